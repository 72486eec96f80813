// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/facet_counter.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/matching/top_documents.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

// The evaluation of a Query: one pass over all Shards, window by window, that yields the total, the
// counts of all Facets and the best documents together (docs/decisions/0002). As soon as enough
// best documents are known, only groups of documents that can contain a better one are scored; if
// neither total nor Facets are requested, the other groups are not even matched (best_scorer.hpp).
// Totals and Facets of frequent terms come from counts stored in the index (known_counts.hpp).
namespace onrecord::searcher {

using Clock = std::chrono::steady_clock;

struct EvaluationOptions {
    const SearchOptions& search;
    const std::vector<Condition>& conditions;
    Clock::time_point deadline;
};

/// How many matching superseded documents are recorded.
inline constexpr std::size_t most_earlier = 1024;

struct Evaluation {
    std::uint64_t total = 0;
    bool is_complete = true;
    bool is_total_exact = true;  ///< False: matches were skipped.
    std::uint32_t opened_shards = 0;
    std::vector<FoundDocument> best;  ///< Best first, including those before `offset`.
    /// Matching superseded documents, if these were not requested: the newest, at most
    /// most_earlier.
    std::vector<FoundDocument> earlier;
    std::vector<schema::Instant> times;  ///< If requested; unknown times are omitted.
};

/// Runs the pass; Facet counts go to `counter`. Reads the clock once per window; past the deadline
/// it stops, with is_complete false. Throws Failure.
Evaluation evaluate(const Plan& plan,
                    const PlanContext& context,
                    const EvaluationOptions& options,
                    FacetCounter& counter);

}  // namespace onrecord::searcher
