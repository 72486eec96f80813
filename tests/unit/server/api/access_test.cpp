// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/access.hpp"

#include <gtest/gtest.h>

namespace onrecord::server::api {
namespace {

struct Asked {
    const char* address;
    const char* hosts;
    const char* host;
    bool is_ours;
};

Access access_of(std::string_view address, std::string_view hosts) {
    Access access;
    access.address = address;
    access.hosts = split_list(hosts);
    return access;
}

TEST(Access, AnswersUnderItsOwnNamesAlone) {
    constexpr Asked rows[] = {
        {"127.0.0.1", "", "127.0.0.1:8080", true},
        {"127.0.0.1", "", "localhost", true},
        {"127.0.0.1", "", "LocalHost:9000", true},
        {"127.0.0.1", "", "[::1]:8080", true},
        {"127.0.0.1", "", "", true},
        {"127.0.0.1", "", "evil.example", false},
        {"127.0.0.1", "", "evil.example:8080", false},
        {"127.0.0.1", "", "localhost.evil.example", false},
        {"127.0.0.1", "", "127.0.0.1.evil.example", false},
        {"127.0.0.1", "", "10.0.0.7", false},
        {"10.0.0.7", "", "10.0.0.7:8080", true},
        {"fd00::7", "", "[fd00::7]:8080", true},
        {"0.0.0.0", "", "10.0.0.7:8080", true},
        {"0.0.0.0", "", "evil.example", false},
        {"::", "", "[fd00::7]", true},
        {"127.0.0.1", "search.example", "Search.Example:80", true},
        {"127.0.0.1", "search.example:443", "search.example:443", true},
        {"127.0.0.1", "search.example:443", "search.example", false},
        {"127.0.0.1", "a.example, b.example", "b.example", true},
        {"127.0.0.1", "*", "evil.example", true},
    };
    for (const auto& [address, hosts, host, is_it] : rows) {
        SCOPED_TRACE(std::string{address} + " " + hosts + " " + host);
        EXPECT_EQ(is_ours(access_of(address, hosts), host), is_it);
    }
}

http::Request from(std::string origin) {
    http::Request request;
    request.origin = std::move(origin);
    return request;
}

std::string value_of(const http::Answer& answer, std::string_view name) {
    for (const auto& header : answer.headers) {
        if (header.name == name) return header.value;
    }
    return "";
}

TEST(Access, LetsOnlyTheSitesThatWereNamedRead) {
    Access access;
    access.origins = split_list("https://news.example");
    EXPECT_TRUE(may_read(access, from("https://news.example")));
    for (const auto* origin : {"",
                               "null",
                               "http://news.example",
                               "https://news.example.evil",
                               "https://news.example:8443",
                               "*"}) {
        SCOPED_TRACE(origin);
        EXPECT_FALSE(may_read(access, from(origin)));
        http::Answer answer;
        mark_origin(access, from(origin), answer);
        EXPECT_EQ(value_of(answer, "Access-Control-Allow-Origin"), "");
        EXPECT_EQ(value_of(answer, "Vary"), "Origin");
    }
    http::Answer answer;
    mark_origin(access, from("https://news.example"), answer);
    EXPECT_EQ(value_of(answer, "Access-Control-Allow-Origin"), "https://news.example");
    http::Answer alone;
    mark_origin({}, from("https://news.example"), alone);
    EXPECT_TRUE(alone.headers.empty());
}

}  // namespace
}  // namespace onrecord::server::api
