// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/check/ordered_fit.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The third stage of the check: how near each candidate comes, by the token column alone.
namespace onrecord::searcher::check {

/// What is known of a pasted word beside the word itself: see OrderedWord.
struct VaryingWord {
    bool may_vary = false;
    bool follows_gap = false;
    std::vector<std::string> others;
};

/// The pasted words as the candidates are held against them.
struct AskedWords {
    /// As read in each language of the Generation, and as compared (meanings.hpp).
    std::vector<WordReading> readings;
    /// Of each reading in step: which words print may have otherwise (ordered_fit.hpp).
    std::vector<std::vector<VaryingWord>> varying;
    std::vector<std::string> denials;  ///< What denies in these languages, folded.
    std::uint32_t edits = 0;           ///< How many words may differ in what is the same statement.
    std::uint32_t near = 0;            ///< How many of the words may be absent.
    /// How many more may be absent because print can write them otherwise: `12 500` for 12500.
    std::uint32_t slack = 0;
    bool has_gap = false;  ///< Print may have any words between two of them.

    std::uint32_t varying_words(std::size_t reading) const;
    /// More of a reading of so many words need not be told apart: no look takes them.
    std::uint32_t most_measured_edits(std::size_t size) const;
};

/// How near one text comes.
struct TextFit {
    std::uint32_t distance = UINT32_MAX;  ///< Word edits; at most this many where `has_gap`.
    std::uint32_t absent = UINT32_MAX;    ///< Words that are nowhere in it.
    std::size_t end = 0;                  ///< Behind the last word of the nearest piece.
    std::uint32_t neighbours = 0;         ///< Pasted neighbours that stand side by side in it.
    /// Words that must stand in it in their order and do not, as far as a glance tells.
    std::uint32_t wanting = 0;
    bool is_near() const { return distance != UINT32_MAX; }
};

struct NearText {
    Candidate candidate;
    TextFit body;
    TextFit title;
    std::uint32_t distance = 0;  ///< Of the nearer of both.
    std::uint32_t absent = 0;
    std::uint32_t neighbours = 0;
    std::uint32_t wanting = 0;
    /// Of what is not certainly near the least that it can differ: see ordered_fit.hpp. Nothing
    /// where that was not worked out.
    std::optional<std::uint32_t> least_edits;
};

/// Which of the near ones are certain: the others take an optional word that print may have, or a
/// value that it may write otherwise.
bool is_certainly_near(const NearText& text, const AskedWords& words);
/// Which of the others may have the statement, and which may have it with clauses left out.
bool may_have_statement(const NearText& text, const AskedWords& words);
bool may_have_clauses(const NearText& text, const AskedWords& words);

/// The candidates that have enough of the words: those certainly near, then the others, most
/// neighbours first, of which the first `most_measured` are measured more closely. Past the budget
/// it gives what it has.
std::vector<NearText> near_texts(const std::vector<ShardHandle>& shards,
                                 const std::vector<Candidate>& candidates,
                                 const AskedWords& words,
                                 std::size_t most_measured,
                                 WorkBudget& budget);

/// Of candidates that are not near those that have a long run of the words all the same: a
/// statement that was pasted together with something else, longest run first. A run counts that
/// has some words that not everybody uses, and a good part of the paste.
std::vector<NearText> texts_with_run(const std::vector<ShardHandle>& shards,
                                     const std::vector<Candidate>& candidates,
                                     const AskedWords& words,
                                     WorkBudget& budget);

/// `3 near, nearest 0 edits, 0 absent`
std::string to_string(const std::vector<NearText>& texts);

}  // namespace onrecord::searcher::check
