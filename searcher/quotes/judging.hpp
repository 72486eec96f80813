// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/quotes/pasted_words.hpp"

#include <cstdint>
#include <optional>

namespace onrecord::searcher::quotes {

/// How many edits make another statement: none up to 2 words, 1 up to 5, then a third of them.
/// docs/quote-check.md has the measured table this was chosen by.
std::uint32_t allowed_edits(std::size_t words);

/// What is pasted: the text and its words.
struct Pasted {
    std::string_view text;
    const PastedWords& words;
};

/// Lays the paste onto one text of a Revision and says what is there: nothing when it takes more
/// edits than allowed. `cluster` and `is_asked_speaker` are left for later.
std::optional<Occurrence> judge(const Pasted& pasted,
                                const schema::AnnotatedEntry& revision,
                                schema::Where where,
                                const schema::Analyzer& analyzer);

/// The same with any number of edits short of all words: what comes nearest in a text that does
/// not have the words.
std::optional<Occurrence> judge_nearest(const Pasted& pasted,
                                        const schema::AnnotatedEntry& revision,
                                        schema::Where where,
                                        const schema::Analyzer& analyzer);

/// The same for a paste that leaves whole clauses out: most of its words must stand in their order,
/// and most of those that not everybody uses.
std::optional<Occurrence> judge_loosely(const Pasted& pasted,
                                        const schema::AnnotatedEntry& revision,
                                        schema::Where where,
                                        const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::quotes
