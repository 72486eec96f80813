// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::searcher::check {

/// Who printed the words first among the `members` of `occurrences` (indices, any order; Outlets
/// count, not Entries): the printings of one statement. Claimed only where the interval in which
/// the earliest appeared ends before that of every printing of another Outlet begins.
FirstPrinted first_printed(const std::vector<Occurrence>& occurrences,
                           const std::vector<std::uint32_t>& members);

}  // namespace onrecord::searcher::check
