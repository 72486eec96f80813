// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::documents {

/// The lines of a text, without their ends and the blanks before those.
std::vector<std::string_view> lines_of(std::string_view text);

/// A text's paragraphs parted by "\n\n". Lines that were broken to a width are joined again; where
/// they were not, each line is a paragraph, as word processors paste them. Typewriter marks are
/// read as print has them (typed_marks.hpp).
std::string read_plain_text(std::string_view text);

}  // namespace onrecord::corpus::documents
