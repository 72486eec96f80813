// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation_report.hpp"
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

// Reported speech and turns of transcripts. All people are invented.
namespace onrecord::tests {
namespace {

std::string words_of(const schema::Entry& entry, const schema::Quote& quote) {
    return entry.text.substr(quote.span.begin, quote.span.length());
}

/// `words | speaker | rule` of each quote that is reported speech, or of each that is not.
std::string quotes_of(const schema::Entry& entry, bool is_reported) {
    std::string all;
    for (const auto& quote : annotate_entry(entry).quotes) {
        if ((quote.kind == schema::QuoteKind::Reported) != is_reported) continue;
        if (!all.empty()) all += "; ";
        all += words_of(entry, quote) + " | " + quote.speaker + " | " + quote.rule;
    }
    return all;
}

struct Case {
    std::string_view text;
    std::string_view expected;
};

constexpr Case reported[] = {
    {"Anna Smith said that the road was closed.", "the road was closed | Anna Smith | said-that"},
    {"Anna Smith said the road was closed.", "the road was closed | Anna Smith | said-that"},
    {"The road was closed, Anna Smith said on Monday.",
     "The road was closed | Anna Smith | clause-said"},
    {"The road was closed, said Anna Smith.", "The road was closed | Anna Smith | clause-said"},
    {"According to Anna Smith, the road was closed.",
     "the road was closed | Anna Smith | according-to"},
    {"The road was closed, according to Anna Smith.",
     "The road was closed | Anna Smith | according-to"},
    {"Anna Smith told the council on Monday that the road was closed.",
     "the road was closed | Anna Smith | said-that"},
    {"Anna Smith left early, saying the road was closed.",
     "the road was closed | Anna Smith | said-that"},
    {"Anna Smith asked whether the road was closed.",
     "whether the road was closed | Anna Smith | said-that"},
    {"Police said the road was closed.", "the road was closed |  | said-that"},
    {"Anna Smith did not say that the road was closed.", ""},
    {"Anna Smith was told that the road was closed.", ""},
    {"Anna Smith, asked whether the road was closed, shrugged.", ""},
    {"Anna Smith declined to say whether the road was closed.", ""},
    {"Anna Smith told nobody.", ""},
    {"\"The road is closed,\" Anna Smith said.", ""},
    {"Anna Smith said: \"The road is closed.\"", ""},
};

TEST(ReportedSpeech, IsAKindOfItsOwn) {
    for (const auto& [text, expected] : reported) {
        SCOPED_TRACE(text);
        EXPECT_EQ(quotes_of(entry_of(text), true), expected);
    }
}

TEST(ReportedSpeech, StandsInAListOfItsOwnAndIsNoEvidence) {
    const auto entry = entry_of("Anna Smith said that the road was closed.");
    const auto made = annotate_entry(entry);
    EXPECT_TRUE(made.speakers.empty());
    const auto json = boost::json::parse(corpus::annotations_as_json(entry, made)).as_object();
    EXPECT_TRUE(json.at("quotes").as_array().empty());
    ASSERT_EQ(json.at("reported").as_array().size(), 1U);
    EXPECT_EQ(json.at("reported").at(0).at("kind").as_string(), "reported");
    const std::string words = corpus::annotations_in_words(entry, made);
    EXPECT_NE(words.find("reported body[21, 40) the road was closed\n"), std::string::npos)
        << words;
}

constexpr Case turns[] = {
    {"SMITH: We will build it.", "We will build it. | Smith | transcript-turn"},
    {"MR. SMITH: Yes, in May.", "Yes, in May. | Smith | transcript-turn"},
    {"Anna Smith: I will see to it.", "I will see to it. | Anna Smith | transcript-turn"},
    {"ANNA SMITH, HOST: Good evening.", "Good evening. | Anna Smith | transcript-turn"},
    {"Anna Smith spoke.\n\nSMITH: It is done.", "It is done. | Anna Smith | transcript-turn"},
    {"UPDATE: We have moved the map.", ""},
    {"WATCH: You can see the smoke.", ""},
    {"WASHINGTON: We are told the vote is off.", ""},
    {"KYIV: We walked through the ruins.", ""},
    {"Anna Smith: a life in pictures", ""},
    {"Anna Smith: Why We Love Her Maps", ""},
    {"Note: We have moved the map.", ""},
};

TEST(Transcripts, GiveALineToItsHeadAndLeaveHeadingsAlone) {
    for (const auto& [text, expected] : turns) {
        SCOPED_TRACE(text);
        EXPECT_EQ(quotes_of(entry_of(text), false), expected);
    }
}

TEST(Transcripts, GoOnOverParagraphsWithoutAHead) {
    const auto entry = entry_of(
        "MS. SMITH: We will build it.\n\nQ: When?\n\nMS. SMITH: In May.\n\nI promise that.");
    EXPECT_EQ(quotes_of(entry, false),
              "We will build it. | Smith | transcript-turn; When? |  | transcript-turn; "
              "In May.\n\nI promise that. | Smith | transcript-turn");
}

TEST(Levels, AreLowWithoutAName) {
    const std::string_view texts[] = {R"("It is late," said a man.)",
                                      R"("It is late," they said.)",
                                      "Q: When?\n\nA: Soon.",
                                      "Police said the road was closed."};
    for (const auto text : texts) {
        SCOPED_TRACE(text);
        for (const auto& quote : annotate_entry(entry_of(text)).quotes) {
            EXPECT_EQ(quote.speaker, "");
            EXPECT_EQ(quote.level, schema::Level::Low);
        }
    }
}

}  // namespace
}  // namespace onrecord::tests
