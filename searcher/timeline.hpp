// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// When what was found was published, as a histogram: UTC, empty buckets in between included.
namespace onrecord::searcher {

enum class TimeUnit : std::uint8_t { Year, Month, Week, Day, Hour, Minute };

/// By TimeUnit, as the interface says them.
inline constexpr std::string_view time_units[] = {"year", "month", "week", "day", "hour", "minute"};

struct TimeBucket {
    schema::Instant begin;
    schema::Instant end;  ///< Not in it.
    std::uint64_t count = 0;
    std::uint64_t all = 0;  ///< Of the whole index in the same time.
    bool operator==(const TimeBucket&) const = default;
};

struct Timeline {
    TimeUnit unit = TimeUnit::Year;
    std::vector<TimeBucket> buckets;  ///< Rising, without gaps.
    std::uint64_t undated = 0;        ///< Entries found whose time is not known.
};

/// Nothing has more buckets, whatever is asked for.
inline constexpr std::size_t most_time_buckets = 2000;

/// The histogram of `found` in the unit; without one the finest that gives at most `most` buckets.
/// A unit that would give more than most_time_buckets is made coarser. Weeks begin on Monday.
Timeline make_timeline(std::span<const schema::Instant> found,
                       std::span<const schema::Instant> all,
                       std::optional<TimeUnit> unit,
                       std::size_t most);

}  // namespace onrecord::searcher
