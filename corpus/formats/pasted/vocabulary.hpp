// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The words of pasted pages, compiled in: each is the TSV file of its name in vocabulary/, whose
// first lines say what the columns are.
namespace onrecord::corpus::formats::pasted::vocabulary {

extern const std::string_view time_words;
extern const std::string_view zones;
extern const std::string_view page_lines;

}  // namespace onrecord::corpus::formats::pasted::vocabulary
