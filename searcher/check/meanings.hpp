// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

// A text as the quote check compares it: what its words mean, not how they are written. `10 per
// cent`, `ten percent` and `10%` are one unit, `don't` is `do` and `not`, `harbor` is `harbour`,
// `no one` is `nobody`. Two texts with the same units say the same.
namespace onrecord::searcher::check {

enum class UnitKind : std::uint8_t {
    Word,
    Number,      ///< A number, with its scale, per cent sign or currency.
    Address,     ///< A web address, a hashtag or a name with @: no number, whatever it holds.
    Denial,      ///< `not`, and what denies in the text's language.
    WeakDenial,  ///< Denies together with another: French `ne`.
    Condition,   ///< `if`
    Hesitation,  ///< `um`, and a word said twice.
};

struct Unit {
    UnitKind kind = UnitKind::Word;
    std::uint32_t word = 0;    ///< Index of its first word among the Analyzer's.
    bool is_optional = false;  ///< May be left out: an address, a hesitation.
};

/// The units of a text: `words` as compared, and what each is, in step.
struct Meanings {
    std::vector<schema::Word> words;
    std::vector<Unit> units;
};

/// Of the words that the Analyzer reads in `text`. Linear in the text.
Meanings read_meanings(std::string_view text,
                       std::string_view lang,
                       std::vector<schema::Word> words);

}  // namespace onrecord::searcher::check
