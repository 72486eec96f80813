// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/word_table.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::searcher::check {
namespace {

TEST(WordTable, FindsEveryWordWithItsBitsAndNoOther) {
    WordTable table;
    constexpr std::uint64_t words = 3000;
    const auto word = [](std::uint64_t i) {
        return std::string(i % 19 + 1, 'a') + std::to_string(i);
    };
    EXPECT_EQ(table.find("harbour"), 0U);
    for (std::uint64_t i = 1; i <= words; ++i) {
        table.add(word(i), i);
    }
    for (std::uint64_t i = 1; i <= words; ++i) {
        EXPECT_EQ(table.find(word(i)), i);
    }
    EXPECT_EQ(table.find("harbour"), 0U);
    EXPECT_EQ(table.find(""), 0U);
}

TEST(WordTable, AddsBitsToAWordItHas) {
    WordTable table;
    table.add("quay", 1);
    table.add("quay", 4);
    EXPECT_EQ(table.find("quay"), 5U);
}

}  // namespace
}  // namespace onrecord::searcher::check
