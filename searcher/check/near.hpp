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

// The third stage of the check: the distance of each candidate to the paste, computed from the
// token column alone, without reading records. Filters of increasing cost are applied: words
// present, edit distance (schema/fit_distance.hpp), words in order, and the bound of
// ordered_fit.hpp.
namespace onrecord::searcher::check {

/// Properties of a pasted word: see OrderedWord.
struct VaryingWord {
    bool may_vary = false;
    bool follows_gap = false;
    std::vector<std::string> others;
};

/// The pasted words, prepared for comparison with candidates.
struct AskedWords {
    /// In each language of the Generation, and in compared form (meanings.hpp).
    std::vector<WordReading> readings;
    /// Parallel to each reading: which words may differ in print (ordered_fit.hpp).
    std::vector<std::vector<VaryingWord>> varying;
    std::vector<std::string> denials;  ///< Negations of these languages, folded.
    std::uint32_t edits = 0;           ///< How many words may differ in the same statement.
    std::uint32_t near = 0;            ///< How many words may be absent.
    /// How many more may be absent because print may write them differently: `12 500` for 12500.
    std::uint32_t slack = 0;
    bool has_gap = false;  ///< An ellipsis: print may have any words there.

    std::uint32_t varying_words(std::size_t reading) const;
    /// For a reading of so many words: the number of edits above which no look accepts a text.
    std::uint32_t most_measured_edits(std::size_t size) const;
};

/// The distance of one text.
struct TextFit {
    std::uint32_t distance = UINT32_MAX;  ///< Word edits; an upper bound with `has_gap`.
    std::uint32_t absent = UINT32_MAX;    ///< Words that do not occur in it.
    std::size_t end = 0;                  ///< End of the nearest piece.
    std::uint32_t neighbours = 0;         ///< Adjacent pasted words that are adjacent in it.
    /// Lower bound of the words that should occur in order and do not.
    std::uint32_t wanting = 0;
    bool is_near() const { return distance != UINT32_MAX; }
};

struct NearText {
    Candidate candidate;
    TextFit body;
    TextFit title;
    std::uint32_t distance = 0;  ///< The smaller one of body and title.
    std::uint32_t absent = 0;
    std::uint32_t neighbours = 0;
    std::uint32_t wanting = 0;
    /// For texts that are not certainly near: a lower bound of the edits (ordered_fit.hpp). Empty
    /// when it was not computed.
    std::optional<std::uint32_t> least_edits;
};

/// Whether a near text is certainly near. The others are near only if optional words or values
/// written differently explain the missing words.
bool is_certainly_near(const NearText& text, const AskedWords& words);
/// Whether one of the others may contain the statement, or may contain it with clauses omitted.
bool may_have_statement(const NearText& text, const AskedWords& words);
bool may_have_clauses(const NearText& text, const AskedWords& words);

/// The candidates that contain enough of the words: certainly near ones first, then the others by
/// descending `neighbours`; for the first `most_measured` of these least_edits is computed. When
/// the budget is exhausted, returns what was found.
std::vector<NearText> near_texts(const std::vector<ShardHandle>& shards,
                                 const std::vector<Candidate>& candidates,
                                 const AskedWords& words,
                                 std::size_t most_measured,
                                 WorkBudget& budget);

/// For candidates that are not near: those that contain a long contiguous run of the pasted words,
/// longest first. This finds a statement that was pasted together with something else. A run must
/// contain enough words that are not among the most frequent, and a good part of the paste.
std::vector<NearText> texts_with_run(const std::vector<ShardHandle>& shards,
                                     const std::vector<Candidate>& candidates,
                                     const AskedWords& words,
                                     WorkBudget& budget);

/// `3 near, nearest 0 edits, 0 absent`
std::string to_string(const std::vector<NearText>& texts);

}  // namespace onrecord::searcher::check
