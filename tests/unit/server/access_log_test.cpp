// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access_log.hpp"

#include "server/http/service.hpp"

#include <gtest/gtest.h>

namespace onrecord::server {
namespace {

const http::Exchange exchange{
    "127.0.0.1", "GET", "/s?q=\"a\"\n\\", 200, 17, std::chrono::microseconds{250}, "00ab", "/s"};
const std::chrono::system_clock::time_point noon{std::chrono::seconds{1'643'371'509}};

TEST(AccessLine, FollowsTheCommonLogFormat) {
    EXPECT_EQ(access_line(exchange, AccessLogFormat::Common, noon),
              "127.0.0.1 - - [28/Jan/2022:12:05:09 +0000] "
              "\"GET /s?q=\\u0022a\\u0022\\u000a\\u005c HTTP/1.1\" 200 17 250us\n");
}

TEST(AccessLine, IsOneJsonObject) {
    EXPECT_EQ(access_line(exchange, AccessLogFormat::Json, noon),
              R"({"time":"2022-01-28T12:05:09Z","client":"127.0.0.1","method":"GET",)"
              R"("target":"/s?q=\u0022a\u0022\u000a\u005c","status":200,"bytes":17,)"
              R"("microseconds":250,"route":"/s","id":"00ab"})"
              "\n");
}

TEST(AccessLine, MarksARequestThatCouldNotBeRead) {
    const http::Exchange unread{"::1", "", "", 400, 5, std::chrono::microseconds{1}};
    EXPECT_EQ(access_line(unread, AccessLogFormat::Common, noon),
              "::1 - - [28/Jan/2022:12:05:09 +0000] \"- HTTP/1.1\" 400 5 1us\n");
}

TEST(AccessLine, IsNothingWhenSwitchedOff) {
    EXPECT_EQ(access_line(exchange, AccessLogFormat::Off, noon), "");
}

}  // namespace
}  // namespace onrecord::server
