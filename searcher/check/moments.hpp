// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/read_words.hpp"

#include <cstddef>
#include <optional>
#include <string>

// Reads dates and times of day as values, independent of notation: `3 March` and `the third of
// March`; `6.30pm`, `18:30` and `18.30 Uhr`; `half past six`.
namespace onrecord::searcher::check {

struct Moment {
    std::string form;  ///< `3/3`, `t18:30`
    std::size_t words = 0;
    std::string year = {};  ///< Of a day in digits, `4.3.2025`: a unit of its own behind it.
};

std::optional<Moment> date_at(const ReadWords& words, std::size_t at);
std::optional<Moment> clock_at(const ReadWords& words, std::size_t at);

}  // namespace onrecord::searcher::check
