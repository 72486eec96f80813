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

// The last stage of the check: what was laid against the paste, put in order and judged.
namespace onrecord::searcher::check {

/// What of the search for the words was left undone; empty when nothing was.
std::string unlooked(const Candidates& candidates,
                     const Aligned& aligned,
                     const WorkBudget& budget,
                     const CheckRequest& request);

/// Fills `report` but for what was searched and not looked at.
void make_report(const CheckRequest& request,
                 PasteReadings& paste,
                 Aligned aligned,
                 const Ground& ground,
                 WorkBudget& budget,
                 CheckReport& report);

/// What "not found" means in a Generation.
SearchedScope scope_of(const schema::Generation& generation);

}  // namespace onrecord::searcher::check
