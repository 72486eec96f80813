// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/aligned.hpp"
#include "searcher/check/candidates.hpp"
#include "searcher/check/ground.hpp"
#include "searcher/check/readings.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/work_budget.hpp"

#include <string>
#include <vector>

// The last stage of the check: orders the occurrences, determines verdict, warnings and clusters,
// and fills the report.
namespace onrecord::searcher::check {

/// A sentence that says which part of the search was not completed; empty when all of it was.
std::string unlooked(const Candidates& candidates,
                     const Aligned& aligned,
                     const WorkBudget& budget,
                     const CheckRequest& request);

/// Fills `report`, except `searched` and `unlooked`.
void make_report(const CheckRequest& request,
                 PasteReadings& paste,
                 Aligned aligned,
                 const Ground& ground,
                 WorkBudget& budget,
                 CheckReport& report);

/// The scope of a search of the Generation.
SearchedScope scope_of(const schema::Generation& generation);

}  // namespace onrecord::searcher::check
