// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The words of pages, compiled in: each is the TSV file of its name in vocabulary/, where a README
// says what the columns are.
namespace onrecord::corpus::html::vocabulary {

extern const std::string_view furniture;
extern const std::string_view markup_words;
extern const std::string_view bylines;
extern const std::string_view liveblog_words;

}  // namespace onrecord::corpus::html::vocabulary
