// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/evaluation.hpp"
#include "searcher/query.hpp"
#include "searcher/result_page.hpp"
#include "searcher/searcher.hpp"

#include <cstddef>

// Search of Quotes: a Hit for each Quote whose own words and Speaker match, not for each Entry that
// contains both somewhere. Entries that may have such a Quote are searched as usual; their records
// are read and their Quotes tested one by one.
namespace onrecord::searcher::quote_hits {

/// Limit of records read for one search, best first; with more, totals are lower bounds.
inline constexpr std::uint32_t most_entries = 10'000;

/// Hits with `quote` set. Sorted by time: in the order of their Entries and of the text; by
/// relevance: the first of each Entry, then the second of each, and so on. Totals and Facets count
/// Quotes. `context.problems` are not copied to the page.
ResultPage search(const Query& query,
                  const SearchOptions& options,
                  const PlanContext& context,
                  Clock::time_point deadline);

}  // namespace onrecord::searcher::quote_hits
