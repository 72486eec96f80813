// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/check/pasted_words.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/quote_check.hpp"

#include <cstdint>
#include <optional>

namespace onrecord::searcher::check {

/// How many edits make another statement: none up to 2 words, 1 up to 5, then a third of them.
/// docs/quote-check.md has the measured table this was chosen by.
std::uint32_t allowed_edits(std::size_t words);

/// What is pasted: the text and its words.
struct Pasted {
    std::string_view text;
    const PastedWords& words;
};

/// How much must stand in print for a judgement.
enum class Nearness : std::uint8_t {
    Statement,  ///< All but the edits that leave it the same statement.
    Clauses,    ///< Whole clauses may be left out: most words, in their order.
    Any,        ///< One word: what comes nearest in a text that has not got the words.
};

/// Lays the paste onto a printed text and says what is there: nothing when it is not as near as
/// asked for. `cluster`, `statement` and whose words they are asked to be are left for later.
std::optional<Occurrence> judge(const Pasted& pasted,
                                const PrintedText& printed,
                                Nearness nearness,
                                const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::check
