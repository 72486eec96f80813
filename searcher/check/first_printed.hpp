// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/quote_check.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::searcher::check {

/// Which Outlet printed a statement first. `members` are indices into `occurrences`, in any order:
/// the printings of the statement. A claim is made only if the interval in which the earliest one
/// appeared ends before the interval of every printing by another Outlet begins.
FirstPrinted first_printed(const std::vector<Occurrence>& occurrences,
                           const std::vector<std::uint32_t>& members);

}  // namespace onrecord::searcher::check
