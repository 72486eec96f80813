// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/ordered_fit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {
namespace {

/// A letter a word.
std::vector<std::uint32_t> ids(std::string_view letters) {
    return {letters.begin(), letters.end()};
}

/// A capital in the paste is a word that may vary; what follows `.` follows an ellipsis.
std::uint32_t edits(std::string_view pasted, std::string_view text, std::string_view denials) {
    std::vector<OrderedWord> words;
    bool follows_gap = false;
    for (const char letter : pasted) {
        if (letter != '.') {
            words.push_back({static_cast<std::uint32_t>(letter), letter < 'a', false});
        }
        if (letter != '.') words.back().follows_gap = follows_gap;
        follows_gap = letter == '.';
    }
    return OrderedFit{std::move(words), ids(denials)}.edits(ids(text), 9);
}

struct Row {
    std::string_view pasted;
    std::string_view text;
    std::uint32_t edits;
    std::string_view denials = "";
};

constexpr Row rows[] = {
    {"abcd", "xxabcdxx", 0},       // The words side by side.
    {"abcd", "abxxxxxcd", 0},      // One thing between them, however long.
    {"abcd", "axxbxxcd", 0},       // Two.
    {"abcd", "axxbxxcxxd", 1},     // Scattered: one word is wanting.
    {"abcd", "axxbxxcxd", 1},      // Or one too many.
    {"abcd", "dcba", 3},           // In no order.
    {"abcd", "axcd", 1},           // One changed.
    {"abcd", "acd", 1},            // One dropped.
    {"abcd", "xyz", 4},            // None.
    {"abcd", "", 4},               // Nothing.
    {"aBcd", "axcd", 0},           // A value may be written otherwise.
    {"a.b.c.d", "axxbxxcxxd", 0},  // The ellipses stand for what is between.
    {"abcd", "anbncd", 0, "n"},
    {"abcd", "ancd", 0, "n"},  // A denial in print stands for any one word.
    {"abcd", "annd", 0, "n"},  // Each for one.
};

TEST(OrderedFit, ForgivesAWordWhereAnotherStandsForIt) {
    OrderedFit fit{
        {{'w', false, false, {'v'}}, {'h', false, false, {'v'}}, {'g', false, false, {}}}, {}};
    EXPECT_EQ(fit.edits(ids("xvgx"), 9), 0U);
    EXPECT_EQ(fit.edits(ids("xxgx"), 9), 2U);
}

TEST(OrderedFit, CountsWhatIsWantingInOrder) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.pasted);
        SCOPED_TRACE(row.text);
        EXPECT_EQ(edits(row.pasted, row.text, row.denials), row.edits);
    }
}

TEST(OrderedFit, AgreesWithThePlainTableOnRandomWords) {
    std::mt19937 random{20261201};
    const auto below = [&random](std::uint32_t n) {
        return static_cast<std::uint32_t>(random()) % n;
    };
    for (int round = 0; round < 3000; ++round) {
        std::vector<OrderedWord> pasted;
        // A number holds all layers of the short ones, two of the longer; the rest are parted.
        const std::uint32_t longest = std::array{20U, 41U, 63U}[below(3)];
        const std::uint32_t vocabulary = 2 + below(20);
        for (std::uint32_t i = 1 + below(longest); i > 0; --i) {
            pasted.push_back({below(vocabulary), below(9) == 0, below(12) == 0, {}});
        }
        std::vector<std::uint32_t> text;
        for (std::uint32_t i = below(70); i > 0; --i) {
            text.push_back(below(2 * vocabulary));
        }
        const std::uint32_t most = below(8);
        OrderedFit fit{pasted, below(3) == 0 ? ids("\x01") : ids("")};
        const std::uint32_t plain = fit.edits_by_table(text);
        ASSERT_EQ(fit.edits(text, most), std::min(plain, most + 1)) << "round " << round;
        ASSERT_EQ(fit.is_within(text, most), plain <= most) << "round " << round;
    }
}

}  // namespace
}  // namespace onrecord::searcher::check
