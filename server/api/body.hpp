// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "server/api/parameters.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Parameters as a JSON object in the request's body, for routes whose parameters may be too long
// for a URL.
namespace onrecord::server::api {

/// True of `application/json`, with or without a charset.
bool is_json(std::string_view content_type);

/// The members of the object as input of read_parameters(). A member must have the JSON type of its
/// row (a Number is a whole number); unknown members are passed on without their value and refused
/// there, with a suggestion.
schema::Result<std::vector<std::pair<std::string, std::string>>, ParameterProblem> read_body(
    std::span<const Parameter> rows, std::string_view body);

}  // namespace onrecord::server::api
