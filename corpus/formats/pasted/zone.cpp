// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/zone.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/formats/pasted/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <unicode/ucal.h>
#include <unicode/ustring.h>
#include <unordered_map>
#include <vector>

namespace onrecord::corpus::formats::pasted {
namespace {

struct Zone {
    std::optional<int> minutes;  ///< East of UTC, the whole year.
    std::string_view place;      ///< An IANA zone, whose rules decide; empty else.
};

using Zones = std::unordered_map<std::string_view, Zone>;

const Zones& zones() {
    static const Zones table = [] {
        Zones made;
        annotation::for_each_row(
            vocabulary::zones, [&](const std::vector<std::string_view>& columns, int) {
                Zone zone;
                constexpr std::size_t with_value = 3;
                if (columns.size() >= with_value && columns[1] == "fixed") {
                    int minutes = 0;
                    const std::string_view value = columns[2];
                    std::from_chars(value.data(), value.data() + value.size(), minutes);
                    zone.minutes = minutes;
                } else if (columns.size() >= with_value && columns[1] == "place") {
                    zone.place = columns[2];
                }
                made.emplace(columns[0], zone);
            });
        return made;
    }();
    return table;
}

/// Offset by one of the two readings of an hour that a clock shows twice or never.
std::optional<std::chrono::minutes> offset_by(UCalendar* calendar, UCalendarWallTimeOption option) {
    UErrorCode status = U_ZERO_ERROR;
    ucal_setAttribute(calendar, UCAL_REPEATED_WALL_TIME, option);
    ucal_setAttribute(calendar, UCAL_SKIPPED_WALL_TIME, option);
    const int zone = ucal_get(calendar, UCAL_ZONE_OFFSET, &status);
    const int summer = ucal_get(calendar, UCAL_DST_OFFSET, &status);
    if (U_FAILURE(status)) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::minutes>(
        std::chrono::milliseconds{zone + summer});
}

std::optional<std::chrono::minutes> offset_by_rules(std::string_view place,
                                                    std::chrono::sys_days day,
                                                    std::chrono::minutes time_of_day) {
    UErrorCode status = U_ZERO_ERROR;
    const std::u16string id(place.begin(), place.end());
    const auto open = [&](UCalendarWallTimeOption option) -> std::optional<std::chrono::minutes> {
        const std::unique_ptr<UCalendar, decltype(&ucal_close)> calendar{
            ucal_open(
                id.c_str(), static_cast<std::int32_t>(id.size()), "en", UCAL_GREGORIAN, &status),
            &ucal_close};
        if (U_FAILURE(status)) return std::nullopt;
        const std::chrono::year_month_day date{day};
        constexpr int minutes_an_hour = 60;
        const int minutes = static_cast<int>(time_of_day.count());
        ucal_clear(calendar.get());
        ucal_setDateTime(calendar.get(),
                         static_cast<int>(date.year()),
                         static_cast<int>(static_cast<unsigned>(date.month())) - 1,
                         static_cast<int>(static_cast<unsigned>(date.day())),
                         minutes / minutes_an_hour,
                         minutes % minutes_an_hour,
                         0,
                         &status);
        return offset_by(calendar.get(), option);
    };
    const auto first = open(UCAL_WALLTIME_FIRST);
    const auto last = open(UCAL_WALLTIME_LAST);
    return first == last ? first : std::nullopt;
}

/// `+1`, `utc+05:30`, `gmt-3`, `+0100`: minutes east of UTC.
std::optional<std::chrono::minutes> printed_offset(std::string_view name) {
    for (const std::string_view base : {"utc", "gmt", "z"}) {
        if (name.starts_with(base)) name.remove_prefix(base.size());
    }
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    constexpr std::string_view minus_sign = "−";
    const bool is_west = name.starts_with('-') || name.starts_with(minus_sign);
    if (!is_west && !name.starts_with('+')) return std::nullopt;
    name.remove_prefix(name.starts_with(minus_sign) ? minus_sign.size() : 1);
    std::string digits;
    for (const char letter : name) {
        if (letter != ':' && (letter < '0' || letter > '9')) return std::nullopt;
        if (letter != ':') digits += letter;
    }
    constexpr std::size_t with_minutes = 3;
    constexpr std::size_t most_digits = 4;
    if (digits.empty() || digits.size() > most_digits) return std::nullopt;
    const std::size_t hour_digits =
        digits.size() >= with_minutes ? digits.size() - 2 : digits.size();
    const int hours = std::stoi(digits.substr(0, hour_digits));
    const int minutes = digits.size() >= with_minutes ? std::stoi(digits.substr(hour_digits)) : 0;
    constexpr int most_hours = 14;
    constexpr int hour_minutes = 60;
    if (hours > most_hours || minutes >= hour_minutes) return std::nullopt;
    const std::chrono::minutes east{hours * hour_minutes + minutes};
    return is_west ? -east : east;
}

}  // namespace

bool is_zone(std::string_view name) { return zones().contains(name); }

std::optional<std::chrono::minutes> zone_offset(std::string_view name,
                                                std::chrono::sys_days day,
                                                std::chrono::minutes time_of_day) {
    const auto zone = zones().find(name);
    if (zone == zones().end()) return printed_offset(name);
    if (zone->second.minutes) return std::chrono::minutes{*zone->second.minutes};
    if (zone->second.place.empty()) return std::nullopt;
    return offset_by_rules(zone->second.place, day, time_of_day);
}

}  // namespace onrecord::corpus::formats::pasted
