// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limits.hpp"

#include <gtest/gtest.h>

#include <string>

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
    for (std::size_t i = 0; i < RateLimits::most_buckets + 10; ++i)
        limits.take(std::to_string(i), 60, start + milliseconds{i});
    EXPECT_LE(limits.size(), RateLimits::most_buckets);
}

TEST(Bucket, IsAnAddressAndOfIPv6AHouseholds) {
    EXPECT_EQ(bucket_of("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(bucket_of("2001:db8:1:2:3:4:5:6"), bucket_of("2001:db8:1:2::9"));
    EXPECT_NE(bucket_of("2001:db8:1:2::9"), bucket_of("2001:db8:1:3::9"));
    EXPECT_NE(bucket_of("::ffff:192.0.2.1"), bucket_of("::ffff:192.0.2.2"));
    EXPECT_EQ(bucket_of("-"), "-");
}

}  // namespace
}  // namespace onrecord::server::api
