// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::server {
namespace {

using testing::HasSubstr;

http::Exchange exchange(std::string_view route, unsigned status, int milliseconds) {
    http::Exchange made{"127.0.0.1", "GET", "/secret?words=lantern", status, 10};
    made.duration = std::chrono::milliseconds{milliseconds};
    made.route = route;
    return made;
}

TEST(Metrics, CountsByRouteAndStatusAndNeverNamesAnAddress) {
    Metrics metrics;
    metrics.note(exchange("/s", 200, 3));
    metrics.note(exchange("/s", 200, 30'000));
    metrics.note(exchange("/s", 503, 5));
    metrics.note(exchange("", 404, 1));
    const auto text = metrics.text();
    const std::string name = "onrecord_http_request_duration_seconds";
    EXPECT_THAT(text, HasSubstr("onrecord_http_requests_total{route=\"/s\",status=\"200\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("onrecord_http_requests_total{route=\"/s\",status=\"503\"} 1\n"));
    EXPECT_THAT(text,
                HasSubstr("onrecord_http_requests_total{route=\"other\",status=\"404\"} 1\n"));
    EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/s\",le=\"0.0025\"} 0\n"));
    EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/s\",le=\"0.005\"} 2\n"));
    EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/s\",le=\"10\"} 2\n"));
    EXPECT_THAT(text, HasSubstr(name + "_bucket{route=\"/s\",le=\"+Inf\"} 3\n"));
    EXPECT_THAT(text, HasSubstr(name + "_count{route=\"/s\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("onrecord_http_sent_bytes_total 40\n"));
    EXPECT_THAT(text, testing::Not(HasSubstr("lantern")));
}

}  // namespace
}  // namespace onrecord::server
