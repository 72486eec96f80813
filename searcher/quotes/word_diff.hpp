// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/quotes/alignment.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::quotes {

/// A text and its words: what spans of the diff are cut from. Both outlive the view.
struct WordsOf {
    std::string_view text;
    std::span<const schema::Word> words;
};

/// The alignment as pieces of both texts, neighbouring edits as one piece, each edit weighed.
/// Printed words that an ellipsis of the paste stands for are Dropped pieces too.
std::vector<DiffPiece> word_diff(const Alignment& alignment,
                                 const WordsOf& pasted,
                                 const WordsOf& printed);

/// For a terminal without colour: `If Russia [-chooses to invade-] {+invades+} Ukraine`; first what
/// is in print, then what was pasted.
std::string to_text(std::span<const DiffPiece> pieces);

/// True for a folded word that denies: `not`, `never`, `nicht`, anything in `n't`.
bool is_negation(std::string_view form);
/// True for a folded word that sets a condition: `if`, `unless`, `wenn`.
bool is_condition(std::string_view form);
/// True for digits, currency, per cent and number words.
bool is_number(std::string_view form);

}  // namespace onrecord::searcher::quotes
