// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

// The lines of a liveblog that say when: `14:05`, `2:30 p.m. ET, January 28, 2022`, `10.32am GMT`,
// `Updated at 9.15am`, `vor 5 Minuten`, `Hier à 14h05`, `12:50Ann Lee`. The words of all languages
// come from vocabulary/time_words.tsv, the zones from vocabulary/zones.tsv.
namespace onrecord::corpus::formats::pasted {

/// A day as printed; `year` 0 where none is.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    bool operator==(const Date&) const = default;
};

/// A day told by its distance from the page's own.
enum class NearDay : std::uint8_t { None, Today, Yesterday };

struct TimeLine {
    std::optional<Date> date = {};
    std::optional<int> minute_of_day = {};
    std::string_view zone = {};  ///< As printed: `ET`, `GMT`, `UTC+05:30`, `Greenwich Mean Time`.
    NearDay near_day = NearDay::None;
    bool is_update = false;       ///< `Updated ...`: of a change, not of the Entry.
    bool is_relative = false;     ///< `5 min ago`: marks an Entry, but says no time.
    bool is_date_unsure = false;  ///< `05/03/2024`: `date` is the fifth of March, or else of May.
    bool operator==(const TimeLine&) const = default;
};

/// Reads a line that says when and nothing else.
std::optional<TimeLine> read_time_line(std::string_view line);

/// How a time and the other words of its line are joined.
enum class Join : std::uint8_t {
    Mark,   ///< `14:05 - Talks resume`, `12.50pm: Talks resume`.
    Glue,   ///< `12:50Ann Lee`, as copied from two boxes side by side.
    Blank,  ///< `12:50 Ann Lee`.
};

/// A line with a time at its begin, or at its end behind a name.
struct TimedLine {
    TimeLine time;
    std::string_view time_text;
    std::string_view rest;  ///< The other words, without marks at the join; never empty.
    Join join = Join::Mark;
    bool is_rest_before = false;
};
std::optional<TimedLine> read_timed_line(std::string_view line);

/// The zone in a line that gives it for every time of a page and says nothing else: `All times
/// GMT`,
/// `(heure de Paris)`. Points into the line.
std::optional<std::string_view> read_zone_of_all(std::string_view line);

/// A title with its time behind it: `Talks resume 14:05`. Only where most titles of a page have one
/// is it more than a sentence's end.
std::optional<TimedLine> read_time_behind_title(std::string_view line);

/// A time of day before other words and parted from them by a mark: `14:05 - Talks resume`.
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

/// What is known of a moment: to the minute where day and time of day are printed, with doubt
/// NoZone and as if in UTC where no zone is; the day where the zone has no one meaning. `day` is
/// used where the line has none. Trust C: it is not the Outlet's machine-readable time.
schema::KnownTime known_time(const TimeLine& line, const std::optional<Date>& day);

/// How far a clock may run ahead of when its page was seen before it is yesterday's: clocks differ
/// a little, and without a zone it may be that of a place to the east (Tokyo's is 9 hours ahead).
inline constexpr std::chrono::hours most_ahead_with_zone{1};
inline constexpr std::chrono::hours most_ahead_without_zone{9};

Date utc_day(schema::Instant at);
/// The day `days` later; nothing for a day that no calendar has.
std::optional<Date> days_later(const Date& date, int days);

}  // namespace onrecord::corpus::formats::pasted
