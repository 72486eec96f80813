// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/timeline.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::Instant;

Instant at(const char* text) { return schema::parse_time(text)->at; }

/// `day 2022-01-28:2/3 2022-01-29:0/1`
std::string told(const Timeline& timeline) {
    std::string text{time_units[static_cast<std::size_t>(timeline.unit)]};
    for (const TimeBucket& bucket : timeline.buckets) {
        text += ' ' + schema::to_string(bucket.begin).substr(0, 16) + ':' +
                std::to_string(bucket.count) + '/' + std::to_string(bucket.all);
    }
    return text;
}

TEST(Timeline, CountsEachBucketWithoutGapsAndBesideAll) {
    const std::vector<Instant> found{at("2022-01-28T23:59Z"), at("2022-01-30T00:00Z")};
    const std::vector<Instant> all{
        at("2022-01-28"), at("2022-01-29"), at("2022-01-30"), at("2023")};
    EXPECT_EQ(told(make_timeline(found, all, TimeUnit::Day, 60)),
              "day 2022-01-28T00:00:1/1 2022-01-29T00:00:0/1 2022-01-30T00:00:1/1");
}

TEST(Timeline, ChoosesTheFinestUnitThatFits) {
    const std::vector<Instant> found{at("2022-01-28T10:00Z"), at("2022-01-28T10:03Z")};
    EXPECT_EQ(make_timeline(found, {}, {}, 4).unit, TimeUnit::Minute);
    EXPECT_EQ(make_timeline(found, {}, {}, 3).unit, TimeUnit::Hour);
    const std::vector<Instant> far{at("2020-02-29"), at("2022-01-28")};
    EXPECT_EQ(make_timeline(far, {}, {}, 1000).unit, TimeUnit::Day);
    EXPECT_EQ(make_timeline(far, {}, {}, 101).unit, TimeUnit::Week);
    EXPECT_EQ(make_timeline(far, {}, {}, 60).unit, TimeUnit::Month);
    EXPECT_EQ(make_timeline(far, {}, {}, 1).unit, TimeUnit::Year);
}

TEST(Timeline, BeginsWeeksOnMondayAndMonthsOnTheFirst) {
    const std::vector<Instant> found{at("2022-01-30"), at("2022-01-31")};  // A Sunday, a Monday.
    EXPECT_EQ(told(make_timeline(found, {}, TimeUnit::Week, 9)),
              "week 2022-01-24T00:00:1/0 2022-01-31T00:00:1/0");
    const std::vector<Instant> leap{at("2020-02-29"), at("2020-03-01")};
    EXPECT_EQ(told(make_timeline(leap, {}, TimeUnit::Month, 9)),
              "month 2020-02-01T00:00:1/0 2020-03-01T00:00:1/0");
    const std::vector<Instant> old{at("1969-12-31T23:59Z"), at("1970-01-01T00:00Z")};
    EXPECT_EQ(told(make_timeline(old, {}, TimeUnit::Hour, 9)),
              "hour 1969-12-31T23:00:1/0 1970-01-01T00:00:1/0");
}

TEST(Timeline, NeverGivesMoreBucketsThanTheBound) {
    const std::vector<Instant> found{at("0001"), at("9998")};
    const auto timeline = make_timeline(found, {}, TimeUnit::Minute, 5);
    EXPECT_EQ(timeline.unit, TimeUnit::Year);
    EXPECT_LE(timeline.buckets.size(), most_time_buckets);
}

TEST(Timeline, SetsUnknownTimesApart) {
    const std::vector<Instant> found{{std::numeric_limits<std::int64_t>::min()}};
    const auto timeline = make_timeline(found, found, {}, 60);
    EXPECT_EQ(timeline.undated, 1U);
    EXPECT_TRUE(timeline.buckets.empty());
    EXPECT_TRUE(make_timeline({}, {}, {}, 60).buckets.empty());
}

}  // namespace
}  // namespace onrecord::searcher
