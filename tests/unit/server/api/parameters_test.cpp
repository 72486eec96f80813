// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/parameters.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace onrecord::server::api {
namespace {

constexpr std::string_view sorts[] = {"relevance", "newest"};
// clang-format off
constexpr Parameter rows[] = {
    {"q",       ParameterKind::Text,   ParameterPlace::Query, Repeats::Once,  0, 8,   {},    "",          "", ""},
    {"limit",   ParameterKind::Number, ParameterPlace::Query, Repeats::Once,  0, 100, {},    "10",        "", ""},
    {"sort",    ParameterKind::Choice, ParameterPlace::Query, Repeats::Once,  0, 0,   sorts, "relevance", "", ""},
    {"country", ParameterKind::Text,   ParameterPlace::Query, Repeats::Often, 1, 8,   {},    "",          "", ""},
};
// clang-format on

using Given = std::vector<std::pair<std::string, std::string>>;

TEST(ReadParameters, TakesValuesAndDefaults) {
    const auto read = read_parameters(rows, {{"q", "grain"}, {"country", "US"}, {"country", "RU"}});
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text("q"), "grain");
    EXPECT_EQ(read->number("limit"), 10);
    EXPECT_EQ(read->text("sort"), "relevance");
    EXPECT_EQ(read->list("country"), (std::vector<std::string>{"US", "RU"}));
    EXPECT_FALSE(read->is_given("limit"));
}

struct Slip {
    Given given;
    std::string reason, suggestion;
};

TEST(ReadParameters, PointsAtWhatIsWrong) {
    // clang-format off
    const Slip slips[] = {
        {{{"contry", "US"}}, "There is no parameter 'contry' here. Did you mean 'country'?", "country"},
        {{{"xyz", "1"}}, "There is no parameter 'xyz' here.", ""},
        {{{"limit", "101"}}, "'101' is no limit: give a whole number from 0 to 100.", ""},
        {{{"limit", "-1"}}, "'-1' is no limit: give a whole number from 0 to 100.", ""},
        {{{"limit", "1e3"}}, "'1e3' is no limit: give a whole number from 0 to 100.", ""},
        {{{"limit", ""}}, "'' is no limit: give a whole number from 0 to 100.", ""},
        {{{"limit", "99999999999999999999"}},
         "'99999999999999999999' is no limit: give a whole number from 0 to 100.",
         ""},
        {{{"sort", "newst"}}, "'newst' is no sort: choose from relevance, newest.", "newest"},
        {{{"q", "far too long"}}, "The value of 'q' has 12 bytes; it may have 0 to 8.", ""},
        {{{"country", ""}}, "The value of 'country' has 0 bytes; it may have 1 to 8.", ""},
        {{{"q", "a"}, {"q", "b"}}, "The parameter 'q' may stand at most 1 time.", ""},
        {Given(101, {"country", "US"}), "The parameter 'country' may stand at most 100 times.", ""},
    };
    // clang-format on
    for (const auto& [given, reason, suggestion] : slips) {
        SCOPED_TRACE(reason);
        const auto read = read_parameters(rows, given);
        ASSERT_FALSE(read.has_value());
        EXPECT_EQ(read.error().reason, reason);
        EXPECT_EQ(read.error().suggestion, suggestion);
    }
}

}  // namespace
}  // namespace onrecord::server::api
