// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The words of dates, compiled in: each is the TSV file of its name in vocabulary/.
namespace onrecord::searcher::parsing::vocabulary {

extern const std::string_view months;
extern const std::string_view relative_dates;

}  // namespace onrecord::searcher::parsing::vocabulary
