// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/zone.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::corpus::formats::pasted {
namespace {

/// Minutes east of UTC. The American ones without S or D change with the season.
struct Zone {
    std::string_view name;
    int minutes;
    bool has_american_summer;
};
constexpr Zone zones[] = {
    {"gmt", 0, false},    {"utc", 0, false},    {"bst", 60, false},   {"cet", 60, false},
    {"cest", 120, false}, {"eet", 120, false},  {"eest", 180, false}, {"msk", 180, false},
    {"wat", 60, false},   {"cat", 120, false},  {"sast", 120, false}, {"eat", 180, false},
    {"hkt", 480, false},  {"sgt", 480, false},  {"jst", 540, false},  {"aest", 600, false},
    {"aedt", 660, false}, {"nzst", 720, false}, {"nzdt", 780, false}, {"est", -300, false},
    {"edt", -240, false}, {"cst", -360, false}, {"cdt", -300, false}, {"mst", -420, false},
    {"mdt", -360, false}, {"pst", -480, false}, {"pdt", -420, false}, {"et", -300, true},
    {"ct", -360, true},   {"mt", -420, true},   {"pt", -480, true},
};

const Zone* find_zone(std::string_view name) {
    const auto row = std::find_if(
        std::begin(zones), std::end(zones), [&](const Zone& zone) { return zone.name == name; });
    return row == std::end(zones) ? nullptr : row;
}

/// From the second Sunday in March to the first in November.
bool is_american_summer(std::chrono::sys_days day) {
    using namespace std::chrono;
    const year_month_day date{day};
    const sys_days begin = sys_days{date.year() / March / Sunday[2]};
    const sys_days end = sys_days{date.year() / November / Sunday[1]};
    return day >= begin && day < end;
}

}  // namespace

bool is_zone(std::string_view name) { return find_zone(name) != nullptr; }

std::optional<std::chrono::minutes> zone_offset(std::string_view name, std::chrono::sys_days day) {
    const Zone* zone = find_zone(name);
    if (zone == nullptr) return std::nullopt;
    constexpr int summer_minutes = 60;
    const bool is_summer = zone->has_american_summer && is_american_summer(day);
    return std::chrono::minutes{zone->minutes + (is_summer ? summer_minutes : 0)};
}

}  // namespace onrecord::corpus::formats::pasted
