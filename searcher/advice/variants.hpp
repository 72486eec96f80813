// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/advice/index_words.hpp"
#include "searcher/query.hpp"

#include <string>
#include <vector>

// Other ways to write a word, of which the index has the words. Nothing here is applied: it is
// offered, once a search has shown that it finds something.
namespace onrecord::searcher::advice {

/// A leaf that may stand for another one; likeliest first.
struct Variant {
    Query leaf;
    bool is_certain = false;  ///< The same word by a rule or a table, not only near in letters.
};

/// What `leaf` (a Word or a Phrase) might have been written as: names of places and people from
/// vocabulary/exonyms.tsv; joined or parted (`email`, `e-mail`; `F16`; `7000`, `7 000`); with an
/// apostrophe or without (`Omalley`), or what stands before one (`Istanbul'da`); Korean without
/// its particle; other spellings (vocabulary/spellings.tsv); near in letters. Linear in the leaf's
/// length but for the lookups, which are bounded.
std::vector<Variant> variants_of(const Query& leaf, const IndexWords& words);

/// Initials before a name, `JD Pike` as `J. D. Pike`, and words that are one in the index,
/// `e mail` as `email`; `first` and `second` are neighbouring Words.
std::vector<Variant> variants_of(const Query& first, const Query& second, const IndexWords& words);

}  // namespace onrecord::searcher::advice
