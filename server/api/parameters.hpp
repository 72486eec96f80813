// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "server/http/message.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Tables of route parameters. Parsing and validation use them, and tests compare the list of
// routes, docs/http-api.md and the OpenAPI file with them.
namespace onrecord::server::api {

enum class ParameterKind : std::uint8_t { Text, Number, Choice };
/// For a route without body: in the URL; with body: in its JSON object.
enum class ParameterPlace : std::uint8_t { Query, Path, Body };
enum class Repeats : std::uint8_t { Once, Often };

/// Limit for repeated parameters.
inline constexpr std::size_t most_repeats = 100;

struct Parameter {
    std::string_view name;
    ParameterKind kind = ParameterKind::Text;
    ParameterPlace place = ParameterPlace::Query;
    Repeats repeats = Repeats::Once;
    std::int64_t least = 0;  ///< Limits: of a Number's value, of a Text's bytes.
    std::int64_t most = 0;
    std::span<const std::string_view> choices;  ///< Of a Choice.
    std::string_view default_value;
    std::string_view example;
    std::string_view meaning;
};

/// An error in one parameter.
struct ParameterProblem {
    std::string parameter;
    std::string reason;
    std::string suggestion;  ///< A similar valid name or value; may be empty.
};

/// The validated values of one request, with defaults.
class Parameters {
public:
    /// Whether the route has a row of that name.
    bool has(std::string_view name) const;
    bool is_given(std::string_view name) const;
    std::string text(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
    /// Every value of a parameter that may repeat.
    std::vector<std::string> list(std::string_view name) const;

private:
    friend schema::Result<Parameters, ParameterProblem> read_parameters(
        std::span<const Parameter> rows,
        const std::vector<std::pair<std::string, std::string>>& given);
    std::span<const Parameter> rows_;
    std::vector<std::pair<std::string, std::string>> given_;
};

/// Validates query parameters and path captures against the rows. Strict: an unknown name, a
/// forbidden repetition or a value out of range is an error.
schema::Result<Parameters, ParameterProblem> read_parameters(
    std::span<const Parameter> rows, const std::vector<std::pair<std::string, std::string>>& given);

}  // namespace onrecord::server::api
