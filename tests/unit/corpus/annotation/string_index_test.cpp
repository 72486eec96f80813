// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/string_index.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::corpus::annotation {
namespace {

// "lee" was once found as "me": length and first byte cancelled out.
TEST(StringIndex, TellsAllShortWordsApart) {
    StringIndex index;
    std::uint32_t count = 0;
    const auto add = [&](const std::string& word) { EXPECT_EQ(index.add(word), count++) << word; };
    for (char one = 'a'; one <= 'z'; ++one) {
        add({one});
        for (char two = 'a'; two <= 'z'; ++two) {
            add({one, two});
            for (char three = 'a'; three <= 'z'; ++three) {
                add({one, two, three});
            }
        }
    }
    for (std::uint32_t number = 0; number < count; ++number) {
        EXPECT_EQ(index.find(index.key(number)), number);
    }
    EXPECT_EQ(index.find("abcd"), StringIndex::absent);
    EXPECT_EQ(index.find(""), StringIndex::absent);
}

TEST(StringIndex, HashesCapitalsAsTheirSmallLetters) {
    for (const std::string_view word :
         {"A", "Us", "Lee", "Iran", "Ukraine's", "U.S.", "Washington"}) {
        std::string lower{word};
        for (char& letter : lower) {
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
        }
        EXPECT_EQ(hash_of<0x20>(word), hash_of(lower)) << word;
    }
}

}  // namespace
}  // namespace onrecord::corpus::annotation
