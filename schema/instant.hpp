// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Points in time, with their precision and reliability. "First printed by" may only be claimed
// where the times prove it, so a time is always passed together with how precise it is and where it
// comes from.
namespace onrecord::schema {

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored (POSIX).
struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Instant&) const = default;
};

/// The unit down to which a time is known. The Instant is the start of that period, UTC.
enum class Precision : std::uint8_t { Year, Month, Day, Minute, Second };

/// Where a time comes from, best first.
enum class TimeTrust : std::uint8_t {
    A,     ///< The Outlet's own machine-readable time for this very Entry, with a time of day.
    B,     ///< The time of the Capture that shows it: an upper bound.
    C,     ///< A date only, or taken from the Liveblog or its page.
    None,  ///< Unknown; the Instant is meaningless.
};

/// Why a time given by a Capture is considered unreliable. Such a time has trust C at best and is
/// never used as proof. Values are stored on disk and never renumbered.
enum class TimeDoubt : std::uint8_t {
    None = 0,  ///< No reason for doubt.
    SharedByPage =
        1,          ///< Several Entries of the page have the same time: it is probably the page's.
    DateOnly = 2,   ///< No time of day was given.
    NoZone = 3,     ///< A time of day without a zone.
    AfterSeen = 4,  ///< Later than the Capture that contains it.
    Epoch = 5,      ///< 1970-01-01 or the year 1: the null value of some software.
    Midnight = 6,   ///< All Entries of the page have midnight: really a date without a time.
    BeforeLiveblog = 7,  ///< Earlier than the Liveblog began.
    Guessed = 8,  ///< Computed from words such as "5 minutes ago", or from a neighbouring Entry.
};

/// A time with its precision, trust and doubt.
struct KnownTime {
    Instant at;
    Precision precision = Precision::Day;
    TimeTrust trust = TimeTrust::None;
    TimeDoubt doubt = TimeDoubt::None;

    bool is_known() const { return trust != TimeTrust::None; }
    bool operator==(const KnownTime&) const = default;
};

/// Whether the time may be used to tell the Entries of a page apart: the page gives it for this
/// Entry, with a time of day. It may still be wrong.
bool tells_apart(const KnownTime& time);

/// A half-open period [begin, end).
struct Period {
    Instant begin;
    Instant end;
    bool operator==(const Period&) const = default;
};

/// The name in JSON: `shared-by-page`; empty for None.
std::string_view name_of(TimeDoubt doubt);
/// For display, as the end of "that time is not believed: ..."; empty for None.
std::string_view describe(TimeDoubt doubt);

/// RFC 3339 in UTC, to the second: `2022-01-28T14:05:00Z`.
std::string to_string(Instant instant);
/// To its precision: `2022`, `2022-01`, `2022-01-28`, `2022-01-28T14:05Z`, or to the second; empty
/// when unknown.
std::string to_string(const KnownTime& time);
/// `2022-01-28`, the UTC day.
std::string to_day(Instant instant);
/// `2022-01`, the UTC month.
std::string to_month(Instant instant);

/// Parses RFC 3339 and ISO 8601 in the variants found in liveblogs: `2024-07-18T11:48:00+01:00`, a
/// blank instead of the T, `2025-02-10 12:05:00-05:00`, without seconds, `2022-01-28`, `2022-01`,
/// `2022`. A missing zone is taken as UTC, with doubt NoZone. The precision is that of the text;
/// the trust is A with a time of day and a zone, otherwise C. Empty when the text is not a time.
std::optional<KnownTime> parse_time(std::string_view text);

/// The period that a date covers: `2022-01` is all of January. Accepts the same forms.
std::optional<Period> parse_period(std::string_view text);

}  // namespace onrecord::schema
