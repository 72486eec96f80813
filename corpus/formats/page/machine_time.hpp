// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <optional>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// A time as programs write it into pages: ISO 8601, or seconds or milliseconds since 1970. A time
/// of day without a zone is doubted. Numbers far from our days are no times.
std::optional<schema::KnownTime> machine_time(std::string_view text);

}  // namespace onrecord::corpus::formats::page
