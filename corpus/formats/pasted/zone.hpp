// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// Time zones by their printed names (vocabulary/zones.tsv).
namespace onrecord::corpus::formats::pasted {

/// True for names that liveblogs print, in lower case: `gmt`, `et`, `greenwich mean time`, and for
/// those that mean several zones (`ist`).
bool is_zone(std::string_view name);

/// How far east of UTC a zone (or `utc+05:30`, `+1`) is when its clocks show `time_of_day`. Nothing
/// for a name that we do not know, that means several zones, or for an hour that the clock shows
/// twice or skips on the day it changes (zones with summer time follow ICU's copy of the IANA
/// rules).
std::optional<std::chrono::minutes> zone_offset(
    std::string_view name,
    std::chrono::sys_days day,
    std::chrono::minutes time_of_day = std::chrono::hours{12});

}  // namespace onrecord::corpus::formats::pasted
