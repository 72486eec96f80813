// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/advice/index_words.hpp"
#include "searcher/query.hpp"

#include <string>
#include <vector>

// Alternative spellings of a word that exist in the index. They are offered, never applied, and
// only after a search showed that they find something.
namespace onrecord::searcher::advice {

/// A leaf that may replace another one.
struct Variant {
    Query leaf;
    bool is_certain = false;  ///< The same word by a rule or table, not only by similar letters.
};

/// Alternatives for `leaf` (a Word or a Phrase), most likely first: names of places and people from
/// vocabulary/exonyms.tsv; joined or split (`email`, `e-mail`; `F16`; `7000`, `7 000`); with an
/// apostrophe or without (`Omalley`), or the part before one (`Istanbul'da`); Korean without its
/// particle; other spellings (vocabulary/spellings.tsv); similar letters. Linear in the leaf's
/// length, plus a bounded number of lookups.
std::vector<Variant> variants_of(const Query& leaf, const IndexWords& words);

/// Initials before a name, `JD Pike` as `J. D. Pike`, and words that are one in the index,
/// `e mail` as `email`; `first` and `second` are neighbouring Words.
std::vector<Variant> variants_of(const Query& first, const Query& second, const IndexWords& words);

}  // namespace onrecord::searcher::advice
