// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation_report.hpp"
#include "corpus/corrections.hpp"
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace onrecord::tests {
namespace {

struct Case {
    std::string_view text;
    std::string_view quote;  ///< `speaker | rule` of the last quote.
};

std::string last_quote(const schema::Annotations& made) {
    if (made.quotes.empty()) return "none";
    return made.quotes.back().speaker + " | " + made.quotes.back().rule;
}

// One row a rule at least; all people are invented.
constexpr Case rules[] = {
    {R"("We will build the bridge again," said Anna Smith.)", "Anna Smith | quote-said-speaker"},
    {R"("We will build the bridge again," Anna Smith said.)", "Anna Smith | quote-speaker-said"},
    {R"("We will build it," mayor Anna Smith told reporters.)", "Anna Smith | quote-speaker-said"},
    {R"("It holds," Anna Smith, an engineer, said on Monday.)", "Anna Smith | quote-speaker-said"},
    {R"(Anna Smith said: "We will build the bridge again.")", "Anna Smith | speaker-said-quote"},
    {R"(Anna Smith said the bridge is "as good as it ever was".)",
     "Anna Smith | speaker-said-quote"},
    {R"(Anna Smith left the room, saying there was "nothing more to add".)",
     "Anna Smith | speaker-said-quote"},
    {R"(The bridge is "as good as it ever was", according to Anna Smith.)",
     "Anna Smith | according-to"},
    {"Anna Smith wrote on Monday:\n\n\"We will build the bridge again.\"",
     "Anna Smith | colon-before"},
    {R"("We will build," Anna Smith said. "We have the money for it.")",
     "Anna Smith | same-paragraph"},
    {R"(The crowd liked Anna Smith's "plan for the whole valley".)", "Anna Smith | possessor"},
    {"\"We will build,\" Anna Smith said.\n\n\"We have the money for it.\"",
     "Anna Smith | previous-paragraph"},
    {R"("The well is dry," Anna Smith remembers Eva Jones saying.)",
     "Eva Jones | quote-speaker-said"},
    {R"(Anna Smith said it was "as good as ever", and Eva Jones "counted every stone twice".)",
     " | clause-subject"},
    {R"(In a statement, Otterby Rail said: "We will build the bridge again.")",
     "Otterby Rail | speaker-said-quote"},
    {"Anna Smith told the council what comes next.\n\nWe will build the bridge again, and I will "
     "see to it that we do.",
     "Anna Smith | block"},
};

TEST(AttributionRules, GiveTheWordsToTheirSpeaker) {
    for (const auto& [text, quote] : rules) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_quote(annotate_entry(entry_of(text))), quote);
    }
}

constexpr Case people[] = {
    {"Anna Smith came late. She said the bridge was \"as good as ever\".",
     "Anna Smith | speaker-said-quote"},
    {"Anna Smith and Eva Jones came late. She said it was \"as good as ever\".",
     " | speaker-said-quote"},
    {"Harbour Minister Anna Smith came late. The harbour minister said it was \"as good as ever\".",
     "Anna Smith | speaker-said-quote"},
    {"Anna Smith came late. Eva Smith came too. \"It is as good as ever,\" Smith said.",
     " | quote-speaker-said"},
    {"Anna Smith sat beside Peter Jones. \"It is late,\" she said. \"It is not,\" he replied.",
     "Peter Jones | quote-speaker-said"},
    {"Volodimyr Zelenskiy spoke. \"We must go on talking,\" Zelenskiy said.",
     "Volodymyr Zelensky | quote-speaker-said"},
    {"\"We must go on talking,\" said Sergei Lavrov.", "Sergey Lavrov | quote-said-speaker"},
    {R"("It is late," said a man who gave no name.)", " | quote-said-speaker"},
    {R"("Anna Smith is my friend," said Eva Jones.)", "Eva Jones | quote-said-speaker"},
};

TEST(Speakers, AreOnePersonInEverySpellingAndNobodyInDoubt) {
    for (const auto& [text, quote] : people) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_quote(annotate_entry(entry_of(text))), quote);
    }
}

constexpr Case german[] = {
    {"„Wir bauen die Brücke wieder auf“, sagte Anna Schmidt.", "Anna Schmidt | quote-said-speaker"},
    {"„Wir bauen die Brücke wieder auf“, so Anna Schmidt.", "Anna Schmidt | quote-said-speaker"},
    {"Anna Schmidt sagte: „Wir bauen die Brücke wieder auf.“", "Anna Schmidt | speaker-said-quote"},
    {"Am Montag sagte Anna Schmidt: „Wir bauen die Brücke wieder auf.“",
     "Anna Schmidt | speaker-said-quote"},
};

TEST(GermanRules, KnowThatTheVerbStandsSecond) {
    for (const auto& [text, quote] : german) {
        SCOPED_TRACE(text);
        EXPECT_EQ(last_quote(annotate_entry(entry_of(text, "", "de"))), quote);
    }
}

TEST(TypedQuotes, AreBelievedBeforeAnyRule) {
    auto entry = entry_of("We will build it.");
    entry.typed_quotes.push_back({{0, 17}, "Anna Smith"});
    EXPECT_EQ(last_quote(annotate_entry(entry)), "Anna Smith | typed-source");
}

// Words that liveblogs set off without marks: by a colon, by a line that signs them.
constexpr Case set_off[] = {
    {"Anna Smith, head of the lock, said:\n\nThe gate has failed three times since the spring "
     "tide, "
     "and nobody has paid for it.",
     "Anna Smith | block"},
    {"Anna Smith said the order was without precedent in its length:\n\nThe gate has failed three "
     "times since the spring tide, and nobody has paid for it.",
     "Anna Smith | block"},
    {"Anna Smith said the lock would close.\n\nThe gate has failed three times since the spring "
     "tide, and nobody has paid for it.",
     "none"},
    {"Anna Smith said these would close:\n\n- the gate at Saltby and the two small ones\n\n- the "
     "gate at Otterby",
     "none"},
    {"The lock closed.\n\nThe keepers did what they could all night and none of them is to "
     "blame.\n\n– Mayor Anna Smith",
     "Anna Smith | block"},
    {"The lock closed.\n\nThe keepers did what they could all night and none of them is to "
     "blame.\n\n– the boats at the quay",
     "none"},
    {"Eva Jones took the picture down and issued an apology.\n\nI want to make clear that we are "
     "against it, and we have been from day one.",
     "none"},
};

TEST(Blocks, AreOfWhoIsSaidToSpeakThem) {
    for (const auto& [text, quote] : set_off) {
        SCOPED_TRACE(text);
        auto made = annotate_entry(entry_of(text));
        std::erase_if(made.quotes, [](const schema::Quote& other) {
            return other.kind != schema::QuoteKind::Block;
        });
        EXPECT_EQ(last_quote(made), quote);
    }
}

/// The last quote of a text whose last paragraph the page sets off as a quotation of nobody.
std::string of_typed(std::string_view text) {
    auto entry = entry_of(text);
    const auto begin = static_cast<std::uint32_t>(entry.text.rfind('\n') + 1);
    entry.typed_quotes.push_back({{begin, static_cast<std::uint32_t>(entry.text.size())}, ""});
    return last_quote(annotate_entry(entry));
}

constexpr Case typed[] = {
    {"Anna Smith told reporters:\n\nIt is the end of the lock.", "Anna Smith | block"},
    {"Anna Smith told reporters the lock would close.\n\nIt is the end of the lock.",
     "Anna Smith | block"},
    {"Eva Jones writes from Saltby:\n\n“It is the end of the lock.”", "Eva Jones | colon-before"},
    {"The lock was closed.\n\nIt is the end of the lock.", " | typed-source"},
    {"Anna Smith closed the lock.\n\nIt is the end of the lock.", " | typed-source"},
};

TEST(TypedQuotes, AreOfWhoIsNamedBeforeThem) {
    for (const auto& [text, quote] : typed) {
        SCOPED_TRACE(text);
        EXPECT_EQ(of_typed(text), quote);
    }
}

TEST(Headlines, ShareTheirSpeakerWithTheSameWords) {
    const auto made = annotate_entry(entry_of("Nobody may \"open the gate at night\" any more.",
                                              "Don't 'open the gate at night', says Anna Smith"));
    EXPECT_EQ(last_quote(made), "Anna Smith | words-of-the-title");
    const auto other = annotate_entry(entry_of("Nobody may \"walk along the quay\" any more.",
                                               "Don't 'open the gate at night', says Anna Smith"));
    EXPECT_EQ(last_quote(other).find("Anna Smith"), std::string::npos);
}

TEST(ScareQuotes, AreNoEvidenceOfSpeech) {
    const auto made = annotate_entry(entry_of(R"(Anna Smith brought her "friends" again.)"));
    ASSERT_EQ(made.quotes.size(), 1U);
    EXPECT_EQ(made.quotes[0].kind, schema::QuoteKind::Scare);
    EXPECT_TRUE(made.speakers.empty());
}

TEST(Corrections, WinOverEveryRule) {
    const auto entry = entry_of(R"("We will build the bridge again," said Anna Smith.)");
    auto made = annotate_entry(entry);
    const corpus::Correction correction{entry.id,
                                        corpus::quote_digest("We will build the bridge again,"),
                                        "Eva Jones",
                                        "A. Checker",
                                        "recording, 01:10",
                                        {}};
    EXPECT_TRUE(corpus::apply_corrections(corpus::StandingCorrections{{correction}}, entry, made));
    EXPECT_EQ(last_quote(made), "Eva Jones | correction");
    EXPECT_EQ(joined(made.speakers), "Eva Jones");
}

TEST(Corrections, OfTheOutletLeavePrintAsItIs) {
    const auto entry = entry_of(R"("We will build the bridge again," said Anna Smith.)");
    auto made = annotate_entry(entry);
    corpus::Correction correction{entry.id,
                                  corpus::quote_digest("We will build the bridge again,"),
                                  "Eva Jones",
                                  "A. Checker",
                                  "the outlet's own correction",
                                  {},
                                  schema::CorrectionKind::TheOutlet};
    EXPECT_TRUE(corpus::apply_corrections(corpus::StandingCorrections{{correction}}, entry, made));
    ASSERT_TRUE(made.quotes.back().correction);
    EXPECT_EQ(made.quotes.back().speaker, "Anna Smith");
    EXPECT_EQ(made.quotes.back().correction->speaker, "Eva Jones");
    EXPECT_EQ(made.quotes.back().correction->replaced, "Anna Smith");
    EXPECT_EQ(joined(made.speakers), "Anna Smith");
}

TEST(Corrections, StandUntilTheyAreUndoneAndTheLaterWins) {
    const corpus::Correction first{"e", "q", "Eva Jones", "A", "heard it", {}};
    corpus::Correction second = first;
    second.speaker = "Ida Marsh";
    corpus::Correction undo = first;
    undo.is_undo = true;
    EXPECT_EQ(corpus::StandingCorrections({first, second}).find("e", "q")->speaker, "Ida Marsh");
    EXPECT_EQ(corpus::StandingCorrections({first, undo}).find("e", "q"), nullptr);
    EXPECT_FALSE(corpus::StandingCorrections({first, undo}).has_any("e"));
    EXPECT_EQ(corpus::StandingCorrections({undo, second}).all(), std::vector{second});
    EXPECT_EQ(corpus::StandingCorrections({first}).find("e", "other"), nullptr);
}

TEST(Corrections, AreAppliedByTheAnnotator) {
    const auto entry = entry_of(R"("We will build the bridge again," said Anna Smith.)");
    const auto folder =
        std::filesystem::temp_directory_path() / ("corrections_test_" + std::to_string(::getpid()));
    const auto file = folder / "corrections.jsonl";
    std::filesystem::create_directory(folder);
    corpus::record_correction(file,
                              {entry.id,
                               corpus::quote_digest("we will build the bridge again"),
                               "Eva Jones",
                               "A. Checker",
                               "recording",
                               {}});
    const corpus::Annotator corrected{{.authority_files = {}, .corrections = file}};
    EXPECT_EQ(last_quote(corrected.annotate(std::span{&entry, 1}).front()),
              "Eva Jones | correction");
    EXPECT_NE(corrected.version(), shared_annotator().version());
    std::filesystem::remove_all(folder);
}

TEST(AnnotationReport, ShowsRuleLevelAndEvidence) {
    const auto entry = entry_of(R"("We will build it," said Anna Smith.)");
    const auto made = annotate_entry(entry);
    const std::string words = corpus::annotations_in_words(entry, made);
    EXPECT_NE(words.find("level: high, rule: quote-said-speaker"), std::string::npos) << words;
    EXPECT_NE(words.find("\"said Anna Smith\""), std::string::npos) << words;
    const std::string json = corpus::annotations_as_json(entry, made);
    EXPECT_NE(json.find(R"("offset_unit":"byte")"), std::string::npos) << json;
}

TEST(Annotator, GivesTheSameForTheSame) {
    const auto entry = entry_of(R"("We will build it," said Anna Smith in Paris, France.)");
    EXPECT_EQ(annotate_entry(entry), annotate_entry(entry));
}

TEST(Annotator, TakesAnyBytes) {
    const std::string_view texts[] = {"",
                                      "\"",
                                      "“",
                                      "\xff\xfe \"\x80",
                                      "\n\n\n",
                                      "’’’’",
                                      "said said said",
                                      "\"\"\"\"\"",
                                      ", , said \"x"};
    for (const auto text : texts) {
        annotate_entry(entry_of(text, text));
    }
    std::string many;
    for (int i = 0; i < 20000; ++i) {
        many += "\" he said, ";
    }
    annotate_entry(entry_of(many));
}

}  // namespace
}  // namespace onrecord::tests
