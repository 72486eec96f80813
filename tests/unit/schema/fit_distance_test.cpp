// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fit_distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

namespace onrecord::schema {
namespace {

using Words = std::vector<std::uint32_t>;

/// The textbook table, a column at a time.
std::uint32_t plain_fit_distance(const Words& pattern, const Words& text) {
    Words column(pattern.size() + 1);
    std::iota(column.begin(), column.end(), 0U);
    std::uint32_t best = column.back();
    for (const std::uint32_t word : text) {
        std::uint32_t diagonal = column[0];
        for (std::size_t row = 1; row < column.size(); ++row) {
            const std::uint32_t cost = diagonal + (pattern[row - 1] == word ? 0 : 1);
            diagonal = column[row];
            column[row] = std::min({cost, column[row] + 1, column[row - 1] + 1});
        }
        best = std::min(best, column.back());
    }
    return best;
}

TEST(FitDistance, AgreesWithThePlainTableOnRandomWords) {
    std::mt19937 random{20220128};
    const auto below = [&random](std::uint32_t n) {
        return static_cast<std::uint32_t>(random()) % n;
    };
    for (int round = 0; round < 5000; ++round) {
        const std::uint32_t vocabulary = 1 + below(30);
        Words pattern(1 + below(150));
        Words text(below(200));
        for (auto& word : pattern) {
            word = below(vocabulary);
        }
        for (auto& word : text) {
            word = below(vocabulary);
        }
        const std::uint32_t unknown = below(8);  // Of eight words, that the pattern does not have.
        for (auto& word : text) {
            if (below(8) < unknown) word = vocabulary + below(5);
        }
        if (text.size() > pattern.size() && round % 2 == 0) {
            std::copy(pattern.begin(), pattern.end(), text.begin() + 1);
            text[1 + pattern.size() / 2] = vocabulary;
        }
        ASSERT_EQ(FitDistance{pattern}.in(text), plain_fit_distance(pattern, text))
            << "round " << round;
    }
}

TEST(FitDistance, StartsAfreshWithEveryText) {
    FitDistance distance{Words{1, 2, 3}};
    EXPECT_EQ(distance.in(Words{9, 1, 2, 3, 9}), 0U);
    EXPECT_EQ(distance.in(Words{}), 3U);
    EXPECT_EQ(distance.in(Words{1, 3}), 1U);
}

TEST(FitDistance, CountsTheWordsThatStandAnywhere) {
    FitDistance distance{Words{1, 2, 3, 2, 9}};
    distance.see(Words{2, 7, 1});
    EXPECT_EQ(distance.present(), 3U);
    distance.see(Words{});
    EXPECT_EQ(distance.present(), 0U);
    EXPECT_EQ(distance.in(Words{1, 2, 3, 2, 9}), 0U) << "counting leaves nothing behind";
}

TEST(FitDistance, CountsTheWordsThatStandInOrderAndSideBySide) {
    std::mt19937 random{11};
    for (int round = 0; round < 500; ++round) {
        Words pattern(1 + random() % 150);
        Words text(random() % 150);
        for (auto* words : {&pattern, &text}) {
            for (auto& word : *words) {
                word = static_cast<std::uint32_t>(random() % 25);
            }
        }
        std::vector<Words> longest(pattern.size() + 1, Words(text.size() + 1, 0));
        std::uint32_t neighbours = 0;
        for (std::size_t i = 1; i <= pattern.size(); ++i) {
            bool is_beside = false;
            for (std::size_t k = 1; k <= text.size(); ++k) {
                const bool is_same = pattern[i - 1] == text[k - 1];
                longest[i][k] = is_same ? longest[i - 1][k - 1] + 1
                                        : std::max(longest[i - 1][k], longest[i][k - 1]);
                is_beside =
                    is_beside || (is_same && i > 1 && k > 1 && pattern[i - 2] == text[k - 2]);
            }
            neighbours += is_beside ? 1 : 0;
        }
        FitDistance distance{pattern};
        distance.see(text);
        ASSERT_EQ(distance.in_order(), longest.back().back()) << "round " << round;
        ASSERT_EQ(distance.neighbours(), neighbours) << "round " << round;
    }
}

/// The plain way: every two places.
std::uint32_t plain_longest_run(const Words& pattern, const Words& text) {
    std::uint32_t longest = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        for (std::size_t k = 0; k < text.size(); ++k) {
            std::uint32_t run = 0;
            while (i + run < pattern.size() && k + run < text.size() &&
                   pattern[i + run] == text[k + run]) {
                ++run;
            }
            longest = std::max(longest, run);
        }
    }
    return longest;
}

TEST(FitDistance, FindsTheLongestRunAlike) {
    std::mt19937 random{7};
    for (int round = 0; round < 300; ++round) {
        Words pattern(1 + random() % 150);
        Words text(random() % 60);
        for (auto* words : {&pattern, &text}) {
            for (std::uint32_t& word : *words) {
                word = static_cast<std::uint32_t>(random() % 6);
            }
        }
        FitDistance distance{pattern};
        const auto run = distance.longest_run_in(text);
        ASSERT_EQ(run.words, plain_longest_run(pattern, text));
        ASSERT_LE(run.words, run.end);
    }
}

}  // namespace
}  // namespace onrecord::schema
