// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entry.hpp"

#include "schema/sha256.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

TEST(CaptureDigest, IsReadFromItsHexDigitsAndFromNothingElse) {
    const std::string digits = "00ff" + std::string(60, 'a');
    EXPECT_EQ(to_string(capture_digest(digits)), digits);
    for (const std::string& other : {std::string{},
                                     digits.substr(1),
                                     digits + '0',
                                     "0g" + digits.substr(2),
                                     std::string(64, '0')}) {
        EXPECT_FALSE(capture_digest(other).is_known()) << other;
        EXPECT_EQ(to_string(capture_digest(other)), "");
    }
}

TEST(EntryId, IsTheDigestOfItsPartsEachEndingInZero) {
    EXPECT_EQ(entry_id("a", "b", "c"), sha256(std::string_view{"a\0b\0c\0", 6}).substr(0, 32));
    EXPECT_NE(entry_id("a", "b", "c"), entry_id("ab", "", "c"));
}

struct Naming {
    std::string_view outlet;
    std::string_view url;
    std::string_view title;
    std::string_view id;
};

constexpr Naming namings[] = {
    {"Skerry Post",
     "https://skerry.example/live/ferry-back?x=1#2",
     "Any",
     "skerry-post/ferry-back"},
    {"Skerry Post", "https://skerry.example/live/Ferry_Back.html", "Any", "skerry-post/ferry-back"},
    {"Skerry Post", "https://skerry.example/live/ferry/", "Any", "skerry-post/ferry"},
    {"Skerry Post",
     "https://skerry.example/",
     "Ferry: what we know",
     "skerry-post/ferry-what-we-know"},
    {"Skerry Post", "https://skerry.example", "Ferry", "skerry-post/ferry"},
    {"Skerry Post", "", "“Ferry” – again…", "skerry-post/ferry-again"},
    {"Скеррі", "/live/%D0%BF%D0%BE%D1%80%D0%BE%D0%BC", "", "Скеррі/пором"},
    {"", "", "", "unknown/untitled"},
    {"A", "x://y/%zz%2", "", "a/zz-2"},
};

TEST(LiveblogId, ComesFromTheLastPartOfThePathElseFromTheTitle) {
    for (const auto& [outlet, url, title, id] : namings)
        EXPECT_EQ(liveblog_id(outlet, url, title), id);
}

TEST(LiveblogId, OfALongTitleIsShortAndItsOwn) {
    const std::string head(300, 'a');
    const std::string one = liveblog_id("o", "", head + "1");
    EXPECT_LE(one.size(), 102U);
    EXPECT_NE(one, liveblog_id("o", "", head + "2"));
}

TEST(ShownAddress, IsOneThatABrowserMayBeSentTo) {
    Entry entry;
    entry.liveblog_url = "https://example.org/live";
    EXPECT_EQ(shown_address(entry), "https://example.org/live");
    entry.url = "HTTP://example.org/live#e1";
    EXPECT_EQ(shown_address(entry), "HTTP://example.org/live#e1");
    for (const char* foreign :
         {"javascript:alert(1)", "data:text/html,x", " https://a", "https://"}) {
        entry.url = foreign;
        EXPECT_EQ(shown_address(entry), "") << foreign;
    }
}

TEST(WordsDigest, ChangesWithTheWordsAlone) {
    Entry entry;
    entry.title = "Ferry";
    entry.text = "It floats.";
    entry.published = {{1000}, Precision::Second, TimeTrust::A};
    const std::string digest = words_digest(entry);
    Entry same = entry;
    same.published.at.milliseconds = 2000;
    same.bylines = {"A. Writer"};
    same.sections = {"Sea"};
    same.boilerplate = {{BoilerplateKind::Caption, "A ferry", 0}};
    EXPECT_EQ(words_digest(same), digest);
    Entry other = entry;
    other.title = "FerryI";
    other.text = "t floats.";
    EXPECT_NE(words_digest(other), digest);
    other = entry;
    other.typed_quotes = {{{0, 2}, "Oda Lind"}};
    EXPECT_NE(words_digest(other), digest);
}

}  // namespace
}  // namespace onrecord::schema
