// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/features.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/check/word_ids.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// The second stage of the check, candidate generation: which Revisions may contain the words. Two
// searches ("looks") are made. Their limits grow with the index, so that a larger index is not
// searched less thoroughly:
//
//   exact   every Revision that has the words as they were read, or others alike in their stead
//           (LookedUp), side by side. No heuristic takes part: the rarest word's posting list is
//           walked whole, the token column confirms.
//   near    those that share the rarest stems and the rarest pairs of common words.
//
// The near look is a filter in the sense of approximate matching: a text that contains the
// statement with few words absent must share some of the features, so that one intersection count
// over a few short lists (features.hpp) leaves a small set to measure. Neither the candidates nor
// their order depend on the division into Shards.
namespace onrecord::searcher::check {

struct Candidate {
    std::size_t shard = 0;  ///< Index into Generation::shards().
    schema::DocId document = 0;
    std::uint32_t weight = 0;  ///< Sum of the weights (idf) of the shared features.
    bool is_exact = false;
};

struct Candidates {
    /// Exact ones first, then by descending weight; see candidate_order.hpp. Without duplicates.
    std::vector<Candidate> all;
    std::size_t exact = 0;
    /// A limit removed candidates that were heavy enough to be near, so "not found" would be
    /// unproven. The exact look never causes this: what it omits are only further printings of the
    /// same words.
    bool is_cut = false;
};

/// `7 candidates, 2 exact; cut short`
std::string to_string(const Candidates& candidates);

/// One thread at a time. The handles must outlive it.
class CandidateFinder {
public:
    CandidateFinder(std::vector<ShardHandle>& shards,
                    const schema::Analyzer& analyzer,
                    const CandidateLimits& limits);

    /// Finds candidates in which at most `absent` words of a reading are missing. When the budget
    /// is exhausted, returns what was found.
    Candidates find(const LookedUp& asked,
                    const WordIds& ids,
                    std::uint32_t absent,
                    WorkBudget& budget);

private:
    std::vector<ShardHandle>& shards_;
    const schema::Analyzer& analyzer_;
    CandidateLimits limits_;
    std::vector<std::uint16_t> weights_;  ///< Accumulator by docid; all zero between Shards.
};

/// Whether a document belongs to the Generation; see schema::OpenShard::is_shown().
bool is_shown(const ShardHandle& shard, schema::DocId document);

}  // namespace onrecord::searcher::check
