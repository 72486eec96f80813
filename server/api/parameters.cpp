// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/parameters.hpp"

#include "schema/suggestion.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace onrecord::server::api {
namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

const Parameter* find(std::span<const Parameter> rows, std::string_view name) {
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const Parameter& each) { return each.name == name; });
    return row == rows.end() ? nullptr : &*row;
}

std::string quoted(std::string_view text) { return "'" + std::string{text} + "'"; }

std::optional<std::int64_t> read_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string range(const Parameter& row) {
    return std::to_string(row.least) + " to " + std::to_string(row.most);
}

std::string listed(std::span<const std::string_view> choices) {
    std::string text;
    for (const auto choice : choices) {
        text += (text.empty() ? "" : ", ") + std::string{choice};
    }
    return text;
}

std::optional<ParameterProblem> check_number(const Parameter& row, std::string_view value) {
    const auto number = read_number(value);
    if (number && *number >= row.least && *number <= row.most) return std::nullopt;
    return ParameterProblem{std::string{row.name},
                            quoted(value) + " is no " + std::string{row.name} +
                                ": give a whole number from " + range(row) + ".",
                            {}};
}

std::optional<ParameterProblem> check_choice(const Parameter& row, std::string_view value) {
    if (std::find(row.choices.begin(), row.choices.end(), value) != row.choices.end()) {
        return std::nullopt;
    }
    return ParameterProblem{std::string{row.name},
                            quoted(value) + " is no " + std::string{row.name} + ": choose from " +
                                listed(row.choices) + ".",
                            std::string{schema::closest_name(value, row.choices)}};
}

std::optional<ParameterProblem> check_text(const Parameter& row, std::string_view value) {
    const auto bytes = static_cast<std::int64_t>(value.size());
    if (bytes >= row.least && bytes <= row.most) return std::nullopt;
    return ParameterProblem{std::string{row.name},
                            "The value of " + quoted(row.name) + " has " + std::to_string(bytes) +
                                " bytes; it may have " + range(row) + ".",
                            {}};
}

std::optional<ParameterProblem> check_value(const Parameter& row, std::string_view value) {
    switch (row.kind) {
        case ParameterKind::Number:
            return check_number(row, value);
        case ParameterKind::Choice:
            return check_choice(row, value);
        case ParameterKind::Text:
            return check_text(row, value);
    }
    return std::nullopt;
}

ParameterProblem unknown(std::span<const Parameter> rows, std::string_view name) {
    std::vector<std::string_view> names;
    for (const Parameter& row : rows) {
        names.push_back(row.name);
    }
    return {std::string{name},
            "There is no parameter " + quoted(name) + " here." + schema::did_you_mean(name, names),
            std::string{schema::closest_name(name, names)}};
}

std::optional<ParameterProblem> check_repeats(const Parameter& row, const Given& given) {
    const auto count = static_cast<std::size_t>(std::count_if(
        given.begin(), given.end(), [&](const auto& each) { return each.first == row.name; }));
    const std::size_t most = row.repeats == Repeats::Often ? most_repeats : 1;
    if (count <= most) return std::nullopt;
    return ParameterProblem{std::string{row.name},
                            "The parameter " + quoted(row.name) + " may stand at most " +
                                std::to_string(most) + (most == 1 ? " time." : " times."),
                            {}};
}

std::optional<ParameterProblem> check(std::span<const Parameter> rows, const Given& given) {
    for (const auto& [name, value] : given) {
        const Parameter* row = find(rows, name);
        if (row == nullptr) return unknown(rows, name);
        if (auto problem = check_value(*row, value)) return problem;
    }
    for (const Parameter& row : rows) {
        if (auto problem = check_repeats(row, given)) return problem;
    }
    return std::nullopt;
}

}  // namespace

bool Parameters::has(std::string_view name) const { return find(rows_, name) != nullptr; }

bool Parameters::is_given(std::string_view name) const {
    return std::any_of(
        given_.begin(), given_.end(), [&](const auto& each) { return each.first == name; });
}

std::string Parameters::text(std::string_view name) const {
    for (const auto& [given, value] : given_) {
        if (given == name) return value;
    }
    return std::string{find(rows_, name)->default_value};
}

std::int64_t Parameters::number(std::string_view name) const {
    return read_number(text(name)).value_or(0);
}

std::vector<std::string> Parameters::list(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [given, value] : given_) {
        if (given == name) values.push_back(value);
    }
    return values;
}

schema::Result<Parameters, ParameterProblem> read_parameters(std::span<const Parameter> rows,
                                                             const Given& given) {
    if (auto problem = check(rows, given)) return *problem;
    Parameters parameters;
    parameters.rows_ = rows;
    parameters.given_ = given;
    return parameters;
}

}  // namespace onrecord::server::api
