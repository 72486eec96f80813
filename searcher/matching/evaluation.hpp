// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/facet_counter.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/matching/top_documents.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

// One pass over a Generation: matches in the order of documents, window by window, with the
// total, the counts of all Facets and the best documents from the same pass. Once there are as many
// best documents as are wanted, only those groups of documents are scored that can have a better
// one; where neither total nor Facets are asked for, the other groups are not even matched
// (block-max pruning: Ding and Suel 2011).
namespace onrecord::searcher {

using Clock = std::chrono::steady_clock;

struct EvaluationOptions {
    const SearchOptions& search;
    const std::vector<Condition>& conditions;
    Clock::time_point deadline;
};

/// So many superseded documents that match are remembered of a search.
inline constexpr std::size_t most_earlier = 1024;

struct Evaluation {
    std::uint64_t total = 0;
    bool is_complete = true;
    bool is_total_exact = true;  ///< Nothing was passed over.
    std::uint32_t opened_shards = 0;
    std::vector<FoundDocument> best;  ///< Best first, from the first Hit on.
    /// Superseded documents that match where they were not asked for: at most most_earlier, the
    /// newest ones.
    std::vector<FoundDocument> earlier;
    std::vector<schema::Instant> times;  ///< When asked for; those known.
};

/// Adds the counts to `counter`. Looks at the clock once a window.
Evaluation evaluate(const Plan& plan,
                    const PlanContext& context,
                    const EvaluationOptions& options,
                    FacetCounter& counter);

}  // namespace onrecord::searcher
