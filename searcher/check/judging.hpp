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

/// How many word edits are allowed for a text to count as the same statement: none for up to 2
/// words, 1 for up to 5, then a third of the words. docs/quote-check.md has the measurements behind
/// this choice.
std::uint32_t allowed_edits(std::size_t words);

/// The pasted text and its words.
struct Pasted {
    std::string_view text;
    const PastedWords& words;
};

/// How much of the paste must be found.
enum class Nearness : std::uint8_t {
    Statement,  ///< The statement, with at most allowed_edits().
    Clauses,    ///< Most words, in their order; clauses may be omitted.
    Any,        ///< One word: for the closest passage of a text without the words.
};

/// Aligns the paste with a printed text and describes the match; empty when it is not as near as
/// requested. Occurrence::cluster, statement and the comparison with the requested speaker are
/// filled by later stages.
std::optional<Occurrence> judge(const Pasted& pasted,
                                const PrintedText& printed,
                                Nearness nearness,
                                const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::check
