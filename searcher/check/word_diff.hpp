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

/// A text and its words, from which the pieces of the diff are cut. A view; both must outlive it.
struct WordsOf {
    std::string_view text;
    std::span<const schema::Word> words;
    std::span<const Unit> units;
    /// For the printed text: marks the Outlet's own words between two parts of one speech, which
    /// have no Weight. May be empty.
    std::span<const AlignWord> aligned;
    std::string_view lang;  ///< Language for negating prefixes: `unable`. Empty: none.
};

/// The alignment as pieces of both texts, with adjacent edits merged and each edit's Weight set.
/// Printed words at an ellipsis of the paste are Dropped pieces too.
std::vector<DiffPiece> word_diff(const Alignment& alignment,
                                 const WordsOf& pasted,
                                 const WordsOf& printed);

/// Whether one side is the initials of the other: `NHS`, `National Health Service`. The same
/// meaning is likely, not certain.
bool is_acronym(const DiffPiece& piece);

/// Whether the letters and digits are the same, and signs or marks of print are absent: `2
/// trillion` of `$2 trillion`, `1030` of `10:30`. Copying loses them; so it is likely, not certain,
/// that nothing was changed. Not where digits without a mark are another number: `35` of `3.5`.
bool loses_marks(const DiffPiece& piece);
/// Whether nothing that changes the meaning can hang on those marks: no digit stands there.
bool loses_only_marks(const DiffPiece& piece);

/// For a terminal without colour: `If Russia [-chooses to invade-] {+invades+} Ukraine`; the
/// printed words first, then the pasted ones.
std::string to_text(std::span<const DiffPiece> pieces);

}  // namespace onrecord::searcher::check
