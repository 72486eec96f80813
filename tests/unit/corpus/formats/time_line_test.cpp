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
    if (line->near_day == NearDay::Yesterday) text += " yesterday";
    if (line->is_date_unsure) text += " unsure";
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
    {"12.50pm:", "? 12:50"},
    {"05.03.2024 • 12:50 Uhr", "2024-3-5 12:50"},
    {"Stand: 05.03.2024, 12.50 Uhr", "2024-3-5 12:50"},
    {"am 5. März 2024 um 12:50 Uhr", "2024-3-5 12:50"},
    {"vor 5 Minuten", "? ? relative"},
    {"il y a une heure", "? ? relative"},
    {"hace 5 minutos", "? ? relative"},
    {"4m ago12.50 BST", "? 12:50 BST relative"},
    {"Publié le 5 mars 2024 à 12h50", "2024-3-5 12:50"},
    {"Publié aujourd’hui à 05h38, mis à jour à 13h05", "? 5:38"},
    {"Mis à jour à 13h05", "? 13:5 update"},
    {"Hier à 14:05", "? 14:5 yesterday"},
    {"5 de marzo de 2024, 12:50 CET", "2024-3-5 12:50 CET"},
    {"published at 12:50 Greenwich Mean Time", "? 12:50 Greenwich Mean Time"},
    {"14:34 UTC+05:30", "? 14:34 UTC+05:30"},
    {"14:50 GMT+1", "? 14:50 GMT+1"},
    {"14:10 (UTC)", "? 14:10 UTC"},
    {"1609 GMT", "? 16:9 GMT"},
    {"05/03/2024 12:50", "2024-3-5 12:50 unsure"},
    {"25/03/2024", "2024-3-25 ?"},
    {"03/25/2024", "2024-3-25 ?"},
    {"2024-03-05T12:50:00+01:00", "2024-3-5 12:50 +01:00"},
    {"1692003712", "? ? relative"},
    {"5 березня 2024", "2024-3-5 ?"},
    {"1609", ""},
    {"vor dem Spiel", ""},
    {"for 5 years", ""},
    {"14", ""},
    {"25:05", ""},
    {"14:75", ""},
    {"13:05 pm", "? 13:5"},
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

constexpr Reading timed_lines[] = {
    {"12:50Ann Lee", "? 12:50 | glued Ann Lee"},
    {"12.50pm GMTAnn Lee", "? 12:50 GMT | glued Ann Lee"},
    {"Ann Lee14 March 2024 10:01", "2024-3-14 10:1 | behind Ann Lee"},
    {"Ann Lee 14:05 GMT", "? 14:5 GMT | behind Ann Lee"},
    {"12:50 Ann Lee", "? 12:50 | beside Ann Lee"},
    {"12.50pm: Talks resume in Sella.", "? 12:50 | marked Talks resume in Sella."},
    {"1609, JGF: More soon.", "? 16:9 | marked JGF: More soon."},
    {"5 minutes ago · Ann Lee", "? ? relative | marked Ann Lee"},
    {"The road is closed until 14:05", ""},
    {"On 5 March 2024 nobody came", ""},
    {"10 dead: police", ""},
};

TEST(TimeLine, IsReadBesideOtherWords) {
    constexpr std::string_view joins[] = {"marked", "glued", "beside"};
    for (const auto& [line, text] : timed_lines) {
        SCOPED_TRACE(line);
        const auto timed = read_timed_line(line);
        std::string made;
        if (timed) {
            made =
                to_text(timed->time) + " | " +
                std::string{timed->is_rest_before ? "behind"
                                                  : joins[static_cast<std::size_t>(timed->join)]} +
                ' ' + std::string{timed->rest};
        }
        EXPECT_EQ(made, text);
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
    {"14:05", "2022-07-08T14:05Z"},
    {"January 28", "2022-01-28"},
    {"5 min ago", "2022-07-08"},
    {"14:05, 31 Feb 2022", ""},
    {"14:05 IST", "2022-07-08"},
    {"14:05 UTC+05:30", "2022-07-08T08:35Z"},
    {"1:30 a.m. ET, November 6, 2022", "2022-11-06"},
    {"3:30 a.m. ET, November 6, 2022", "2022-11-06T08:30Z"},
    {"2:30 a.m. ET, March 13, 2022", "2022-03-13"},
    {"12:50 heure de Paris", "2022-07-08T10:50Z"},
};

TEST(TimeLine, IsKnownToTheMinuteWithADayAndDoubtedWithoutAZone) {
    for (const auto& [line, known] : moments) {
        SCOPED_TRACE(line);
        const auto time = read_time_line(line);
        ASSERT_TRUE(time);
        EXPECT_EQ(to_string(known_time(*time, Date{2022, 7, 8})), known);
    }
    EXPECT_FALSE(known_time(*read_time_line("14:05 GMT"), std::nullopt).is_known());
    const auto zoneless = known_time(*read_time_line("14:05"), Date{2022, 7, 8});
    EXPECT_EQ(zoneless.doubt, schema::TimeDoubt::NoZone);
    EXPECT_EQ(zoneless.trust, schema::TimeTrust::C);
}

TEST(TimeLine, FindsTheDayInAFileName) {
    EXPECT_EQ(find_day("newsweek-2022-01-28.txt")->date, (Date{2022, 1, 28}));
    EXPECT_EQ(find_day("newsweek-2022-01-28.txt")->at, 9U);
    EXPECT_FALSE(find_day("newsweek-2022-13-28.txt"));
    EXPECT_FALSE(find_day("call-120222-01-28"));
}

TEST(ZoneOfAllTimes, IsReadFromALineThatSaysNothingElse) {
    const auto zone_in = [](std::string_view line) {
        return corpus::formats::pasted::read_zone_of_all(line).value_or("-");
    };
    EXPECT_EQ(zone_in("All times GMT"), "GMT");
    EXPECT_EQ(zone_in("(All times are in UTC+2.)"), "UTC+2");
    EXPECT_EQ(zone_in("Alle Zeiten MEZ"), "MEZ");
    EXPECT_EQ(zone_in("Heure de Paris"), "Heure de Paris");
    EXPECT_EQ(zone_in("Todas las horas: CET"), "CET");
    for (const std::string_view line : {"",
                                        "GMT",
                                        "All times",
                                        "All times local",
                                        "12:05 GMT",
                                        "All times GMT unless stated",
                                        "of all times",
                                        "+1"}) {
        EXPECT_EQ(zone_in(line), "-") << line;
    }
}

}  // namespace
}  // namespace onrecord::tests
