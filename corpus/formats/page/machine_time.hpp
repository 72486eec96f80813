// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <optional>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// Parses a machine-readable time: ISO 8601, or seconds or milliseconds since 1970. A time of day
/// without a zone is marked as doubtful. Numbers far from the present are not times.
std::optional<schema::KnownTime> machine_time(std::string_view text);

}  // namespace onrecord::corpus::formats::page
