// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace onrecord::schema {
namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

/// The parts of a UTC time.
struct Civil {
    int year = 1970;
    unsigned month = 1;
    unsigned day_of_month = 1;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int milliseconds = 0;
};

std::int64_t days_since_epoch(int year, unsigned month, unsigned day_of_month) {
    const std::chrono::sys_days days{std::chrono::year_month_day{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}}};
    return days.time_since_epoch().count();
}

// RFC 3339 has four digits for a year: what lies outside is shown as the nearest that it can say.
Civil civil(Instant instant) {
    static const std::int64_t earliest = days_since_epoch(0, 1, 1) * day;
    static const std::int64_t latest = days_since_epoch(10000, 1, 1) * day - 1;
    const std::int64_t at = std::clamp(instant.milliseconds, earliest, latest);
    const std::int64_t whole_days = (at >= 0 ? at : at - (day - 1)) / day;
    const auto rest = static_cast<int>(at - whole_days * day);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{whole_days}}};
    return {static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            rest / static_cast<int>(hour),
            rest / static_cast<int>(minute) % 60,
            rest / static_cast<int>(second) % 60,
            rest % static_cast<int>(second)};
}

/// The value as exactly `width` digits.
std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string month_text(const Civil& parts) {
    return padded(parts.year, 4) + '-' + padded(static_cast<int>(parts.month), 2);
}
std::string day_text(const Civil& parts) {
    return month_text(parts) + '-' + padded(static_cast<int>(parts.day_of_month), 2);
}
std::string minute_text(const Civil& parts) {
    return day_text(parts) + 'T' + padded(parts.hours, 2) + ':' + padded(parts.minutes, 2);
}
std::string second_text(const Civil& parts) {
    return minute_text(parts) + ':' + padded(parts.seconds, 2) + 'Z';
}

/// Reads a written time from left to right. Each step says whether it could.
class TimeReader {
public:
    explicit TimeReader(std::string_view text) : rest_{text} {}

    bool is_at_end() const { return rest_.empty(); }

    bool skip(char sign) {
        if (!rest_.starts_with(sign)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool skip(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    /// Exactly `count` digits, of a value from `least` to `most`.
    std::optional<int> digits(std::size_t count, int least, int most) {
        if (rest_.size() < count) return std::nullopt;
        int value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        if (value < least || value > most) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }

    /// The digits after a decimal point, as milliseconds; further digits are passed over.
    std::optional<int> fraction() {
        int value = 0;
        int scale = 100;
        std::size_t count = 0;
        while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
            value += (rest_[count] - '0') * scale;
            scale /= 10;
            ++count;
        }
        if (count == 0) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }

private:
    std::string_view rest_;
};

struct Written {
    std::int64_t milliseconds = 0;
    Precision precision = Precision::Year;
};

/// `2022`, `2022-01` or `2022-01-28`; nothing when the day does not exist.
std::optional<Written> read_date(TimeReader& reader) {
    const auto year = reader.digits(4, 0, 9999);
    if (!year) return std::nullopt;
    if (!reader.skip('-')) return Written{days_since_epoch(*year, 1, 1) * day, Precision::Year};
    const auto month = reader.digits(2, 1, 12);
    if (!month) return std::nullopt;
    const auto month_number = static_cast<unsigned>(*month);
    if (!reader.skip('-')) {
        return Written{days_since_epoch(*year, month_number, 1) * day, Precision::Month};
    }
    const auto day_of_month = reader.digits(2, 1, 31);
    if (!day_of_month) return std::nullopt;
    const auto day_number = static_cast<unsigned>(*day_of_month);
    const std::chrono::year_month_day date{
        std::chrono::year{*year}, std::chrono::month{month_number}, std::chrono::day{day_number}};
    if (!date.ok()) return std::nullopt;
    return Written{days_since_epoch(*year, month_number, day_number) * day, Precision::Day};
}

/// `14:05`, `14:05:00`, `14:05:00.123`, from the start of the day.
std::optional<Written> read_time_of_day(TimeReader& reader) {
    const auto hours = reader.digits(2, 0, 23);
    if (!hours || !reader.skip(':')) return std::nullopt;
    const auto minutes = reader.digits(2, 0, 59);
    if (!minutes) return std::nullopt;
    Written written{*hours * hour + *minutes * minute, Precision::Minute};
    if (!reader.skip(':')) return written;
    const auto seconds = reader.digits(2, 0, 60);  // 60: a leap second
    if (!seconds) return std::nullopt;
    written.milliseconds += *seconds * second;
    written.precision = Precision::Second;
    if (!reader.skip('.') && !reader.skip(',')) return written;
    const auto fraction = reader.fraction();
    if (!fraction) return std::nullopt;
    written.milliseconds += *fraction;
    return written;
}

/// The offset from UTC in milliseconds: `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01` or nothing.
std::optional<std::int64_t> read_zone(TimeReader& reader) {
    reader.skip(' ');
    for (const std::string_view name : {"Z", "z", "UTC", "GMT"}) {
        if (reader.skip(name)) return 0;
    }
    const bool is_east = reader.skip('+');
    if (!is_east && !reader.skip('-')) return 0;
    const auto hours = reader.digits(2, 0, 23);
    if (!hours) return std::nullopt;
    std::int64_t offset = *hours * hour;
    if (reader.skip(':') || !reader.is_at_end()) {
        const auto minutes = reader.digits(2, 0, 59);
        if (!minutes) return std::nullopt;
        offset += *minutes * minute;
    }
    return is_east ? offset : -offset;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// The start of the year or month after the one that begins at `begin`.
std::int64_t next_start(Instant begin, Precision precision) {
    const Civil parts = civil(begin);
    const bool is_next_year = precision == Precision::Year || parts.month == 12;
    const unsigned month = is_next_year ? 1 : parts.month + 1;
    return days_since_epoch(parts.year + (is_next_year ? 1 : 0), month, 1) * day;
}

/// In the order of TimeDoubt.
struct DoubtWords {
    std::string_view name;
    std::string_view reason;
};
constexpr DoubtWords doubts[] = {
    {"", ""},
    {"shared-by-page", "the page gives several entries this one time, so it is the page's own"},
    {"date-only", "it is a date without a time of day"},
    {"no-zone", "it has no time zone"},
    {"after-seen", "it is later than the capture that shows it"},
    {"epoch", "it is what programs write where there is no time"},
    {"midnight", "every entry of the page stands at midnight, so only the date is meant"},
    {"before-liveblog", "it is earlier than the liveblog began"},
    {"guessed", "it was worked out from other words and not given"},
};
static_assert(std::size(doubts) == static_cast<std::size_t>(TimeDoubt::Guessed) + 1);

}  // namespace

std::string_view name_of(TimeDoubt doubt) { return doubts[static_cast<std::size_t>(doubt)].name; }

bool tells_apart(const KnownTime& time) {
    if (time.precision < Precision::Minute) return false;
    if (time.trust == TimeTrust::B || time.trust == TimeTrust::None) return false;
    switch (time.doubt) {
        case TimeDoubt::None:
        case TimeDoubt::NoZone:
        case TimeDoubt::AfterSeen:
        case TimeDoubt::BeforeLiveblog:
            return true;
        case TimeDoubt::SharedByPage:
        case TimeDoubt::DateOnly:
        case TimeDoubt::Epoch:
        case TimeDoubt::Midnight:
        case TimeDoubt::Guessed:
            return false;
    }
    return false;
}

std::string_view describe(TimeDoubt doubt) {
    return doubts[static_cast<std::size_t>(doubt)].reason;
}

std::string to_string(Instant instant) { return second_text(civil(instant)); }

std::string to_string(const KnownTime& time) {
    if (!time.is_known()) return {};
    const Civil parts = civil(time.at);
    switch (time.precision) {
        case Precision::Year:
            return padded(parts.year, 4);
        case Precision::Month:
            return month_text(parts);
        case Precision::Day:
            return day_text(parts);
        case Precision::Minute:
            return minute_text(parts) + 'Z';
        case Precision::Second:
            break;
    }
    return second_text(parts);
}

std::string to_day(Instant instant) { return day_text(civil(instant)); }

std::string to_month(Instant instant) { return month_text(civil(instant)); }

std::optional<KnownTime> parse_time(std::string_view text) {
    TimeReader reader{trimmed(text)};
    const auto date = read_date(reader);
    if (!date) return std::nullopt;
    if (reader.is_at_end()) return KnownTime{{date->milliseconds}, date->precision, TimeTrust::C};
    if (date->precision != Precision::Day) return std::nullopt;
    if (!reader.skip('T') && !reader.skip('t') && !reader.skip(' ')) return std::nullopt;
    const auto time = read_time_of_day(reader);
    if (!time) return std::nullopt;
    const bool has_zone = !reader.is_at_end();
    const auto zone = read_zone(reader);
    if (!zone || !reader.is_at_end()) return std::nullopt;
    return KnownTime{{date->milliseconds + time->milliseconds - *zone},
                     time->precision,
                     has_zone ? TimeTrust::A : TimeTrust::C,
                     has_zone ? TimeDoubt::None : TimeDoubt::NoZone};
}

std::optional<Period> parse_period(std::string_view text) {
    const auto time = parse_time(text);
    if (!time) return std::nullopt;
    const Instant begin = time->at;
    switch (time->precision) {
        case Precision::Year:
        case Precision::Month:
            return Period{begin, {next_start(begin, time->precision)}};
        case Precision::Day:
            return Period{begin, {begin.milliseconds + day}};
        case Precision::Minute:
            return Period{begin, {begin.milliseconds + minute}};
        case Precision::Second:
            break;
    }
    return Period{begin, {begin.milliseconds + second}};
}

}  // namespace onrecord::schema
