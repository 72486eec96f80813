// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"
#include "server/api/parameters.hpp"
#include "server/http/message.hpp"

#include <optional>
#include <string_view>

// Parameters that name a moment: `before`, `as_of`.
namespace onrecord::server::api {

/// Reads the parameter into `moment`, which stays as it is where it was not given. False when it is
/// no date or time: then wrong_moment() is the answer.
bool read_moment(const Parameters& parameters,
                 std::string_view name,
                 std::optional<schema::Instant>& moment);
http::Answer wrong_moment(const Parameters& parameters, std::string_view name);

}  // namespace onrecord::server::api
