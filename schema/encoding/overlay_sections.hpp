// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

namespace onrecord::schema::encoding {

inline constexpr Magic overlay_magic{'O', 'R', 'O', 'V', 'E', 'R', 'L', '1'};
inline constexpr std::uint32_t hidden_starts_section = 1;
inline constexpr std::uint32_t hidden_section = 2;
inline constexpr std::uint32_t places_section = 3;
inline constexpr std::size_t overlay_section_count = 3;

}  // namespace onrecord::schema::encoding
