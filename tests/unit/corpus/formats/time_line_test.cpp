// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/time_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::tests {
namespace {

using namespace corpus::formats::pasted;

/// As `2022-01-28 14:05 gmt update`, `?` for what is not there; empty when it is no time.
std::string to_text(const std::optional<TimeLine>& line) {
    if (!line) return "";
    std::string text = "?";
    if (line->date) {
        text = std::to_string(line->date->year) + '-' + std::to_string(line->date->month) + '-' +
               std::to_string(line->date->day);
    }
    text += line->minute_of_day ? ' ' + std::to_string(*line->minute_of_day / 60) + ':' +
                                      std::to_string(*line->minute_of_day % 60)
                                : " ?";
    if (!line->zone.empty()) text += ' ' + std::string{line->zone};
    if (line->is_update) text += " update";
    if (line->is_relative) text += " relative";
    return text;
}

struct Reading {
    std::string_view line;
    std::string_view text;
};

constexpr Reading readings[] = {
    {"14:05", "? 14:5"},
    {"14.05 GMT", "? 14:5 GMT"},
    {"10.32am GMT", "? 10:32 GMT"},
    {"2:30 p.m. ET", "? 14:30 ET"},
    {"2:30 p.m. ET, January 28, 2022", "2022-1-28 14:30 ET"},
    {"12:45 a.m. ET, Sept. 3, 2023", "2023-9-3 0:45 ET"},
    {"28 Jan 2022 14:05:59", "2022-1-28 14:5"},
    {"Fri 28 Jan 2022 09.15 GMT", "2022-1-28 9:15 GMT"},
    {"2022-01-28 14:05", "2022-1-28 14:5"},
    {"Friday, January 28, 2022", "2022-1-28 ?"},
    {"January 28th", "0-1-28 ?"},
    {"9am", "? 9:0"},
    {"12 pm", "? 12:0"},
    {"14h30", "? 14:30"},
    {"17:05 Uhr", "? 17:5"},
    {"Posted at 9:15am", "? 9:15"},
    {"Updated at 9.15am", "? 9:15 update"},
    {"Last updated: 14:20 GMT", "? 14:20 GMT update"},
    {"5 min ago", "? ? relative"},
    {"2h ago", "? ? relative"},
    {"just now", "? ? relative"},
    {"14", ""},
    {"25:05", ""},
    {"14:75", ""},
    {"13:05 pm", ""},
    {"Friday", ""},
    {"May", ""},
    {"Live", ""},
    {"ago", ""},
    {"2022", ""},
    {"", ""},
    {"10 dead in Sella", ""},
    {"9/11 remembered", ""},
    {"14:05 minister speaks", ""},
};

TEST(TimeLine, IsReadInEveryForm) {
    for (const auto& [line, text] : readings) {
        SCOPED_TRACE(line);
        EXPECT_EQ(to_text(read_time_line(line)), text);
    }
}

constexpr Reading prefixes[] = {
    {"14:05 – The minister speaks", "? 14:5 | The minister speaks"},
    {"10.32am: Ministers meet", "? 10:32 | Ministers meet"},
    {"14:05 GMT | Talks end", "? 14:5 GMT | Talks end"},
    {"2:30 p.m. - Talks end", "? 14:30 | Talks end"},
    {"14:05 The minister speaks", ""},
    {"14:05 -", ""},
    {"10 dead: police", ""},
    {"Monday: what we know", ""},
};

TEST(TimeLine, IsReadBeforeOtherWords) {
    for (const auto& [line, text] : prefixes) {
        SCOPED_TRACE(line);
        const auto prefix = read_time_prefix(line);
        EXPECT_EQ(
            prefix ? to_text(prefix->time) + " | " + std::string{line.substr(prefix->bytes)} : "",
            text);
    }
}

struct Moment {
    std::string_view line;
    std::string_view known;
};

constexpr Moment moments[] = {
    {"14:05 GMT", "2022-07-08T14:05Z"},
    {"2:30 p.m. ET", "2022-07-08T18:30Z"},
    {"2:30 p.m. ET, January 28, 2022", "2022-01-28T19:30Z"},
    {"00:10 CEST", "2022-07-07T22:10Z"},
    {"14:05", "2022-07-08"},
    {"January 28", "2022-01-28"},
    {"5 min ago", "2022-07-08"},
    {"14:05, 31 Feb 2022", ""},
};

TEST(TimeLine, IsKnownToTheMinuteOnlyWithDayAndZone) {
    for (const auto& [line, known] : moments) {
        SCOPED_TRACE(line);
        const auto time = read_time_line(line);
        ASSERT_TRUE(time);
        EXPECT_EQ(to_string(known_time(*time, Date{2022, 7, 8})), known);
    }
    EXPECT_FALSE(known_time(*read_time_line("14:05 GMT"), std::nullopt).is_known());
}

TEST(TimeLine, FindsTheDayInAFileName) {
    EXPECT_EQ(find_day("newsweek-2022-01-28.txt")->date, (Date{2022, 1, 28}));
    EXPECT_EQ(find_day("newsweek-2022-01-28.txt")->at, 9U);
    EXPECT_FALSE(find_day("newsweek-2022-13-28.txt"));
    EXPECT_FALSE(find_day("call-120222-01-28"));
}

}  // namespace
}  // namespace onrecord::tests
