// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The vocabulary of pages, compiled in. Each is the TSV file of that name in vocabulary/, whose
// README describes the columns.
namespace onrecord::corpus::html::vocabulary {

extern const std::string_view furniture;
extern const std::string_view markup_words;
extern const std::string_view bylines;
extern const std::string_view liveblog_words;

}  // namespace onrecord::corpus::html::vocabulary
