// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

// Normalisation of a text for comparison by meaning instead of spelling: `10 per cent`, `ten
// percent` and `10%` are one unit, `don't` is `do` and `not`, `harbor` is `harbour`, `no one` is
// `nobody`. Texts with the same units say the same (docs/decisions/0015).
namespace onrecord::searcher::check {

enum class UnitKind : std::uint8_t {
    Word,
    Number,      ///< A number, with its scale, per cent sign or currency.
    Address,     ///< A web address, a hashtag or a name with @, digits included.
    Denial,      ///< `not`, and other negations of the text's language.
    WeakDenial,  ///< Denies only together with another: French `ne`.
    Condition,   ///< `if`
    Hesitation,  ///< `um`, and a repeated word.
};

struct Unit {
    UnitKind kind = UnitKind::Word;
    std::uint32_t word = 0;    ///< Index of its first word among the Analyzer's.
    bool is_optional = false;  ///< May be omitted: an address, a hesitation.
};

/// The units of a text: `words` in compared form and, in parallel, the kind of each.
struct Meanings {
    std::vector<schema::Word> words;
    std::vector<Unit> units;
};

/// Reads the units; `words` are the Analyzer's words of `text`. Linear in the text.
Meanings read_meanings(std::string_view text,
                       std::string_view lang,
                       std::vector<schema::Word> words);

}  // namespace onrecord::searcher::check
