// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"
#include "server/api/parameters.hpp"
#include "server/http/message.hpp"

#include <optional>
#include <string_view>

// Parameters with a time: `before`, `as_of`.
namespace onrecord::server::api {

/// Reads the parameter into `moment`, which is unchanged if it was not given. False when it is not
/// a date or time; then the answer is wrong_moment().
bool read_moment(const Parameters& parameters,
                 std::string_view name,
                 std::optional<schema::Instant>& moment);
http::Answer wrong_moment(const Parameters& parameters, std::string_view name);

}  // namespace onrecord::server::api
