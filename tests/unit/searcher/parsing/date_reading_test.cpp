// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/date_reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace onrecord::searcher {
namespace {

/// Wednesday 14 August 2024, 15:30 UTC.
const schema::Instant now = schema::parse_time("2024-08-14T15:30:00Z")->at;

struct Row {
    std::string_view text;
    std::string_view begin;
    std::string_view end;  ///< The first time that is not in it.
};

constexpr Row rows[] = {
    {"2024-08-14", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"14.08.2024", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"4.8.2024", "2024-08-04T00:00:00Z", "2024-08-05T00:00:00Z"},
    {"2024/8/4", "2024-08-04T00:00:00Z", "2024-08-05T00:00:00Z"},
    {"31/12/2024", "2024-12-31T00:00:00Z", "2025-01-01T00:00:00Z"},
    {"12/31/2024", "2024-12-31T00:00:00Z", "2025-01-01T00:00:00Z"},
    {"08/08/2024", "2024-08-08T00:00:00Z", "2024-08-09T00:00:00Z"},
    {"29 Feb 2024", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
    {"August 14th, 2024", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"14. August 2024", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"1er août 2024", "2024-08-01T00:00:00Z", "2024-08-02T00:00:00Z"},
    {"14 de agosto de 2024", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"14 серпня 2024", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"December 2024", "2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"},
    {"today", "2024-08-14T00:00:00Z", "2024-08-15T00:00:00Z"},
    {"Gestern", "2024-08-13T00:00:00Z", "2024-08-14T00:00:00Z"},
    {"this week", "2024-08-12T00:00:00Z", "2024-08-19T00:00:00Z"},
    {"last-week", "2024-08-05T00:00:00Z", "2024-08-12T00:00:00Z"},
    {"last_month", "2024-07-01T00:00:00Z", "2024-08-01T00:00:00Z"},
    {"last year", "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"},
    {"2d", "2024-08-12T15:30:00Z", "2024-08-14T15:30:00Z"},
    {"last 12 hours", "2024-08-14T03:30:00Z", "2024-08-14T15:30:00Z"},
};

TEST(ReadDate, ReadsWhatPeopleType) {
    for (const auto& [text, begin, end] : rows) {
        SCOPED_TRACE(text);
        const DateReading read = read_date(text, now);
        ASSERT_TRUE(read.period) << read.complaint;
        EXPECT_EQ(to_string(read.period->begin), begin);
        EXPECT_EQ(to_string(read.period->end), end);
    }
}

struct Wrong {
    std::string_view text;
    std::string_view says;
};

constexpr Wrong wrongs[] = {
    {"03/04/2024", "may be 2024-04-03 or 2024-03-04"},
    {"3-4-2024", "may be 2024-04-03 or 2024-03-04"},
    {"03.04.24", "four digits"},
    {"5 August", "four digits"},
    {"30 February 2024", "is not a date"},
    {"31.31.2024", "is not a date"},
    {"soon", "is not a date"},
    {"0d", "is not a date"},
    {"99999999999999999999d", "is not a date"},
    {"May June 2024", "is not a date"},
    {"", "is not a date"},
};

TEST(ReadDate, SaysWhyNot) {
    for (const auto& [text, says] : wrongs) {
        SCOPED_TRACE(text);
        const DateReading read = read_date(text, now);
        EXPECT_FALSE(read.period);
        EXPECT_THAT(read.complaint, testing::HasSubstr(says));
    }
}

TEST(ReadDate, CountsWeeksFromMonday) {
    const schema::Instant monday = schema::parse_time("2024-08-12T00:00:00Z")->at;
    const schema::Instant sunday = schema::parse_time("2024-08-18T23:59:59Z")->at;
    EXPECT_EQ(to_string(read_date("this week", monday).period->begin), "2024-08-12T00:00:00Z");
    EXPECT_EQ(to_string(read_date("this week", sunday).period->begin), "2024-08-12T00:00:00Z");
}

}  // namespace
}  // namespace onrecord::searcher
