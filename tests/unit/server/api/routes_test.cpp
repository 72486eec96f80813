// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/routes.hpp"

#include "server/http/problem_answer.hpp"
#include "server/http/target.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

std::string read_file(const std::string& path) {
    std::ifstream file{path};
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& letter : result) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    return result;
}

TEST(Routes, HaveExamplesThatTheyAnswer) {
    for (const Route& route : routes()) {
        SCOPED_TRACE(route.example);
        const auto target = http::parse_target(route.example);
        ASSERT_TRUE(target.has_value());
        const auto found = find_route(route.method, target->segments);
        ASSERT_EQ(found.route, &route);
        auto given = found.captures;
        if (route.unknown_parameters == Strictness::Refuse) {
            given.insert(given.end(), target->parameters.begin(), target->parameters.end());
        }
        const auto read = read_parameters(route.parameters, given);
        EXPECT_TRUE(read.has_value()) << read.error().reason;
    }
}

TEST(Routes, HaveParametersWhoseExamplesAreRight) {
    for (const Route& route : routes()) {
        for (const Parameter& row : route.parameters) {
            SCOPED_TRACE(std::string{route.pattern} + " " + std::string{row.name});
            EXPECT_FALSE(row.meaning.empty());
            const auto read = read_parameters(route.parameters,
                                              {{std::string{row.name}, std::string{row.example}}});
            EXPECT_TRUE(read.has_value()) << read.error().reason;
        }
    }
}

TEST(Routes, AreFoundByMethodAndPath) {
    EXPECT_EQ(find_route("GET", {"nothing"}).allowed.size(), 0U);
    EXPECT_EQ(find_route("POST", {"api", "v1", "search"}).route, nullptr);
    EXPECT_EQ(find_route("POST", {"api", "v1", "search"}).allowed.front(), "GET");
    const auto entry = find_route("GET", {"api", "v1", "entries", "a/b"});
    ASSERT_NE(entry.route, nullptr);
    EXPECT_EQ(entry.captures.front().second, "a/b");
}

TEST(Routes, StandInTheDocumentWithEveryParameter) {
    const auto document = read_file("docs/http-api.md");
    for (const Route& route : routes()) {
        const auto heading =
            "\n### `" + std::string{route.method} + " " + std::string{route.pattern} + "`\n";
        const auto begin = document.find(heading);
        ASSERT_NE(begin, std::string::npos) << heading;
        const auto section =
            document.substr(begin, document.find("\n#", begin + heading.size()) - begin);
        EXPECT_THAT(lower(section), HasSubstr(lower(route.summary)));
        for (const Parameter& row : route.parameters) {
            SCOPED_TRACE(std::string{route.pattern} + " " + std::string{row.name});
            EXPECT_THAT(section, HasSubstr("| `" + std::string{row.name} + "` |"));
            EXPECT_THAT(section, HasSubstr(std::string{row.meaning}));
            EXPECT_THAT(section, HasSubstr("`" + std::string{row.example} + "`"));
            for (const auto choice : row.choices) {
                EXPECT_THAT(section, HasSubstr("`" + std::string{choice} + "`"));
            }
        }
    }
}

TEST(Routes, SendOnlyStatusesThatTheDocumentLists) {
    const auto document = read_file("docs/http-api.md");
    for (const auto& [status, title, meaning] : http::statuses) {
        EXPECT_THAT(document,
                    HasSubstr("| " + std::to_string(status) + " | " + std::string{title} + " | " +
                              std::string{meaning} + " |"));
    }
}

/// What the OpenAPI file must say of a parameter.
json::object expected_schema(const Parameter& row) {
    json::object schema;
    if (row.kind == ParameterKind::Number) {
        schema = {{"type", "integer"}, {"minimum", row.least}, {"maximum", row.most}};
        schema["default"] = std::stoll(std::string{row.default_value});
        return schema;
    }
    schema["type"] = "string";
    if (row.kind == ParameterKind::Choice) {
        schema["enum"] = json::array(row.choices.begin(), row.choices.end());
    }
    if (row.kind == ParameterKind::Text) schema["maxLength"] = row.most;
    if (row.kind == ParameterKind::Text && row.least > 0) schema["minLength"] = row.least;
    if (!row.default_value.empty()) schema["default"] = row.default_value;
    if (row.repeats == Repeats::Once) return schema;
    return {{"type", "array"}, {"items", schema}, {"maxItems", most_repeats}};
}

void expect_members(const Route& route, const json::object& operation) {
    const auto& schema = operation.at("requestBody").at("content").at("application/json");
    const auto& members = schema.at("schema").at("properties").as_object();
    ASSERT_EQ(members.size(), route.parameters.size());
    for (const Parameter& row : route.parameters) {
        SCOPED_TRACE(row.name);
        auto expected = expected_schema(row);
        expected["description"] = row.meaning;
        ASSERT_TRUE(members.contains(row.name));
        EXPECT_EQ(json::parse(json::serialize(expected)), members.at(row.name));
    }
}

void expect_parameters(const Route& route, const json::object& operation) {
    const auto* listed = operation.if_contains("parameters");
    ASSERT_EQ(listed == nullptr ? 0 : listed->as_array().size(), route.parameters.size());
    for (std::size_t i = 0; i < route.parameters.size(); ++i) {
        const Parameter& row = route.parameters[i];
        SCOPED_TRACE(row.name);
        const auto& parameter = listed->as_array()[i].as_object();
        EXPECT_EQ(parameter.at("name").as_string(), row.name);
        EXPECT_EQ(parameter.at("in").as_string(),
                  row.place == ParameterPlace::Path ? "path" : "query");
        EXPECT_EQ(parameter.at("description").as_string(), row.meaning);
        EXPECT_EQ(json::parse(json::serialize(expected_schema(row))), parameter.at("schema"));
    }
}

TEST(Routes, StandInTheOpenApiFileAndNothingElseDoes) {
    const auto file = json::parse(read_file("server/web/openapi.json")).as_object();
    const auto& paths = file.at("paths").as_object();
    std::set<std::string> patterns;
    for (const Route& route : routes()) {
        SCOPED_TRACE(route.pattern);
        patterns.emplace(route.pattern);
        ASSERT_TRUE(paths.contains(route.pattern));
        const auto& path = paths.at(route.pattern).as_object();
        const auto method = lower(route.method);
        ASSERT_TRUE(path.contains(method));
        EXPECT_EQ(path.at(method).at("summary").as_string(), route.summary);
        const bool has_members =
            !route.parameters.empty() && route.parameters.front().place == ParameterPlace::Body;
        (has_members ? expect_members : expect_parameters)(route, path.at(method).as_object());
    }
    std::size_t operations = 0;
    for (const auto& path : paths) {
        operations += path.value().as_object().size();
    }
    EXPECT_EQ(paths.size(), patterns.size());
    EXPECT_EQ(operations, routes().size());
}

}  // namespace
}  // namespace onrecord::server::api
