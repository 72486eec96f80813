// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/language_code.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

TEST(LanguageCode, IsTwoSmallLettersThatAreOne) {
    EXPECT_TRUE(is_language_code("en"));
    EXPECT_TRUE(is_language_code("uk"));
    for (const char* const no : {"", "e", "EN", "xx", "eng", "english", "en-GB"}) {
        EXPECT_FALSE(is_language_code(no)) << no;
    }
}

TEST(LanguageCode, IsFoundByTheLanguagesName) {
    EXPECT_EQ(language_code_of("english"), "en");
    EXPECT_EQ(language_code_of("Deutsch"), "de");
    EXPECT_EQ(language_code_of("українська"), "uk");
    EXPECT_EQ(language_code_of("Ukrainian"), "uk");
    EXPECT_EQ(language_code_of("EN"), "en");
    EXPECT_EQ(language_code_of("pt_BR"), "pt");
    EXPECT_FALSE(language_code_of("klingonese").has_value());
}

}  // namespace
}  // namespace onrecord::schema
