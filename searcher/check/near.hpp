// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/check/ordered_fit.hpp"
#include "searcher/check/word_ids.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
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

/// The pasted words, prepared for comparison with candidates: the readings are in each language of
/// the Generation, and in compared form (meanings.hpp).
struct AskedWords : LookedUp {
    /// Parallel to each reading: which words may differ in print (ordered_fit.hpp).
    std::vector<std::vector<VaryingWord>> varying;
    std::uint32_t edits = 0;  ///< How many words may differ in the same statement.
    std::uint32_t near = 0;   ///< How many words may be absent.
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

/// Result of comparing a text that is not certainly near more closely (ordered_fit.hpp).
enum class Glance : std::uint8_t {
    NotTaken,
    Unlike,  ///< Has enough of the words, but too few adjacent or in order.
    Beyond,  ///< Needs more edits than the same statement may have.
    Likely,
};

struct NearText {
    Candidate candidate;
    TextFit body;
    TextFit title;
    std::uint32_t distance = 0;  ///< The smaller one of body and title.
    std::uint32_t absent = 0;
    std::uint32_t neighbours = 0;
    std::uint32_t wanting = 0;
    Glance glance = Glance::NotTaken;  ///< For texts that are not certainly near.
};

/// Whether a near text is certainly near. The others are near only if optional words or values
/// written differently explain the missing words.
bool is_certainly_near(const NearText& text, const AskedWords& words);

/// The input of NearTexts for one check. All references must outlive it.
struct Glanced {
    const std::vector<ShardHandle>& shards;
    const AskedWords& words;
    const WordIds& ids;
    /// The negations of the Generation's languages, by Shard.
    const std::vector<std::vector<schema::WordId>>& denials;
};

class ShardTexts;

/// Compares the candidates of one check with the pasted words. Not thread-safe.
class NearTexts {
public:
    NearTexts(const Glanced& glanced, WorkBudget& budget);
    ~NearTexts();
    NearTexts(const NearTexts&) = delete;
    NearTexts& operator=(const NearTexts&) = delete;

    const WordIds& ids() const { return glanced_.ids; }

    /// The candidates that contain enough of the words: certainly near ones first, then the others
    /// by descending `neighbours`; for the first `most_measured` of these `glance` is computed.
    /// When the budget is exhausted, returns what was found.
    std::vector<NearText> find(const std::vector<Candidate>& candidates, std::size_t most_measured);

    /// Whether a text returned by find() may contain the statement with clauses omitted.
    bool may_have_clauses(const NearText& text);

    /// For candidates that are not near: those that contain a long contiguous run of the pasted
    /// words, longest first. This finds a statement that was pasted together with something else. A
    /// run must contain enough words that are not among the most frequent, and a good part of the
    /// paste.
    std::vector<NearText> with_run(const std::vector<Candidate>& candidates);

private:
    ShardTexts& of(const Candidate& candidate);
    template <class Fit>
    std::vector<NearText> fit_all(const std::vector<Candidate>& candidates, Fit fit);
    /// Whether `is` holds for the body or the title, whichever is near.
    template <class Is>
    bool is_either(const NearText& text, Is is);

    const Glanced& glanced_;
    WorkBudget& budget_;
    std::vector<std::unique_ptr<ShardTexts>> texts_;  ///< By Shard, made when needed.
};

/// `3 near, nearest 0 edits, 0 absent`
std::string to_string(const std::vector<NearText>& texts);

}  // namespace onrecord::searcher::check
