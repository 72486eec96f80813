// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace onrecord::server::http {
namespace {

std::string printed(const Target& target) {
    std::string text;
    for (const auto& segment : target.segments) {
        text += "/" + segment;
    }
    for (const auto& [key, value] : target.parameters) {
        text += " " + key + "=" + value;
    }
    return text;
}

struct Reading {
    std::string_view text, printed;
};

constexpr Reading readings[] = {
    {"/", "/"},
    {"/api/v1/", "/api/v1/"},
    {"/api/v1/search?q=a+b%2Bc", "/api/v1/search q=a b+c"},
    {"/s?country=US&country=RU", "/s country=US country=RU"},
    {"/s?q=%E2%80%9Cpeace%E2%80%9D", "/s q=“peace”"},
    {"/a%2Fb", "/a/b"},
    {"/s?q", "/s q="},
    {"/s?", "/s"},
    {"/s?a=1&&b=2", "/s a=1 b=2"},
    {"http://127.0.0.1:8080/x?q=1", "/x q=1"},
    {"/../etc/passwd", "/../etc/passwd"},
};

TEST(ParseTarget, DecodesSegmentsAndParameters) {
    for (const auto& [text, expected] : readings) {
        SCOPED_TRACE(text);
        const auto target = parse_target(text);
        ASSERT_TRUE(target.has_value()) << target.error().reason;
        EXPECT_EQ(printed(*target), expected);
    }
}

TEST(ParseTarget, RefusesWhatIsNotWellFormed) {
    for (const std::string_view text : {"",
                                        "x",
                                        "/%",
                                        "/%1",
                                        "/%zz",
                                        "/a b",
                                        "/\"",
                                        "/%00",
                                        "/%ff",
                                        "/s?q=%c0%80",
                                        "/s?q=%ed%a0%80",
                                        "/s?q=%f4%90%80%80",
                                        "*"}) {
        EXPECT_FALSE(parse_target(text).has_value()) << text;
    }
}

TEST(IsUtf8, KnowsTheEdges) {
    for (const std::string_view text :
         {"", "a", "é", "€", "😀", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
    for (const std::string_view text : {"\x80",
                                        "\xc3",
                                        "\xc0\x80",
                                        "\xe0\x9f\x80",
                                        "\xed\xa0\x80",
                                        "\xf0\x8f\x80\x80",
                                        "\xf4\x90\x80\x80",
                                        "\xf5",
                                        "a\xe2\x82"}) {
        EXPECT_FALSE(is_utf8(text));
    }
}

}  // namespace
}  // namespace onrecord::server::http
