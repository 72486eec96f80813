// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// True for the abbreviations that liveblogs print, in lower case: `gmt`, `et`.
bool is_zone(std::string_view name);

/// How far east of UTC a zone is on a day; nothing for a name that we do not know. Names that
/// mean several zones (`ist`) are not known.
std::optional<std::chrono::minutes> zone_offset(std::string_view name, std::chrono::sys_days day);

}  // namespace onrecord::corpus::formats::pasted
