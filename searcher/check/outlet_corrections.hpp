// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/ground.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/work_budget.hpp"

#include <optional>
#include <string>

// What an Outlet admits itself: `We misquoted the mayor`, `An earlier version of this entry said`.
// The words by which it does so are data, a language each (vocabulary/words.tsv).
namespace onrecord::searcher::check {

/// The first sentence of a text that admits a mistake outside of Quotes and outside of `span`;
/// empty when there is none.
std::string correction_in(const PrintedText& printed, schema::Span span);

struct LaterCorrection {
    std::string id;  ///< Of the Entry that admits it.
    std::string sentence;
};

/// A later Entry of the same Liveblog that admits a mistake and is about these words: it names
/// their speaker, or has most of their telling words. The earliest of them.
std::optional<LaterCorrection> later_correction(const Ground& ground,
                                                const Occurrence& found,
                                                WorkBudget& budget);

}  // namespace onrecord::searcher::check
