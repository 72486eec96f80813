// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/instant.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The second stage of the check: which Revisions may hold the words. Two looks, one after the
// other, each Shard by itself, so that a larger index is not looked at less:
//
//   exact   every Revision that has the words as they were read, side by side. No heuristic takes
//           part: the rarest word's posting list is walked whole, the token column confirms.
//   near    those that share the rarest stems and the rarest pairs of common words.
namespace onrecord::searcher::check {

/// One way to read the words: as the index holds them in a language, or as they are compared.
using WordReading = std::vector<schema::Word>;

struct Candidate {
    std::size_t shard = 0;  ///< Into Generation::shards().
    schema::DocId document = 0;
    std::uint32_t weight = 0;  ///< Sum of the inverse document frequencies of what it shares.
    bool is_exact = false;
};

struct Candidates {
    std::vector<Candidate> all;  ///< Exact ones first, then by falling weight; each once.
    std::size_t exact = 0;
    /// Shards in which something heavy enough to be near was left out for a limit: what is not
    /// found among these may be there all the same. The exact look never cuts anything away that
    /// way: it stops where it has found plenty.
    std::size_t cut_shards = 0;
};

/// `7 candidates, 2 exact; 1 Shard cut short`
std::string to_string(const Candidates& candidates);

/// One thread at a time. The handles outlive it.
class CandidateFinder {
public:
    CandidateFinder(std::vector<ShardHandle>& shards,
                    const schema::Analyzer& analyzer,
                    const CandidateLimits& limits);

    /// Of the readings print may lack `absent` words. Only what was published `before`, where that
    /// is given. Past the budget it gives what it has.
    Candidates find(const std::vector<WordReading>& readings,
                    std::uint32_t absent,
                    std::optional<schema::Instant> before,
                    WorkBudget& budget);

private:
    std::vector<ShardHandle>& shards_;
    const schema::Analyzer& analyzer_;
    CandidateLimits limits_;
    std::vector<std::uint16_t> weights_;  ///< By docid; all zero between two Shards.
};

/// Whether a document was published before that time, as far as its time is known.
bool is_early_enough(const ShardHandle& shard,
                     schema::DocId document,
                     const std::optional<schema::Instant>& before);

}  // namespace onrecord::searcher::check
