// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/body.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cctype>
#include <optional>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest = 4;  // The object itself, and something wrong within it.

ParameterProblem wrong_type(std::string_view name, std::string_view wanted) {
    return {std::string{name},
            "The member '" + std::string{name} + "' must be " + std::string{wanted} + ".",
            {}};
}

ParameterProblem no_object(const std::string& why) {
    return {{}, "The body must be one JSON object, as in {\"words\": \"...\"}: " + why + ".", {}};
}

const Parameter* row_of(std::span<const Parameter> rows, std::string_view name) {
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const Parameter& each) { return each.name == name; });
    return row == rows.end() ? nullptr : &*row;
}

/// What is wrong with the member's JSON type; nothing to say of a member without a row.
std::optional<ParameterProblem> check_type(const Parameter* row,
                                           std::string_view name,
                                           const json::value& value) {
    if (row == nullptr) return std::nullopt;
    if (row->kind == ParameterKind::Number) {
        if (value.is_int64() || value.is_uint64()) return std::nullopt;
        return wrong_type(name, "a whole number");
    }
    if (!value.is_string()) return wrong_type(name, "a string");
    if (value.get_string().find('\0') == json::string::npos) return std::nullopt;
    return wrong_type(name, "a string without zero bytes");
}

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string{std::string_view{value.get_string()}};
    return json::serialize(value);
}

}  // namespace

bool is_json(std::string_view content_type) {
    constexpr std::string_view name = "application/json";
    auto kind = content_type.substr(0, content_type.find(';'));
    while (!kind.empty() && kind.back() == ' ')
        kind.remove_suffix(1);
    return std::equal(kind.begin(), kind.end(), name.begin(), name.end(), [](char one, char other) {
        return std::tolower(static_cast<unsigned char>(one)) == other;
    });
}

schema::Result<std::vector<std::pair<std::string, std::string>>, ParameterProblem> read_body(
    std::span<const Parameter> rows, std::string_view body) {
    json::parse_options options;
    options.max_depth = deepest;
    boost::system::error_code error;
    const json::value value = json::parse(body, error, {}, options);
    if (error) return no_object(error.message());
    if (!value.is_object()) return no_object("this is something else");
    std::vector<std::pair<std::string, std::string>> given;
    for (const auto& [name, member] : value.get_object()) {
        const Parameter* row = row_of(rows, name);
        if (auto problem = check_type(row, name, member)) return *problem;
        given.emplace_back(name, row == nullptr ? std::string{} : text_of(member));
    }
    return given;
}

}  // namespace onrecord::server::api
