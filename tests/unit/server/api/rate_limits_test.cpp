// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limits.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

namespace onrecord::server::api {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
const RateLimits::Clock::time_point start{};

TEST(RateLimits, LetAMinutesShareGoAtOnceAndFillItEvenly) {
    RateLimits limits;
    for (std::uint32_t left = 60; left-- > 0;) {
        const Quota quota = limits.take("a", 60, start);
        EXPECT_FALSE(quota.is_spent);
        EXPECT_EQ(quota.left, left);
    }
    const Quota spent = limits.take("a", 60, start);
    EXPECT_TRUE(spent.is_spent);
    EXPECT_EQ(spent.next_in_seconds, 1U);
    EXPECT_EQ(spent.full_in_seconds, 60U);
    EXPECT_TRUE(limits.take("a", 60, start + milliseconds{900}).is_spent);
    EXPECT_FALSE(limits.take("a", 60, start + milliseconds{1900}).is_spent);
    EXPECT_FALSE(limits.take("b", 60, start).is_spent);
}

TEST(RateLimits, AreNeverMoreThanFullHoweverLongNobodyAsks) {
    RateLimits limits;
    limits.take("a", 2, start);
    EXPECT_EQ(limits.take("a", 2, start + seconds{86'400}).left, 1U);
}

TEST(RateLimits, HoldOnlySoManyBucketsWhoeverAsks) {
    RateLimits limits;
    for (std::size_t i = 0; i < RateLimits::most_buckets + 10; ++i) {
        limits.take(std::to_string(i), 60, start + milliseconds{i});
    }
    EXPECT_LE(limits.size(), RateLimits::most_buckets);
}

TEST(RateLimits, TakeSeveralAtOnceOrNone) {
    RateLimits limits;
    EXPECT_EQ(limits.take("a", 6, start, 4).left, 2U);
    const Quota spent = limits.take("a", 6, start, 3);
    EXPECT_TRUE(spent.is_spent);
    EXPECT_EQ(spent.next_in_seconds, 10U);
    EXPECT_EQ(limits.take("a", 6, start, 2).left, 0U);
}

TEST(PlainAddress, HasOneFormHoweverItIsWritten) {
    const std::pair<const char*, const char*> rows[] = {
        {"203.0.113.9", "203.0.113.9"},
        {"203.0.113.9:4711", "203.0.113.9"},
        {"[203.0.113.9]:1", "203.0.113.9"},
        {"::ffff:203.0.113.9", "203.0.113.9"},
        {"[::ffff:203.0.113.9]:80", "203.0.113.9"},
        {"::FFFF:CB00:7109", "203.0.113.9"},
        {"2001:DB8:0::7", "2001:db8::7"},
        {"[2001:db8::7]:443", "2001:db8::7"},
        {"fe80::1%eth0", "fe80::1"},
    };
    for (const auto& [text, plain] : rows) {
        EXPECT_EQ(plain_address(text), plain) << text;
    }
    for (const char* const text : {"",
                                   "unknown",
                                   "_hidden",
                                   "203.0.113",
                                   "203.0.113.9.9",
                                   "203.0.113.009",
                                   "[",
                                   "[]",
                                   ":",
                                   "::1::",
                                   "127.0.0.0/8",
                                   "news.example",
                                   "1:2"}) {
        EXPECT_EQ(plain_address(text), std::nullopt) << text;
    }
}

TEST(Bucket, IsAnAddressAndOfIPv6AHouseholds) {
    EXPECT_EQ(bucket_of("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(bucket_of("2001:db8:1:2:3:4:5:6"), bucket_of("2001:db8:1:2::9"));
    EXPECT_NE(bucket_of("2001:db8:1:2::9"), bucket_of("2001:db8:1:3::9"));
    EXPECT_NE(bucket_of("::ffff:192.0.2.1"), bucket_of("::ffff:192.0.2.2"));
    EXPECT_EQ(bucket_of("::ffff:192.0.2.1"), bucket_of("192.0.2.1"));
    EXPECT_EQ(bucket_of("-"), "-");
}

}  // namespace
}  // namespace onrecord::server::api
