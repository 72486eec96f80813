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

// What a route may be asked with: rows of a table, from which reading, checking, the list of
// routes, docs/http-api.md and the OpenAPI file follow (a test compares them).
namespace onrecord::server::api {

enum class ParameterKind : std::uint8_t { Text, Number, Choice };
/// Of a route without a body: the address; of one with a body: a JSON object in it.
enum class ParameterPlace : std::uint8_t { Query, Path, Body };
enum class Repeats : std::uint8_t { Once, Often };

/// How often a parameter that may stand often may stand.
inline constexpr std::size_t most_repeats = 100;

struct Parameter {
    std::string_view name;
    ParameterKind kind = ParameterKind::Text;
    ParameterPlace place = ParameterPlace::Query;
    Repeats repeats = Repeats::Once;
    std::int64_t least = 0;  ///< Of a Number its value, of a Text its bytes.
    std::int64_t most = 0;
    std::span<const std::string_view> choices;  ///< Of a Choice.
    std::string_view default_value;
    std::string_view example;
    std::string_view meaning;
};

/// What is wrong with one parameter.
struct ParameterProblem {
    std::string parameter;
    std::string reason;
    std::string suggestion;  ///< A name or value that was probably meant; may be empty.
};

/// The values of one request, checked against their rows; a default where nothing was given.
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

/// Checks what was given (query parameters and path captures) against the rows. Strict: an
/// unknown name, a repeat that is not allowed or a value out of range is a Problem.
schema::Result<Parameters, ParameterProblem> read_parameters(
    std::span<const Parameter> rows, const std::vector<std::pair<std::string, std::string>>& given);

}  // namespace onrecord::server::api
