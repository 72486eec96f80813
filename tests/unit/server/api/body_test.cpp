// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace onrecord::server::api {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

// clang-format off
constexpr Parameter rows[] = {
    {"words", ParameterKind::Text,   ParameterPlace::Body, Repeats::Once, 0, 100, {}, "",  "a", "a"},
    {"limit", ParameterKind::Number, ParameterPlace::Body, Repeats::Once, 1, 9,   {}, "5", "1", "a"},
};
// clang-format on

TEST(Body, IsReadMemberByMember) {
    const auto given = read_body(rows, R"({"words": "“Nein”, \u0041da said", "limit": 7})");
    ASSERT_TRUE(given.has_value()) << given.error().reason;
    EXPECT_THAT(*given, ElementsAre(Pair("words", "“Nein”, Ada said"), Pair("limit", "7")));
}

TEST(Body, MayBeAnEmptyObject) {
    const auto given = read_body(rows, " {} ");
    ASSERT_TRUE(given.has_value());
    EXPECT_TRUE(given->empty());
}

TEST(Body, PassesUnknownMembersOnToBeRefusedWithASuggestion) {
    const auto given = read_body(rows, R"({"wrods": "a\u0000b"})");
    ASSERT_TRUE(given.has_value());
    EXPECT_THAT(*given, ElementsAre(Pair("wrods", "")));
    const auto read = read_parameters(rows, *given);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().parameter, "wrods");
    EXPECT_EQ(read.error().suggestion, "words");
}

struct Wrong {
    std::string body;
    std::string parameter;
    std::string reason;
};

TEST(Body, ThatIsWrongIsAProblemThatNamesTheMember) {
    const Wrong wrongs[] = {
        {"", "", "one JSON object"},
        {"words=a", "", "one JSON object"},
        {"[\"words\"]", "", "something else"},
        {R"({"words": "a"} {})", "", "one JSON object"},
        {R"({"words": "a)", "", "one JSON object"},
        {"{\"words\": \"\xff\"}", "", "one JSON object"},
        {R"({"words": "\ud800"})", "", "one JSON object"},
        {std::string(100'000, '['), "", "one JSON object"},
        {R"({"words": 7})", "words", "must be a string"},
        {R"({"words": null})", "words", "must be a string"},
        {R"({"words": ["a"]})", "words", "must be a string"},
        {R"({"words": "a\u0000b"})", "words", "zero bytes"},
        {R"({"words": "a", "limit": "7"})", "limit", "a whole number"},
        {R"({"words": "a", "limit": 7.5})", "limit", "a whole number"},
        {R"({"words": "a", "limit": true})", "limit", "a whole number"},
    };
    for (const auto& [body, parameter, reason] : wrongs) {
        SCOPED_TRACE(body.substr(0, 40));
        const auto given = read_body(rows, body);
        ASSERT_FALSE(given.has_value());
        EXPECT_EQ(given.error().parameter, parameter);
        EXPECT_THAT(given.error().reason, HasSubstr(reason));
    }
}

TEST(Body, IsJsonWhateverTheCharsetAndCase) {
    for (const auto* kind :
         {"application/json", "Application/JSON", "application/json; charset=utf-8"}) {
        EXPECT_TRUE(is_json(kind)) << kind;
    }
    for (const auto* kind : {"", "text/plain", "application/jsonl", "application/x-json", "json"}) {
        EXPECT_FALSE(is_json(kind)) << kind;
    }
}

}  // namespace
}  // namespace onrecord::server::api
