// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/alignment.hpp"
#include "searcher/check/meanings.hpp"
#include "searcher/quote_check.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// A text and its words: what spans of the diff are cut from. Both outlive the view.
struct WordsOf {
    std::string_view text;
    std::span<const schema::Word> words;
    std::span<const Unit> units;
    /// Of print: what is the Outlet's own between two pieces of one speech weighs nothing. Empty
    /// where nobody asks.
    std::span<const AlignWord> aligned;
    std::string_view lang;  ///< By which a prefix denies: `unable`. Empty: it is not looked for.
};

/// The alignment as pieces of both texts, neighbouring edits as one piece, each edit weighed.
/// Printed words that an ellipsis of the paste stands for are Dropped pieces too.
std::vector<DiffPiece> word_diff(const Alignment& alignment,
                                 const WordsOf& pasted,
                                 const WordsOf& printed);

/// Whether one side shortens the other to its first letters: `NHS`, `National Health Service`. That
/// they are one is likely, not certain.
bool is_acronym(const DiffPiece& piece);

/// For a terminal without colour: `If Russia [-chooses to invade-] {+invades+} Ukraine`; first what
/// is in print, then what was pasted.
std::string to_text(std::span<const DiffPiece> pieces);

}  // namespace onrecord::searcher::check
