// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/word_changes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::server::api {
namespace {

/// `the [-gate-][+door+] holds`
std::string printed(const std::vector<WordChange>& changes) {
    std::string text;
    for (const WordChange& change : changes) {
        if (!text.empty()) text += ' ';
        if (change.is_same) text += change.before;
        if (!change.is_same && !change.before.empty()) text += "[-" + change.before + "-]";
        if (!change.is_same && !change.after.empty()) text += "[+" + change.after + "+]";
    }
    return text;
}

TEST(WordChanges, LayTwoTextsSideBySide) {
    constexpr const char* rows[][3] = {
        {"", "", ""},
        {"the gate holds", "the gate holds", "the gate holds"},
        {"the gate holds", "the  door\nholds", "the [-gate-][+door+] holds"},
        {"the gate holds", "the gate never holds", "the gate [+never+] holds"},
        {"we will not pay", "we will pay", "we will [-not-] pay"},
        {"a b c d", "a c b d", "a [-b-] c [+b+] d"},
        {"one", "other", "[-one-][+other+]"},
        {"one two", "", "[-one two-]"},
        {"said.\n\nHe left", "said. He left", "said. [-¶-] He left"},
        {"a a a", "a a", "a a [-a-]"},
    };
    for (const auto& [before, after, expected] : rows) {
        EXPECT_EQ(printed(word_changes(before, after)), expected);
    }
}

TEST(WordChanges, TakeTextsTooLongToCompareForReplaced) {
    std::string one;
    std::string other;
    for (int i = 0; i < 3000; ++i) {
        one += "a" + std::to_string(i) + ' ';
        other += "b" + std::to_string(i) + ' ';
    }
    const auto changes = word_changes("same " + one, "same " + other);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[1].kind(), "changed");
}

}  // namespace
}  // namespace onrecord::server::api
