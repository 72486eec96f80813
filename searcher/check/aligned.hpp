// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/check/ground.hpp"
#include "searcher/check/near.hpp"
#include "searcher/check/readings.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The fourth stage of the check: the near texts are read and aligned with the paste word by word.
// Searches of decreasing strictness ("looks") are tried until one finds something: for the
// statement itself, for one that continues in the Liveblog's next Entry, for one with clauses
// omitted, for a long common run of words.
namespace onrecord::searcher::check {

struct Aligned {
    std::vector<Occurrence> occurrences;  ///< Unordered.
    /// If there are none: the closest passages, best first. Their words differ.
    std::vector<Occurrence> nearest;
    std::string_view look;        ///< The look that found the occurrences.
    std::size_t read = 0;         ///< Records read.
    std::size_t passed_over = 0;  ///< Near texts that may contain the words but were not read.
};

/// `2 occurrences by the look for the statement; 5 records read`
std::string to_string(const Aligned& aligned);

/// Uses the speaker and the times of `request`. Stops when the budget is exhausted.
Aligned align_texts(const Ground& ground,
                    PasteReadings& paste,
                    const AskedWords& words,
                    const CheckRequest& request,
                    const std::vector<Candidate>& candidates,
                    NearTexts& texts,
                    const std::vector<NearText>& near,
                    WorkBudget& budget);

}  // namespace onrecord::searcher::check
