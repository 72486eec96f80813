// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/evaluation.hpp"
#include "searcher/query.hpp"
#include "searcher/result_page.hpp"
#include "searcher/searcher.hpp"

#include <cstddef>

// Quotes as Hits: one row for each quotation whose own words and own Speaker are what was asked
// for, not for each Entry that happens to hold both. Entries that may have such a Quote are found
// as ever; their records are read, and their Quotes judged one by one.
namespace onrecord::searcher::quote_hits {

/// Records read for one search, the best first; with more the totals are floors.
inline constexpr std::uint32_t most_entries = 10'000;

/// Hits with `quote` set; by time in the order of their Entries and of the text, by relevance first
/// the first of each Entry, then the second of each, and so on. Totals and Facets count Quotes.
/// `context.problems` are not put into the page.
ResultPage search(const Query& query,
                  const SearchOptions& options,
                  const PlanContext& context,
                  Clock::time_point deadline);

}  // namespace onrecord::searcher::quote_hits
