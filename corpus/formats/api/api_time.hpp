// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <string_view>

namespace onrecord::corpus::formats::api {

/// A time as APIs write it: ISO 8601, seconds or milliseconds since 1970,
/// `/Date(1712052900000+0000)/`
/// (.NET), `Wed Oct 10 20:19:24 +0000 2018` (X). Unknown where it is none of these.
schema::KnownTime api_time(std::string_view text);

}  // namespace onrecord::corpus::formats::api
