// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Bigrams of common words, indexed as terms. A quote that consists of common words only ("we will
// do what we have to do") has no rare word to be found by, but its pairs are rare enough. Pairs
// that contain a rare word are not indexed: the rare word finds the quote alone, and the pairs
// would only add size (docs/decisions/0009).
namespace onrecord::schema {

/// True for the words (folded forms) of the built-in list of most frequent words, all languages
/// together.
bool is_common_word(std::string_view form);

/// The terms of all pairs of adjacent common words in `words`, sorted, without duplicates: `XP:we
/// will`.
std::vector<std::string> common_pair_terms(std::span<const Word> words);

}  // namespace onrecord::schema
