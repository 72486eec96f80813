// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <optional>
#include <string>
#include <string_view>

// Parsing of dates and periods in Queries.
namespace onrecord::searcher {

/// The result; without a period, `complaint` says why and what to write instead.
struct DateReading {
    std::optional<schema::Period> period;
    std::string complaint;
};

/// Reads one date or period: `2024-03-05` and what schema::parse_period reads; `05.03.2024` (day
/// first, as points are used), `2024/03/05`, `5 March 2024`, `March 5, 2024`, `March 2024`, in the
/// languages of vocabulary/months.tsv; `today`, `yesterday`, `last week` and their like from
/// vocabulary/relative_dates.tsv, `7d` and `last 7 days` until `now`. Days are UTC, weeks begin on
/// Monday. `05/03/2024` is ambiguous and gives a complaint. Pure.
DateReading read_date(std::string_view text, schema::Instant now);

}  // namespace onrecord::searcher
