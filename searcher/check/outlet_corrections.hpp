// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/ground.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/work_budget.hpp"

#include <optional>
#include <string>

// Corrections by the Outlet itself: `We misquoted the mayor`, `An earlier version of this entry
// said`. The words that mark them are data, by language (vocabulary/words.tsv).
namespace onrecord::searcher::check {

/// The first sentence that admits a mistake, outside Quotes and outside `span`; empty when there is
/// none.
std::string correction_in(const PrintedText& printed, schema::Span span);

struct LaterCorrection {
    std::string id;  ///< Of the Entry with the correction.
    std::string sentence;
};

/// The earliest later Entry of the same Liveblog that admits a mistake and is about these words: it
/// names their speaker or contains most of their significant words.
std::optional<LaterCorrection> later_correction(const Ground& ground,
                                                const Occurrence& found,
                                                WorkBudget& budget);

}  // namespace onrecord::searcher::check
