// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Points in time, and how well each is known. Who printed a statement first can only be claimed
// where the times can prove it, so no time travels without its precision and its trust.
namespace onrecord::schema {

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored (POSIX).
struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Instant&) const = default;
};

/// The coarsest part that is known; the Instant is the start of that period, UTC.
enum class Precision : std::uint8_t { Year, Month, Day, Minute, Second };

/// Where a time comes from, best first.
enum class TimeTrust : std::uint8_t {
    A,     ///< The Outlet's own machine-readable time for this very Entry, with a time of day.
    B,     ///< When we saw it: the Capture's own time, an upper bound.
    C,     ///< A date only, or taken from the Liveblog or its page.
    None,  ///< Unknown; the Instant is meaningless.
};

/// Why a time that a Capture gives is not believed. A doubted time has trust C at best and proves
/// nothing, whatever it says. Values reach the disk: never renumbered.
enum class TimeDoubt : std::uint8_t {
    None = 0,            ///< Nothing speaks against it.
    SharedByPage = 1,    ///< The page gives several Entries this one time: it is the page's own.
    DateOnly = 2,        ///< No time of day was given.
    NoZone = 3,          ///< A time of day without a zone.
    AfterSeen = 4,       ///< Later than the Capture that shows it.
    Epoch = 5,           ///< 1970-01-01 or the year 1: a program's way of saying "none".
    Midnight = 6,        ///< Every Entry of the page stands at midnight: a date in disguise.
    BeforeLiveblog = 7,  ///< Earlier than the Liveblog began.
    Guessed = 8,         ///< Worked out from words such as "5 minutes ago" or from a neighbour.
};

/// A time with what is known about it.
struct KnownTime {
    Instant at;
    Precision precision = Precision::Day;
    TimeTrust trust = TimeTrust::None;
    TimeDoubt doubt = TimeDoubt::None;

    bool is_known() const { return trust != TimeTrust::None; }
    bool operator==(const KnownTime&) const = default;
};

/// Whether the time tells one Entry of a page from another: the page printed it, with a time of
/// day, for this very Entry. It may be wrong all the same.
bool tells_apart(const KnownTime& time);

/// A half-open period [begin, end).
struct Period {
    Instant begin;
    Instant end;
    bool operator==(const Period&) const = default;
};

/// `shared-by-page`: as JSON says it; empty for None.
std::string_view name_of(TimeDoubt doubt);
/// For people, as the end of "that time is not believed: ..."; empty for None.
std::string_view describe(TimeDoubt doubt);

/// RFC 3339 in UTC, to the second: `2022-01-28T14:05:00Z`.
std::string to_string(Instant instant);
/// As much as is known: `2022`, `2022-01`, `2022-01-28`, `2022-01-28T14:05Z`, or to the second;
/// empty when unknown.
std::string to_string(const KnownTime& time);
/// `2022-01-28`, the UTC day.
std::string to_day(Instant instant);
/// `2022-01`, the UTC month.
std::string to_month(Instant instant);

/// Reads RFC 3339 and ISO 8601 as liveblogs write them (`2024-07-18T11:48:00+01:00`, a blank for
/// the T, `2025-02-10 12:05:00-05:00`, no seconds, `2022-01-28`, `2022-01`, `2022`, a missing
/// zone taken as UTC, with doubt NoZone). The precision is what was written, the trust A with a
/// time of day and a zone, else C. Nothing when it is not a time.
std::optional<KnownTime> parse_time(std::string_view text);

/// The period that a written date covers: `2022-01` is all of January. Same forms.
std::optional<Period> parse_period(std::string_view text);

}  // namespace onrecord::schema
