// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// A histogram of publication times, UTC, including empty buckets.
namespace onrecord::searcher {

enum class TimeUnit : std::uint8_t { Year, Month, Week, Day, Hour, Minute };

/// Names in the HTTP interface, indexed by TimeUnit.
inline constexpr std::string_view time_units[] = {"year", "month", "week", "day", "hour", "minute"};

struct TimeBucket {
    schema::Instant begin;
    schema::Instant end;  ///< Exclusive.
    std::uint64_t count = 0;
    std::uint64_t all = 0;  ///< Entries of the whole index in that period.
    bool operator==(const TimeBucket&) const = default;
};

struct Timeline {
    TimeUnit unit = TimeUnit::Year;
    std::vector<TimeBucket> buckets;  ///< Ascending, without gaps.
    std::uint64_t undated = 0;        ///< Entries found whose time is unknown.
};

/// Upper limit of the number of buckets.
inline constexpr std::size_t most_time_buckets = 2000;

/// The histogram of `found` by `unit`; without a unit, by the finest that gives at most `most`
/// buckets. If a unit gives more than most_time_buckets, a coarser one is used. Weeks start on
/// Monday.
Timeline make_timeline(std::span<const schema::Instant> found,
                       std::span<const schema::Instant> all,
                       std::optional<TimeUnit> unit,
                       std::size_t most);

}  // namespace onrecord::searcher
