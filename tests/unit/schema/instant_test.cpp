// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

struct Reading {
    std::string_view text;
    std::string_view known;    // as to_string gives it back; empty: no time
    std::string_view instant;  // in UTC to the second
};

constexpr Reading readings[] = {
    {"2024-07-18T11:48:00+01:00", "2024-07-18T10:48:00Z", "2024-07-18T10:48:00Z"},
    {"2025-02-10 12:05:00-05:00", "2025-02-10T17:05:00Z", "2025-02-10T17:05:00Z"},
    {"2022-01-28T14:05Z", "2022-01-28T14:05Z", "2022-01-28T14:05:00Z"},
    {"2022-01-28T14:05", "2022-01-28T14:05Z", "2022-01-28T14:05:00Z"},
    {"2022-01-28 23:59:59.999 UTC", "2022-01-28T23:59:59Z", "2022-01-28T23:59:59Z"},
    {"2022-01-28T00:30:00+0545", "2022-01-27T18:45:00Z", "2022-01-27T18:45:00Z"},
    {"2022-01-28T00:30:00+02", "2022-01-27T22:30:00Z", "2022-01-27T22:30:00Z"},
    {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", "2017-01-01T00:00:00Z"},
    {"  2022-01-28\n", "2022-01-28", "2022-01-28T00:00:00Z"},
    {"2024-02-29", "2024-02-29", "2024-02-29T00:00:00Z"},
    {"2022-01", "2022-01", "2022-01-01T00:00:00Z"},
    {"1969", "1969", "1969-01-01T00:00:00Z"},
    {"1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
    {"2023-02-29", "", ""},
    {"2022-13-01", "", ""},
    {"2022-1-2", "", ""},
    {"2022-01-28T", "", ""},
    {"2022-01-28T24:00", "", ""},
    {"2022-01-28T10:00:00+99:00", "", ""},
    {"2022-01-28T10:00:00Z and more", "", ""},
    {"2022-01T10:00", "", ""},
    {"-022-01-28", "", ""},
    {"yesterday", "", ""},
    {"", "", ""},
};

TEST(ParseTime, ReadsWhatLiveblogsWriteAndNothingElse) {
    for (const auto& [text, known, instant] : readings) {
        SCOPED_TRACE(text);
        const auto time = parse_time(text);
        ASSERT_EQ(time.has_value(), !known.empty());
        if (!time) continue;
        EXPECT_EQ(to_string(*time), known);
        EXPECT_EQ(to_string(time->at), instant);
        const bool is_own = time->precision >= Precision::Minute && time->doubt == TimeDoubt::None;
        EXPECT_EQ(time->trust, is_own ? TimeTrust::A : TimeTrust::C);
    }
}

TEST(ParseTime, DoubtsATimeOfDayWithoutAZone) {
    EXPECT_EQ(parse_time("2022-01-28T14:05")->doubt, TimeDoubt::NoZone);
    EXPECT_EQ(parse_time("2022-01-28T14:05Z")->doubt, TimeDoubt::None);
    EXPECT_EQ(parse_time("2022-01-28T14:05+01:00")->doubt, TimeDoubt::None);
    EXPECT_EQ(parse_time("2022-01-28")->doubt, TimeDoubt::None);
}

TEST(ParseTime, KeepsMilliseconds) {
    EXPECT_EQ(parse_time("1970-01-01T00:00:01.0256Z")->at.milliseconds, 1025);
}

struct Covering {
    std::string_view text;
    std::string_view begin;
    std::string_view end;
};

constexpr Covering coverings[] = {
    {"2022", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"},
    {"2022-01", "2022-01-01T00:00:00Z", "2022-02-01T00:00:00Z"},
    {"2022-12", "2022-12-01T00:00:00Z", "2023-01-01T00:00:00Z"},
    {"2024-02-28", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z"},
    {"2022-01-28T14:05Z", "2022-01-28T14:05:00Z", "2022-01-28T14:06:00Z"},
    {"2022-01-28T14:05:07Z", "2022-01-28T14:05:07Z", "2022-01-28T14:05:08Z"},
};

TEST(ParsePeriod, CoversAsMuchAsWasWritten) {
    for (const auto& [text, begin, end] : coverings) {
        SCOPED_TRACE(text);
        const auto period = parse_period(text);
        ASSERT_TRUE(period);
        EXPECT_EQ(to_string(period->begin), begin);
        EXPECT_EQ(to_string(period->end), end);
    }
    EXPECT_FALSE(parse_period("2022-00"));
}

TEST(Instant, OfEveryDayOfFourCenturiesIsReadBack) {
    constexpr std::int64_t day = 86'400'000;
    for (std::int64_t at = -100 * 366 * day; at < 300 * 366 * day; at += day) {
        const std::string text = to_day({at});
        ASSERT_EQ(parse_time(text)->at.milliseconds, at) << text;
        ASSERT_EQ(text.substr(0, 7), to_month({at}));
    }
}

TEST(Instant, OutsideFourDigitYearsIsShownAsTheNearest) {
    EXPECT_EQ(to_string(Instant{INT64_MIN}), "0000-01-01T00:00:00Z");
    EXPECT_EQ(to_string(Instant{INT64_MAX}), "9999-12-31T23:59:59Z");
    EXPECT_EQ(to_string(KnownTime{}), "");
}

}  // namespace
}  // namespace onrecord::schema
