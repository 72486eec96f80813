// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/timeline.hpp"

#include <algorithm>
#include <chrono>

namespace onrecord::searcher {
namespace {

using schema::Instant;
using namespace std::chrono;
using Time = sys_time<milliseconds>;

/// What Instants before the year 1 and after 9999 are: nobody published then.
constexpr Time first_time{sys_days{year{1} / 1 / 1}};
constexpr Time last_time{sys_days{year{9999} / 12 / 31}};

Time time_of(Instant instant) { return Time{milliseconds{instant.milliseconds}}; }
Instant instant_of(Time time) { return {time.time_since_epoch().count()}; }

bool is_known(Instant instant) {
    return instant >= instant_of(first_time) && instant < instant_of(last_time);
}

Time begin_of(Time time, TimeUnit unit) {
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    switch (unit) {
        case TimeUnit::Year:
            return sys_days{date.year() / January / 1};
        case TimeUnit::Month:
            return sys_days{date.year() / date.month() / 1};
        case TimeUnit::Week:
            return day - (weekday{day} - Monday);
        case TimeUnit::Day:
            return day;
        case TimeUnit::Hour:
            return floor<hours>(time);
        case TimeUnit::Minute:
            return floor<minutes>(time);
    }
    return time;
}

Time next_of(Time begin, TimeUnit unit) {
    const year_month_day date{floor<days>(begin)};
    switch (unit) {
        case TimeUnit::Year:
            return sys_days{(date.year() + years{1}) / January / 1};
        case TimeUnit::Month:
            return sys_days{(date.year() / date.month() + months{1}) / 1};
        case TimeUnit::Week:
            return begin + days{7};
        case TimeUnit::Day:
            return begin + days{1};
        case TimeUnit::Hour:
            return begin + hours{1};
        case TimeUnit::Minute:
            return begin + minutes{1};
    }
    return begin;
}

/// Roughly: a unit's shortest length.
milliseconds length_of(TimeUnit unit) {
    constexpr milliseconds lengths[] = {
        days{365}, days{28}, days{7}, days{1}, hours{1}, minutes{1}};
    return lengths[static_cast<std::size_t>(unit)];
}

std::size_t buckets_of(Time first, Time last, TimeUnit unit) {
    const Time begin = begin_of(first, unit);
    if ((last - begin) / length_of(unit) > 2 * static_cast<std::int64_t>(most_time_buckets)) {
        return 2 * most_time_buckets;
    }
    std::size_t count = 0;
    for (Time time = begin; time <= last; time = next_of(time, unit)) {
        ++count;
    }
    return count;
}

TimeUnit coarser(TimeUnit unit) { return static_cast<TimeUnit>(static_cast<int>(unit) - 1); }

TimeUnit choose(Time first, Time last, std::optional<TimeUnit> asked, std::size_t most) {
    TimeUnit unit = asked.value_or(TimeUnit::Minute);
    const std::size_t bound = asked ? most_time_buckets : std::min(most, most_time_buckets);
    while (unit != TimeUnit::Year && buckets_of(first, last, unit) > bound) {
        unit = coarser(unit);
    }
    return unit;
}

void count(std::span<const Instant> times,
           std::vector<TimeBucket>& buckets,
           std::uint64_t TimeBucket::*where) {
    for (const Instant time : times) {
        const auto behind = std::ranges::upper_bound(buckets, time, {}, &TimeBucket::begin);
        if (behind == buckets.begin()) continue;
        TimeBucket& bucket = *std::prev(behind);
        if (time < bucket.end) ++(bucket.*where);
    }
}

}  // namespace

Timeline make_timeline(std::span<const Instant> found,
                       std::span<const Instant> all,
                       std::optional<TimeUnit> unit,
                       std::size_t most) {
    Timeline timeline;
    std::optional<Instant> first;
    std::optional<Instant> last;
    for (const Instant time : found) {
        if (!is_known(time)) {
            ++timeline.undated;
            continue;
        }
        first = std::min(first.value_or(time), time);
        last = std::max(last.value_or(time), time);
    }
    timeline.unit = unit.value_or(TimeUnit::Year);
    if (!first) return timeline;
    timeline.unit = choose(time_of(*first), time_of(*last), unit, std::max<std::size_t>(most, 1));
    Time begin = begin_of(time_of(*first), timeline.unit);
    while (begin <= time_of(*last) && timeline.buckets.size() < most_time_buckets) {
        const Time end = next_of(begin, timeline.unit);
        timeline.buckets.push_back({instant_of(begin), instant_of(end)});
        begin = end;
    }
    count(found, timeline.buckets, &TimeBucket::count);
    count(all, timeline.buckets, &TimeBucket::all);
    return timeline;
}

}  // namespace onrecord::searcher
