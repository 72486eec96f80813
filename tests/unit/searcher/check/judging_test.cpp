// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/judging.hpp"

#include "searcher/check/word_diff.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::searcher::check {
namespace {

schema::AnnotatedEntry printed(std::string_view text) {
    schema::AnnotatedEntry revision;
    revision.entry.lang = "en";
    revision.entry.text = text;
    std::size_t at = 0;
    while ((at = text.find("\xE2\x80\x9C", at)) != std::string_view::npos) {
        const std::size_t end = text.find("\xE2\x80\x9D", at);
        schema::Quote quote;
        quote.span = {static_cast<std::uint32_t>(at + 3), static_cast<std::uint32_t>(end)};
        quote.speaker = "Ada Brook";
        revision.annotations.quotes.push_back(quote);
        at = end;
    }
    return revision;
}

std::optional<Occurrence> judge_text(std::string_view pasted, std::string_view print) {
    const schema::Analyzer analyzer;
    const PastedWords words{pasted, "en", analyzer};
    const schema::AnnotatedEntry revision = printed(print);
    const PrintedText text{revision, schema::Where::Body, analyzer};
    return judge({pasted, words}, text, Nearness::Statement, analyzer);
}

struct Judgement {
    std::string_view pasted;
    std::string_view print;
    std::string_view verdict;
    std::string_view diff;
};

constexpr std::string_view talks =
    "“As long as the door is open, we must meet and talk,” Brook said. “I say this openly.”";
constexpr std::string_view costs =
    "Brook spoke first. “If Norland chooses to close the strait, it will not be cost free in terms "
    "of "
    "trade or other significant effects,” she said.";
constexpr std::string_view pipes =
    "“Why talk about the pipeline [when] we have leaks today?” Brook asked.";

constexpr Judgement judgements[] = {
    {"As long as the door is open, we must meet and talk",
     talks,
     "exact",
     "As long as the door is open, we must meet and talk"},
    {"as long as the door is open we must meet and talk",
     talks,
     "exact-normalised",
     "As long as the door is open, we must meet and talk"},
    {"we must meet and talk", talks, "fragment", "we must meet and talk"},
    {"we must never meet and talk", talks, "altered", "we must {+never+} meet and talk"},
    {"As long as the gate is open, we must meet and talk",
     talks,
     "altered",
     "As long as the [-door-] {+gate+} is open, we must meet and talk"},
    // A speech goes on behind the outlet's own words.
    {"As long as the door is open, we must meet and talk. I say this openly.",
     talks,
     "exact-normalised",
     "As long as the door is open, we must meet and talk [-Brook said-] I say this openly"},
    {"If Norland closes the strait it will not be cost free in terms of trade",
     costs,
     "altered",
     "If Norland [-chooses to close-] {+closes+} the strait, it will not be cost free in terms of "
     "trade"},
    {"If Norland chooses to close the strait, it will be cost free in terms of trade",
     costs,
     "altered",
     "If Norland chooses to close the strait, it will [-not-] be cost free in terms of trade"},
    // Inserts in brackets are no words of the speaker's.
    {"Why talk about the pipeline we have leaks today?",
     pipes,
     "exact-normalised",
     "Why talk about the pipeline [-when-] we have leaks today"},
    {"Why talk about the pipeline when we have leaks today?",
     pipes,
     "exact-normalised",
     "Why talk about the pipeline [when] we have leaks today"},
    {"I hand over to senior official now",
     "“I hand over to [senior ministry official] now.”",
     "altered",
     "I hand over to [senior [-ministry-] official] now"},
    // An ellipsis of the paste may pass over words, and what it passes over is said.
    {"it will not be cost free ... or other significant effects",
     costs,
     "fragment",
     "it will not be cost free [-in terms of trade-] or other significant effects"},
    // An insert that denies is no help to the reader, on either side.
    {"They shall [not] sell the old ferry",
     "“They shall sell the old ferry,” Brook said.",
     "altered",
     "They shall {+not+} sell the old ferry"},
    {"They shall sell the old ferry",
     "“They shall [not] sell the old ferry,” Brook said.",
     "altered",
     "They shall [-not-] sell the old ferry"},
    {"They shall [not] sell the old ferry",
     "“They shall not sell the old ferry,” Brook said.",
     "exact-normalised",
     "They shall not sell the old ferry"},
    // Nor is an ellipsis that swallows the denial of what it leaves; another clause's it may.
    {"They shall … sell the old ferry",
     "“They shall in no way sell the old ferry,” Brook said.",
     "altered",
     "They shall [-in no way-] sell the old ferry"},
    {"They shall … sell the old ferry",
     "“They shall, by no means, sell the old ferry,” Brook said.",
     "altered",
     "They shall [-by no means-] sell the old ferry"},
    {"They sold the mill … and the old ferry",
     "“They sold the mill, for which nobody had paid a penny in years, and the old ferry,” he "
     "said.",
     "fragment",
     "They sold the mill [-for which nobody had paid a penny in years-] and the old ferry"},
    // A tag is a word where it stands among the sentence's.
    {"We are selling the old ferry",
     "“We are #not selling the old ferry”",
     "altered",
     "We are [-not-] selling the old ferry"},
    {"We sell the old ferry",
     "“We #never sell the old ferry”",
     "altered",
     "We [-never-] sell the old ferry"},
    {"We sell the old ferry",
     "“We sell the old ferry #harbour #proud”",
     "fragment",
     "We sell the old ferry"},
    // A hyphen that makes another word.
    {"I shall resign as warden of the mill",
     "“I shall re-sign as warden of the mill,” Brook said.",
     "altered",
     "I shall [-re-sign-] {+resign+} as warden of the mill"},
    // Nor are `not able` one word.
    {"the harbour is notable today",
     "“The harbour is not able today,” Brook said.",
     "altered",
     "The harbour is [-not able-] {+notable+} today"},
    // Speech restarts and hesitates; what print has of it the paste may lack.
    {"The tug, the tug is safe",
     "“The tug — the tug, you know, is safe,” Brook said.",
     "exact-normalised",
     "The tug — the tug [-you know-] is safe"},
    {"the tug is safe and it is dry",
     "“The tug is, the tug is safe and it’s — it’s dry,” Brook said.",
     "fragment",
     "the tug is safe and [-it’s-] it’s dry"},
    // `we were` lost no apostrophe, `were` of `we’re` did.
    {"were here because the masters logs lie",
     "“We’re here because the master’s logs lie,” Brook said.",
     "exact-normalised",
     "We’re here because the master’s logs lie"},
    // Signs that copying loses, and a point, without which it is another number.
    {"The quay cost 3 billion and 20 of us 10",
     "“The quay cost $3 billion and 20% of us £10,” Brook said.",
     "exact-normalised",
     "The quay cost [-$3 billion-] {+3 billion+} and [-20%-] {+20+} of us [-£10-] {+10+}"},
    {"The quay sank 15 metres at 1030 sharp",
     "“The quay sank 1.5 metres at 10:30 sharp,” Brook said.",
     "altered",
     "The quay sank [-1.5 metres-] {+15 metres+} at [-10:30-] {+1030+} sharp"},
    // Two words never make an alteration, and another statement is none.
    {"meet never", talks, "", ""},
    {"the strait is our closest friend", costs, "", ""},
};

TEST(Judge, SaysWhatPrintHasOfThePastedWords) {
    for (const auto& [pasted, print, verdict, diff] : judgements) {
        SCOPED_TRACE(pasted);
        const auto found = judge_text(pasted, print);
        EXPECT_EQ(found ? to_string(found->verdict) : "", verdict);
        EXPECT_EQ(found ? to_text(found->diff) : "", diff);
    }
}

TEST(Judge, SaysWhatWasCutAndWhatStandsAround) {
    const auto found = judge_text("it will not be cost free", costs);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->cut_before, "If Norland chooses to close the strait, ");
    EXPECT_EQ(found->cut_after, " in terms of trade or other significant effects,");
    EXPECT_EQ(found->sentence_before, "Brook spoke first.");
    EXPECT_EQ(found->speaker, "Ada Brook");
    EXPECT_TRUE(found->in_quote);
}

TEST(Judge, TellsTheOutletsOwnWordsFromAQuote) {
    const auto found = judge_text("Brook spoke first", costs);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->in_quote);
    EXPECT_EQ(found->speaker, "");
}

struct Leaving {
    std::string_view pasted;
    bool is_held;
};

// What leaves whole clauses out, and what has but words of everybody's.
constexpr Leaving leavings[] = {
    {"If Norland chooses to close the strait it will have significant effects", true},
    {"significant effects of other trade in terms of the strait close to Norland", false},
    {"it will not be in the of or to be of the other", false},
};

TEST(JudgeLoosely, HoldsWhatLeavesClausesOut) {
    const schema::Analyzer analyzer;
    for (const auto& [pasted, is_held] : leavings) {
        SCOPED_TRACE(pasted);
        const PastedWords words{pasted, "en", analyzer};
        const schema::AnnotatedEntry revision = printed(costs);
        const PrintedText text{revision, schema::Where::Body, analyzer};
        const auto found = judge({pasted, words}, text, Nearness::Clauses, analyzer);
        ASSERT_EQ(found.has_value(), is_held);
        EXPECT_EQ(found ? found->verdict : Verdict::Altered, Verdict::Altered);
    }
}

TEST(Judge, TakesTheWholeSentenceOfTwoAlike) {
    const auto found = judge_text(
        "when will you come to the harbour",
        "Q Minister, when will you come to the harbour? When will you come to the harbour?");
    ASSERT_TRUE(found);
    EXPECT_EQ(to_string(found->verdict), "exact-normalised");
}

TEST(PrintedText, ReadsAVeryLongTextAroundItsFocus) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += "word" + std::to_string(i) + ' ';
    }
    const schema::AnnotatedEntry revision = printed(text);
    const schema::Analyzer analyzer;
    const PrintedText around{revision, schema::Where::Body, analyzer, 150'000};
    ASSERT_EQ(around.words().size(), most_printed_words);
    std::uint32_t unit = 0;
    while (around.word_of(unit) != 150'000) {
        ++unit;
    }
    EXPECT_EQ(around.words()[unit].form, "word150000");
    const schema::Span span = around.words()[unit].span;
    EXPECT_EQ(text.substr(span.begin, span.length()), "word150000");
}

struct Weighing {
    std::string_view pasted;
    std::string_view print;
    Weight weight;
};

constexpr Weighing weighings[] = {
    {"we do want a war with them", "We do not want a war with them.", Weight::Negation},
    {"we can't wait for the spring", "We can wait for the spring.", Weight::Negation},
    {"they sent 8,500 men to the border", "They sent 8,600 men to the border.", Weight::Number},
    {"a meeting with Jonas Reed was held", "A meeting with Jonas Field was held.", Weight::Name},
    {"the river is wide and calm", "The river is wide and cold.", Weight::None},
};

TEST(WordDiff, WeighsWhatTurnsAStatementRound) {
    for (const auto& [pasted, print, weight] : weighings) {
        SCOPED_TRACE(pasted);
        const auto found = judge_text(pasted, print);
        ASSERT_TRUE(found);
        Weight heaviest = Weight::None;
        for (const DiffPiece& piece : found->diff) {
            if (piece.weight != Weight::None) heaviest = piece.weight;
        }
        EXPECT_EQ(heaviest, weight);
    }
}

}  // namespace
}  // namespace onrecord::searcher::check
