// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/common_pairs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

using testing::ElementsAre;

TEST(CommonPairTerms, AreTheNeighbouringCommonWordsOnceEachInOrder) {
    const auto words = Analyzer{}.read("We will do what we have to do; we will.", "en");
    EXPECT_THAT(common_pair_terms(words),
                ElementsAre("XP:do we",
                            "XP:do what",
                            "XP:have to",
                            "XP:to do",
                            "XP:we have",
                            "XP:we will",
                            "XP:what we",
                            "XP:will do"));
}

TEST(CommonPairTerms, LeaveOutPairsWithARareWord) {
    const auto words = Analyzer{}.read("The pipeline is the target", "en");
    EXPECT_THAT(common_pair_terms(words), ElementsAre("XP:is the"));
}

TEST(IsCommonWord, KnowsFoldedFormsOfEveryLanguageRead) {
    for (const std::string_view word : {"the", "don't", "nicht", "tres", "como"}) {
        EXPECT_TRUE(is_common_word(word)) << word;
    }
    EXPECT_TRUE(is_common_word(fold("й")));
    EXPECT_FALSE(is_common_word("pipeline"));
    EXPECT_FALSE(is_common_word(""));
}

}  // namespace
}  // namespace onrecord::schema
