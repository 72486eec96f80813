// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace onrecord::schema {
namespace {

struct Row {
    std::string_view address;
    std::string_view normal;
    std::string_view host;
};

constexpr Row rows[] = {
    {"https://www.Quay.example/Live/Weir/", "quay.example/Live/Weir", "quay.example"},
    {"http://quay.example:80", "quay.example", "quay.example"},
    {"HTTPS://quay.example/a?utm_source=x&page=2&fbclid=9",
     "quay.example/a?page=2",
     "quay.example"},
    {"quay.example/a?gclid=1", "quay.example/a", "quay.example"},
    {"https://quay.example/a#p-7", "quay.example/a#p-7", "quay.example"},
    {"https://quay.example/a/#", "quay.example/a", "quay.example"},
    {"https://user:word@quay.example./a", "quay.example/a", "quay.example"},
    {"#p-7", "#p-7", ""},
    {"/live/weir", "/live/weir", ""},
    {"javascript:alert(1)", "javascript:alert(1)", ""},
    {"", "", ""},
};

TEST(Address, IsComparedWithoutWhatDiffers) {
    for (const auto& [address, normal, host] : rows) {
        SCOPED_TRACE(address);
        EXPECT_EQ(normal_address(address), normal);
        EXPECT_EQ(normal_address(normal_address(address)), normal);
        EXPECT_EQ(host_of(address), host);
    }
}

TEST(Address, IsToldFromWords) {
    for (const std::string_view text :
         {"https://quay.example", "http://a.b/c", "www.quay.example/x"}) {
        EXPECT_TRUE(is_address(text)) << text;
    }
    for (const std::string_view text : {"quay.example",
                                        "https://",
                                        "https:// quay.example",
                                        "http",
                                        "javascript:a.b",
                                        "www.",
                                        ""}) {
        EXPECT_FALSE(is_address(text)) << text;
    }
}

TEST(Address, LiesInItsDomains) {
    EXPECT_THAT(
        sites_of("https://live.news.quay.example/a"),
        testing::ElementsAre("live.news.quay.example", "news.quay.example", "quay.example"));
    EXPECT_THAT(sites_of("#p"), testing::IsEmpty());
    std::string deep = "https://";
    for (int i = 0; i < 1000; ++i) {
        deep += "a.";
    }
    EXPECT_LE(sites_of(deep + "example").size(), 8U);
}

}  // namespace
}  // namespace onrecord::schema
