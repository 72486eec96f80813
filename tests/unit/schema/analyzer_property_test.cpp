// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every text, however odd: of each code point, and of random mixtures.
#include "schema/analyzer.hpp"
#include "schema/words/folding.hpp"
#include "schema/words/word_reader.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::schema {
namespace {

std::string utf8(char32_t character) {
    std::string bytes;
    const auto add = [&](char32_t bits) { bytes += static_cast<char>(bits); };
    if (character < 0x80) {
        add(character);
    } else if (character < 0x800) {
        add(0xC0 | (character >> 6U));
        add(0x80 | (character & 0x3FU));
    } else if (character < 0x10000) {
        add(0xE0 | (character >> 12U));
        add(0x80 | ((character >> 6U) & 0x3FU));
        add(0x80 | (character & 0x3FU));
    } else {
        add(0xF0 | (character >> 18U));
        add(0x80 | ((character >> 12U) & 0x3FU));
        add(0x80 | ((character >> 6U) & 0x3FU));
        add(0x80 | (character & 0x3FU));
    }
    return bytes;
}

bool is_well_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedCharacter decoded = decode_character(text, at);
        if (decoded.character == 0xFFFD && decoded.length == 1) return false;
        at += decoded.length;
    }
    return true;
}

/// A form means the same wherever it comes from: a Query, or an Entry.
void expect_reads_as_itself(const Analyzer& analyzer, std::string_view form) {
    const auto again = analyzer.read(form, "en");
    ASSERT_EQ(again.size(), 1U) << form;
    if (form == "us") return;
    EXPECT_EQ(again.front().form, form);
    EXPECT_EQ(again.front().span, (Span{0, static_cast<std::uint32_t>(form.size())}));
}

void expect_sound(const Analyzer& analyzer, std::string_view text, std::string_view lang) {
    std::uint32_t before = 0;
    for (const Word& word : analyzer.read(text, lang)) {
        ASSERT_FALSE(word.form.empty());
        ASSERT_LE(word.form.size(), longest_form_bytes);
        ASSERT_TRUE(is_well_formed(word.form));
        ASSERT_LT(word.span.begin, word.span.end);
        ASSERT_LE(word.span.end, text.size());
        ASSERT_GE(word.span.begin, before);
        before = word.span.begin;
        expect_reads_as_itself(analyzer, word.form);
    }
}

/// Of every word whose characters are one word each: what is printed at its span reads as it.
void expect_exact_spans(const Analyzer& analyzer, std::string_view text) {
    for (const Word& word : analyzer.read(text, "en")) {
        const auto printed = text.substr(word.span.begin, word.span.length());
        const auto again = analyzer.read(printed, "en");
        if (word.form == "us") continue;
        bool is_found = false;
        for (const Word& one : again) {
            is_found |= one.form == word.form;
        }
        EXPECT_TRUE(is_found) << word.form << " is not printed at its span: " << printed;
    }
}

TEST(Analyzer, IsSoundForEveryCodePoint) {
    const Analyzer analyzer;
    for (char32_t character = 0; character <= 0x10FFFF; ++character) {
        if (character >= 0xD800 && character <= 0xDFFF) continue;
        const std::string text = utf8(character);
        expect_sound(analyzer, text, "en");
        expect_sound(analyzer, "a" + text + "b", "en");
        if (testing::Test::HasFailure()) {
            FAIL() << "U+" << std::hex << static_cast<std::uint32_t>(character);
        }
    }
}

TEST(Fold, GivesTheSameWhenFoldedAgain) {
    for (char32_t character = 0; character <= 0x10FFFF; ++character) {
        const std::string once = fold("a" + utf8(character) + "b");
        EXPECT_EQ(fold(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(character);
    }
}

constexpr std::string_view pieces[] = {"a",
                                       "B",
                                       "us",
                                       "US",
                                       "S",
                                       "s",
                                       "it",
                                       "x",
                                       "1",
                                       "22",
                                       "500",
                                       "\u00E9",
                                       "e\u0301",
                                       "\u00DF",
                                       "\u0438\u0306",
                                       "\u0433",
                                       "\u4E2D",
                                       "\u304B",
                                       "\u3099",
                                       "\u0E01",
                                       "\u0E33",
                                       "\u0939\u093F",
                                       "\u1112",
                                       "\u1161",
                                       "\u11AB",
                                       "'",
                                       "\u2019",
                                       "&#39;",
                                       "`",
                                       ".",
                                       ",",
                                       "-",
                                       "\u2014",
                                       " ",
                                       "\n",
                                       "\u00A0",
                                       "\u00AD",
                                       "\u200B",
                                       "$",
                                       "%",
                                       "\u20AC",
                                       "\u00BD",
                                       "\uFDFA",
                                       "\u00B9",
                                       "\uFB01",
                                       "bn",
                                       "l",
                                       "qu",
                                       "\xFF",
                                       "\xED\xA0\x80",
                                       "\xC3",
                                       "&",
                                       "#",
                                       "@",
                                       "\u0345",
                                       "\u0327",
                                       "\u05D1\u05BC",
                                       "\U0001F600",
                                       "\u3131",
                                       "\u314F"};

TEST(Analyzer, IsSoundForRandomMixtures) {
    const Analyzer analyzer;
    std::mt19937 random{20220128};
    for (int round = 0; round < 40'000; ++round) {
        std::string text;
        const auto length = 1 + random() % 12;
        for (std::size_t piece = 0; piece < length; ++piece) {
            text += pieces[random() % std::size(pieces)];
        }
        expect_sound(analyzer, text, round % 2 == 0 ? "en" : "de");
        expect_exact_spans(analyzer, text);
        if (testing::Test::HasFailure()) FAIL() << "round " << round << ": " << text;
    }
}

TEST(Analyzer, IsSoundForLongMixtures) {
    const Analyzer analyzer;
    std::mt19937 random{20220129};
    for (int round = 0; round < 60; ++round) {
        std::string text;
        // Few kinds of pieces, so that words grow beyond the longest form.
        std::vector<std::string_view> few;
        for (int kind = 0; kind < 3; ++kind) {
            few.push_back(pieces[random() % std::size(pieces)]);
        }
        while (text.size() < 3000) {
            text += few[random() % few.size()];
        }
        expect_sound(analyzer, text, "en");
        if (testing::Test::HasFailure()) FAIL() << "round " << round << ": " << text;
    }
}

}  // namespace
}  // namespace onrecord::schema
