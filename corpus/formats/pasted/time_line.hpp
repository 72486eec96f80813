// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

// The lines of a pasted liveblog that say when: `14:05`, `2:30 p.m. ET, January 28, 2022`,
// `10.32am GMT`, `Updated at 9.15am`, `12 min ago`.
namespace onrecord::corpus::formats::pasted {

/// A day as printed; `year` 0 where none is.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    bool operator==(const Date&) const = default;
};

struct TimeLine {
    std::optional<Date> date = {};
    std::optional<int> minute_of_day = {};
    std::string_view zone = {};  ///< Abbreviation as printed: `ET`, `GMT`.
    bool is_update = false;      ///< `Updated ...`: of a change, not of the Entry.
    bool is_relative = false;    ///< `5 min ago`: marks an Entry, but says no time.
};

/// Reads a line that says when and nothing else.
std::optional<TimeLine> read_time_line(std::string_view line);

/// A time of day before other words: `14:05 - Talks resume`.
struct TimePrefix {
    TimeLine time;
    std::size_t bytes = 0;  ///< Of the line, with the mark and blanks behind it.
};
std::optional<TimePrefix> read_time_prefix(std::string_view line);

/// The day in a file name such as `newsweek-2022-01-28.txt`, and where it stands.
struct NamedDay {
    Date date;
    std::size_t at = 0;
};
std::optional<NamedDay> find_day(std::string_view file_name);

/// What is known of a moment: to the minute where day, time of day and a zone that we know are
/// printed, else the day. `day` is used where the line has none. Trust C: it is not the Outlet's
/// machine-readable time.
schema::KnownTime known_time(const TimeLine& line, const std::optional<Date>& day);

}  // namespace onrecord::corpus::formats::pasted
