// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/features.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// The second stage of the check: which Revisions may hold the words. Two looks, one after the
// other, whose limits grow with the index, so that a larger one is not looked at less:
//
//   exact   every Revision that has the words as they were read, side by side. No heuristic takes
//           part: the rarest word's posting list is walked whole, the token column confirms.
//   near    those that share the rarest stems and the rarest pairs of common words.
//
// What is found, and in which order, does not depend on how the Entries are cut into Shards.
namespace onrecord::searcher::check {

struct Candidate {
    std::size_t shard = 0;  ///< Into Generation::shards().
    schema::DocId document = 0;
    std::uint32_t weight = 0;  ///< Sum of the inverse document frequencies of what it shares.
    bool is_exact = false;
};

struct Candidates {
    /// Exact ones first, then by falling weight, of equal ones the earlier published first; each
    /// once.
    std::vector<Candidate> all;
    std::size_t exact = 0;
    /// Something heavy enough to be near was left out for a limit: what is not found among these
    /// may be there all the same. The exact look never cuts anything away that way: what it leaves
    /// out are more printings of the same words.
    bool is_cut = false;
};

/// `7 candidates, 2 exact; cut short`
std::string to_string(const Candidates& candidates);

/// One thread at a time. The handles outlive it.
class CandidateFinder {
public:
    CandidateFinder(std::vector<ShardHandle>& shards,
                    const schema::Analyzer& analyzer,
                    const CandidateLimits& limits);

    /// Of the readings print may lack `absent` words. Past the budget it gives what it has.
    Candidates find(const std::vector<WordReading>& readings,
                    std::uint32_t absent,
                    WorkBudget& budget);

private:
    std::vector<ShardHandle>& shards_;
    const schema::Analyzer& analyzer_;
    CandidateLimits limits_;
    std::vector<std::uint16_t> weights_;  ///< By docid; all zero between two Shards.
};

/// Whether a document is one that is searched: of a Shard that was changed by an overlay not all
/// are.
bool is_shown(const ShardHandle& shard, schema::DocId document);

}  // namespace onrecord::searcher::check
