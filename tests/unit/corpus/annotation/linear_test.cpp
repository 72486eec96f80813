// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

// Cost per byte must not depend on how many people, namesakes, offices or genitives there are. Each
// text is doubled twice; processor time, not the clock, and wide limits: quadratic is 16-fold.
namespace onrecord::tests {
namespace {

/// A surname of its own for each number: Xaaab, Xaaac ...
std::string surname(std::uint32_t number) {
    std::string name = "X";
    for (int letter = 0; letter < 4; ++letter, number /= 20) {
        name += "bcdfghjklmnpqrstvwxz"[number % 20];
    }
    return name + "o";
}

double seconds_for(const std::string& text, std::string_view lang) {
    const std::clock_t begin = std::clock();
    annotate_entry(entry_of(text, "", lang));
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void expect_linear(const std::function<std::string(std::uint32_t)>& line, std::string_view lang) {
    constexpr std::uint32_t few = 600;
    constexpr double most_growth = 9.0;  // for four times the text
    const auto repeated = [&](std::uint32_t count) {
        std::string text;
        for (std::uint32_t number = 0; number < count; ++number) {
            text += line(number);
        }
        return text;
    };
    seconds_for(repeated(few), lang);  // fills the caches
    const double one = std::max(seconds_for(repeated(few), lang), 0.002);
    const double four = seconds_for(repeated(4 * few), lang);
    std::printf("%.3f s, four times the text %.3f s\n", one, four);
    EXPECT_LT(four, most_growth * one);
}

TEST(Linear, InOfficesAndTheirHolders) {
    expect_linear(
        [](std::uint32_t number) {
            return "Minister Anna " + surname(number) +
                   " came. The minister said \"we will go now\". ";
        },
        "en");
}

TEST(Linear, InNamesakes) {
    expect_linear(
        [](std::uint32_t number) { return surname(number) + " Smith came home. Smith laughed. "; },
        "en");
}

TEST(Linear, InPronouns) {
    expect_linear(
        [](std::uint32_t number) {
            return "Anna " + surname(number) + " met them, she said \"we will go now\", ";
        },
        "en");
}

TEST(Linear, InGermanGenitives) {
    expect_linear(
        [](std::uint32_t number) {
            return "Herr " + surname(number) + " kam. " + surname(number) +
                   "s Haus. \u201eWir gehen jetzt alle\u201c, sagte der Minister. ";
        },
        "de");
}

TEST(Linear, InDenials) {
    expect_linear(
        [](std::uint32_t number) {
            return "never said not denied \"we will go now\" and " + surname(number) + ", ";
        },
        "en");
}

}  // namespace
}  // namespace onrecord::tests
