// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::documents {

/// The lines of a text, without line ends and trailing blanks.
std::vector<std::string_view> lines_of(std::string_view text);

/// A text's paragraphs separated by "\n\n". Lines wrapped at a fixed width are joined; otherwise
/// each line is a paragraph, as pasted from word processors. Typewriter quotation marks are
/// normalised (typed_marks.hpp).
std::string read_plain_text(std::string_view text);

}  // namespace onrecord::corpus::documents
