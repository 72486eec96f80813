// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The language data of the quote check, compiled into the program so that it needs no files at run
// time; scripts/cmake/vocabulary.cmake generates the definition.
namespace onrecord::searcher::check::vocabulary {

extern const std::string_view words;  ///< vocabulary/words.tsv

}  // namespace onrecord::searcher::check::vocabulary
