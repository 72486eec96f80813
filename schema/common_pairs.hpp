// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Pairs of neighbouring common words as terms. A quote of nothing but common words ("we will do
// what we have to do") has no rare word to be found by, but its pairs are rare enough; pairs with
// a rare word would add nothing but size, since that word finds the quote alone.
namespace onrecord::schema {

/// True for the commonest words (folded forms) of the languages we read.
bool is_common_word(std::string_view form);

/// The terms of the neighbouring common words in `words`, each once, sorted: `XP:we will`.
std::vector<std::string> common_pair_terms(std::span<const Word> words);

}  // namespace onrecord::schema
