// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::schema {
namespace {

std::string forms(std::string_view text, std::string_view lang) {
    std::string joined;
    for (const Word& word : Analyzer{}.read(text, lang)) {
        joined += (joined.empty() ? "" : " ") + word.form;
    }
    return joined;
}

struct Reading {
    std::string_view text;
    std::string_view forms;
};

void expect_readings(std::span<const Reading> readings, std::string_view lang) {
    for (const Reading& row : readings) {
        SCOPED_TRACE(row.text);
        EXPECT_EQ(forms(row.text, lang), row.forms);
    }
}

constexpr Reading letters[] = {
    {"Grain, at the BORDER!", "grain at the border"},
    {"Caf\u00E9 cafe\u0301", "cafe cafe"},
    {"Stra\u00DFe STRASSE", "strasse strasse"},
    {"\u00D8rsted \u0141\u00F3d\u017A \u0110or\u0111e \u00C6sop", "orsted lodz dorde aesop"},
    {"\u0130stanbul Il\u0131ca", "istanbul ilica"},
    {"\uFF26\uFF35\uFF2C\uFF2C \uFB01re", "full fire"},
    {"\u041A\u0438\u0457\u0432 \u041A\u0438\u0456\u0308\u0432",
     "\u043A\u0438\u0457\u0432 \u043A\u0438\u0457\u0432"},
    {"\u043C\u043E\u0439 \u043C\u043E\u0438\u0306", "\u043C\u043E\u0439 \u043C\u043E\u0439"},
    {"\u0451\u043B\u043A\u0430", "\u0435\u043B\u043A\u0430"},
    {"\u039F\u03B4\u03CC\u03C2", "\u03BF\u03B4\u03BF\u03C3"},
    {"under\u00ADmine un\u200Bder \uFEFFmine", "undermine under mine"},
    {"no\u00A0break thin\u2009space", "no break thin space"},
    {"#Kyiv @ZelenskyyUa", "kyiv zelenskyyua"},
    {"a.smith@example.org", "a smith example org"},
    {"https://t.co/Ab1", "https t co ab1"},
    {"bad\xFFword \xED\xA0\x80 ok", "bad word ok"},
    {"Covid-19, G7\u2014F-16", "covid 19 g7 f 16"},
    {"\u4E2D\u56FD\u4EBA iPhone\u624B\u673A", "\u4E2D \u56FD \u4EBA iphone \u624B \u673A"},
    {"\u304B\u3099 \u304C", "\u304C \u304C"},
    {"\u0E01\u0E33\u0E1B\u0E31\u0E19", "\u0E01 \u0E33 \u0E1B\u0E31 \u0E19"},
    {"\uD55C\uAD6D \u1112\u1161\u11AB", "\uD55C\uAD6D \uD55C"},
    {"\u0939\u093F\u0928\u094D\u0926\u0940", "\u0939\u093F\u0928\u094D\u0926\u0940"},
    {"Acme\u2122 said\u00B9 \u338F", "acme said 1 kg"},
    {"3\u00BD 3 1/2", "3 1 2 3 1 2"},
    {"\u0663\u0664", "34"},
};

TEST(Analyzer, FoldsLettersOfEveryScript) { expect_readings(letters, "en"); }

constexpr Reading apostrophes[] = {
    {"Putin's Putin\u2019s leaders'", "putin putin leaders"},
    {"it's It\u2019s that's let's", "it's it's that's let's"},
    {"don't don\u2019t don&#39;t don&rsquo;t don`t", "don't don't don't don't don't"},
    {"AT&T &amp; fish&chips", "at t amp fish chips"},
    {"&#39;quoted&#39; \u2018so\u2019", "quoted so"},
    {"'tis rock 'n' roll", "tis rock n roll"},
    {"l'Ukraine dell\u2019Ucraina qu'il", "l ukraine dell ucraina qu il"},
    {"O'Brien o'clock aujourd'hui", "o'brien o'clock aujourd'hui"},
    {"p's and q's, the all's-well", "p and q the all well"},
    {"\u043E\u0431'\u0454\u043A\u0442 \u043E\u0431\u2019\u0454\u043A\u0442",
     "\u043E\u0431'\u0454\u043A\u0442 \u043E\u0431'\u0454\u043A\u0442"},
    {"it''s", "it s"},
    {"boss's's", "boss"},
};

TEST(Analyzer, KnowsApostrophesFromPossessives) { expect_readings(apostrophes, "en"); }

constexpr Reading numbers[] = {
    {"8,500 1,000,000 12,34 1234,567", "8500 1000000 12 34 1234 567"},
    {"3.5 8.500 28.01.2022 192.168.1.1", "3.5 8.500 28 01 2022 192 168 1 1"},
    {"1,234,5678", "1 234 5678"},
    {"$11 billion $11bn $11.5bn 11bn", "$ 11 billion $ 11 bn $ 11.5 bn 11 bn"},
    {"50% \u20AC3m \u00A32,500 5\uFF05", "50 % \u20AC 3 m \u00A3 2500 5 %"},
    {"1990s 4th 5G 20ft 3am m20", "1990s 4th 5g 20 ft 3 am m20"},
    {"In 2022, 2023.", "in 2022 2023"},
};

TEST(Analyzer, JoinsTheGroupsOfNumbers) { expect_readings(numbers, "en"); }

constexpr Reading german_numbers[] = {
    {"8.500 1.000.000 3.5 28.01.2022", "8500 1000000 3.5 28 01 2022"},
    {"1.2.300 192.168.1.1", "1 2 300 192 168 1 1"},
};

TEST(Analyzer, JoinsGroupsWithPointsWhereTheLanguageDoes) { expect_readings(german_numbers, "de"); }

constexpr Reading acronyms[] = {
    {"the U.S. and the U.K., E.U. aid", "the u.s. and the uk eu aid"},
    {"u.s. U.S U.S.-led U.S.\u2019s U.S.A.", "u.s. u.s. u.s. led u.s. usa"},
    {"a.m. e.g. J.K. Smith, Washington D.C.", "am eg jk smith washington dc"},
    {"J. Smith has vitamin C. And so on", "j smith has vitamin c and so on"},
    {"US", "u.s."},
    {"the US says, US-led, US's", "the u.s. says u.s. led u.s."},
    {"help us all of us", "help us all of us"},
    {"NONE OF US KNOWS", "none of us knows"},
    {"WHAT ABOUT US? The end", "what about us the end"},
    {"US, UK and EU leaders", "u.s. uk and eu leaders"},
    {"a US$5 note", "a u.s. $ 5 note"},
};

TEST(Analyzer, KnowsTheCountryFromThePronoun) { expect_readings(acronyms, "en"); }

TEST(Analyzer, GivesTheSpanOfEveryWord) {
    struct Spanned {
        std::string_view text;
        std::vector<std::string_view> printed;
    };
    const Spanned rows[] = {
        {"Putin\u2019s \u201Cplan\u201D,", {"Putin", "plan"}},
        {"l\u2019Ukraine", {"l", "Ukraine"}},
        {"in the U.S.'s $8,500bn", {"in", "the", "U.S.", "$", "8,500", "bn"}},
        {"un\u00ADder\u00AD don&#39;t", {"un\u00ADder", "don&#39;t"}},
        {"cafe\u0301!", {"cafe\u0301"}},
    };
    for (const Spanned& row : rows) {
        SCOPED_TRACE(row.text);
        std::vector<std::string_view> printed;
        for (const Word& word : Analyzer{}.read(row.text, "en")) {
            printed.push_back(row.text.substr(word.span.begin, word.span.length()));
        }
        EXPECT_EQ(printed, row.printed);
    }
}

TEST(Analyzer, OverwritesTheVectorItIsGiven) {
    const Analyzer analyzer;
    std::vector<Word> words;
    analyzer.read("one two three four", "en", words);
    analyzer.read("five", "en", words);
    EXPECT_EQ(words, (std::vector<Word>{{"five", {0, 4}}}));
}

TEST(Analyzer, CutsAWordWithoutEnd) {
    const std::string text(10'000'000, 'x');
    const std::vector<Word> words = Analyzer{}.read(text, "en");
    ASSERT_EQ(words.size(), 10'000'000U / 256 + 1);
    EXPECT_EQ(words.front().form.size(), 256U);
    EXPECT_EQ(words.back().span.end, text.size());
}

TEST(Analyzer, StemsInTheLanguageAskedFor) {
    const Analyzer analyzer;
    EXPECT_EQ(analyzer.stem("leaders", "en"), "leader");
    EXPECT_EQ(analyzer.stem("pipelines", "en"), "pipelin");
    EXPECT_EQ(analyzer.stem("hausern", "de"), "haus");
    EXPECT_EQ(analyzer.stem("leaders", "xx"), "leaders");
    EXPECT_EQ(analyzer.stem("leaders", ""), "leaders");
    EXPECT_EQ(analyzer.stem("u.s.", "en"), "u.s.");
    EXPECT_EQ(analyzer.stem("", "en"), "");
}

TEST(Analyzer, HasAStemmerForEveryLanguageItNames) {
    const auto langs = stemmed_languages();
    EXPECT_TRUE(std::is_sorted(langs.begin(), langs.end()));
    EXPECT_GE(langs.size(), 25U);
    const Analyzer analyzer;
    for (const auto lang : langs) {
        EXPECT_FALSE(analyzer.stem("a", lang).empty()) << lang;
    }
}

constexpr Reading values[] = {
    {"  Sergey\t\u00A0Lavrov ", "sergey lavrov"},
    {"Volodymyr ZELENSKYY", "volodymyr zelenskyy"},
    {"C\u00F4te d\u2019Ivoire", "cote d'ivoire"},
    {"Trans\u2013Siberian", "trans-siberian"},
    {"medtop:11000000", "medtop:11000000"},
    {"\u201CThe\u00AD Day\u201D", "\"the day\""},
    {"", ""},
};

TEST(Fold, MakesValuesComparable) {
    for (const Reading& row : values) {
        EXPECT_EQ(fold(row.text), row.forms) << row.text;
    }
}

}  // namespace
}  // namespace onrecord::schema
