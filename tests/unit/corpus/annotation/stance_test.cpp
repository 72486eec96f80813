// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"
#include "schema/entry.hpp"
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

// Each row of stances.tsv has an example that it must match, and one that no row may.
namespace onrecord::tests {
namespace {

using schema::Stance;

schema::Quote quote_in(std::string_view text, std::string_view lang) {
    const auto found = annotate_entry(entry_of(text, "", lang));
    for (const auto& quote : found.quotes) {
        if (quote.kind != schema::QuoteKind::Reported) return quote;
    }
    return {};
}

schema::Stance stance_in(std::string_view text, std::string_view lang) {
    return quote_in(text, lang).stance;
}

TEST(Stances, EachRowMatchesItsExampleAndNotItsCounterexample) {
    corpus::annotation::for_each_row(
        corpus::annotation::vocabulary::stances, [](const auto& columns, int line) {
            if (columns[1].starts_with('@') || columns[1] == "nobody") return;
            ASSERT_EQ(columns.size(), 5U) << "stances.tsv, line " << line;
            const Stance wanted = columns[1] == "denied"         ? Stance::Denied
                                  : columns[1] == "hypothetical" ? Stance::Hypothetical
                                  : columns[1] == "fake"         ? Stance::Fake
                                                                 : Stance::Question;
            EXPECT_EQ(stance_in(columns[3], columns[0]), wanted)
                << "line " << line << ": " << columns[3];
            EXPECT_EQ(stance_in(columns[4], columns[0]), Stance::Said)
                << "line " << line << ": " << columns[4];
        });
}

// A placard, a letter that is read out, somebody quoted: not the words of who walks by or reads.
TEST(Stances, WordsOfOthersAreNotOfWhomTheVerbNames) {
    corpus::annotation::for_each_row(
        corpus::annotation::vocabulary::stances, [](const auto& columns, int line) {
            if (columns[1] != "nobody") return;
            ASSERT_EQ(columns.size(), 5U) << "stances.tsv, line " << line;
            EXPECT_EQ(quote_in(columns[3], columns[0]).speaker, "")
                << "line " << line << ": " << columns[3];
            EXPECT_NE(quote_in(columns[4], columns[0]).speaker, "")
                << "line " << line << ": " << columns[4];
        });
}

TEST(Stances, MayBeToldInTheNextParagraph) {
    EXPECT_EQ(
        stance_in("\"The mill will close,\" Dora Lind is alleged to have said.\n\nLind said she "
                  "had never used those words.",
                  "en"),
        Stance::Denied);
}

// "Personne" is nobody's name.
TEST(Stances, WordsOfNobodyHaveNoEvidence) {
    const auto quote =
        quote_in("Personne n'a dit \u00ab le moulin va fermer ce soir \u00bb.", "fr");
    EXPECT_EQ(quote.stance, Stance::Denied);
    EXPECT_EQ(quote.rule, "");
}

TEST(Stances, WordsThatWereNotSaidAreNobodys) {
    const auto found =
        annotate_entry(entry_of("Dora Lind did not say \u201cthe mill will close in May\u201d."));
    ASSERT_EQ(found.quotes.size(), 1U);
    EXPECT_EQ(found.quotes[0].stance, Stance::Denied);
    EXPECT_EQ(found.quotes[0].speaker, "");
    EXPECT_TRUE(found.speakers.empty());
}

}  // namespace
}  // namespace onrecord::tests
