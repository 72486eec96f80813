// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// What the quote check knows of languages, compiled in so that the program runs from anywhere;
// scripts/cmake/vocabulary.cmake makes the definition.
namespace onrecord::searcher::check::vocabulary {

extern const std::string_view words;  ///< vocabulary/words.tsv

}  // namespace onrecord::searcher::check::vocabulary
