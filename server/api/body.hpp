// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "server/api/parameters.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A JSON object in a request's body, for routes whose parameters may be too long for an address.
namespace onrecord::server::api {

/// True of `application/json`, with or without a charset.
bool is_json(std::string_view content_type);

/// The members of the object as read_parameters() takes them. A member must have the JSON type of
/// its row (a Number's is a whole number); members without a row are passed on without their
/// value, to be refused there with a suggestion.
schema::Result<std::vector<std::pair<std::string, std::string>>, ParameterProblem> read_body(
    std::span<const Parameter> rows, std::string_view body);

}  // namespace onrecord::server::api
