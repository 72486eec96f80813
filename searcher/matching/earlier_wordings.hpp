// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/selection.hpp"
#include "searcher/matching/evaluation.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/result_page.hpp"

#include <vector>

// A search finds what stands now. An Entry that said the words once and was changed since must not
// hide behind "nothing found": it is counted here.
namespace onrecord::searcher {

/// Of the superseded documents that matched: how many Entries have no match in their current
/// wording. Looks at all that were remembered where nothing else was found, else at the newest
/// `most_looked_at`, for each costs a record's reading (some 30 microseconds).
EarlierWordings count_earlier_wordings(const Plan& plan,
                                       const PlanContext& context,
                                       const std::vector<Condition>& conditions,
                                       const Evaluation& evaluation);

/// See count_earlier_wordings().
inline constexpr std::size_t most_looked_at = 64;

}  // namespace onrecord::searcher
