// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/selection.hpp"
#include "searcher/matching/evaluation.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/result_page.hpp"

#include <vector>

// A search finds current Revisions. This counts the Entries of which only an earlier wording
// matches, so that a later edit cannot hide behind "nothing found".
namespace onrecord::searcher {

/// Of the superseded documents that matched, the number of Entries whose current wording does not
/// match. Checks all documents in Evaluation::earlier if nothing else was found, otherwise the
/// newest most_looked_at, because each costs reading a record (about 30 us).
EarlierWordings count_earlier_wordings(const Plan& plan,
                                       const PlanContext& context,
                                       const std::vector<Condition>& conditions,
                                       const Evaluation& evaluation);

/// See count_earlier_wordings().
inline constexpr std::size_t most_looked_at = 64;

}  // namespace onrecord::searcher
