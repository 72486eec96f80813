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

// The fourth stage of the check: the near texts are read and laid against the paste word by word.
// Looks of falling strictness are taken until one finds something: the statement itself, one that
// goes on in the Liveblog's next Entry, one with clauses left out, a long run of it.
namespace onrecord::searcher::check {

struct Aligned {
    std::vector<Occurrence> occurrences;  ///< In no order.
    /// Where there are none: what comes nearest, best first. These are not the same words.
    std::vector<Occurrence> nearest;
    std::string_view look;        ///< Which look found the occurrences.
    std::size_t read = 0;         ///< Records read.
    std::size_t passed_over = 0;  ///< Near texts that may have the words and were not read.
};

/// `2 occurrences by the look for the statement; 5 records read`
std::string to_string(const Aligned& aligned);

/// Of `request` the speaker and the moments count.
Aligned align_texts(const Ground& ground,
                    PasteReadings& paste,
                    const AskedWords& words,
                    const CheckRequest& request,
                    const std::vector<Candidate>& candidates,
                    const std::vector<NearText>& near,
                    WorkBudget& budget);

}  // namespace onrecord::searcher::check
