// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/standing.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Words through the Revisions of their Entry: who had them first, what stood when, whom they were
// given to.
namespace onrecord::searcher {
namespace {

constexpr std::string_view words = "The ferry sails again on Sunday";
const std::string said = "Nell Byrne said: “The ferry sails again on Sunday.”";
const std::string other = "Nell Byrne said: “The ferry stays away on Sunday.”";

std::optional<schema::Instant> at(std::string_view clock) {
    if (clock.empty()) return std::nullopt;
    return schema::parse_time("2032-06-07T" + std::string{clock} + ":00Z")->at;
}

/// One wording of an Entry, with the interval in which Captures show that it appeared.
struct Wording {
    std::string text = said;
    std::string_view after;
    std::string_view by;
    std::string speaker = "Nell Byrne";
    std::string title = {};
    schema::Stance stance = schema::Stance::Said;
};

struct Entry {
    std::string outlet;
    std::vector<Wording> wordings;
    std::string_view gone_after = {};
    std::string_view gone_by = {};
    std::string_view published = {};
};

schema::Quote quote_of(const Wording& wording) {
    schema::Quote quote;
    quote.span = {static_cast<std::uint32_t>(wording.text.find("“") + 3),
                  static_cast<std::uint32_t>(wording.text.find("”"))};
    quote.speaker = wording.speaker;
    quote.level = schema::Level::High;
    quote.rule = "quote-said-speaker";
    quote.stance = wording.stance;
    return quote;
}

void add_wordings(const Entry& entry, std::vector<schema::AnnotatedEntry>& all) {
    for (std::size_t i = 0; i < entry.wordings.size(); ++i) {
        const Wording& wording = entry.wordings[i];
        schema::AnnotatedEntry revision;
        revision.entry.id = schema::entry_id(entry.outlet, "quay", "1");
        revision.entry.outlet = entry.outlet;
        revision.entry.liveblog = entry.outlet + "/quay";
        revision.entry.lang = "en";
        revision.entry.title = wording.title;
        revision.entry.text = wording.text;
        if (!entry.published.empty()) {
            revision.entry.published = *schema::parse_time(entry.published);
        }
        revision.annotations.quotes.push_back(quote_of(wording));
        schema::RevisionStamp& stamp = revision.revision;
        stamp.number = static_cast<std::uint32_t>(i + 1);
        stamp.count = static_cast<std::uint32_t>(entry.wordings.size());
        stamp.seen = stamp.last_seen = *at(wording.by);
        stamp.printed.push_back({at(wording.after), at(wording.by)});
        if (!entry.gone_by.empty()) stamp.gone = {*at(entry.gone_after), *at(entry.gone_by)};
        all.push_back(std::move(revision));
    }
}

CheckReport check(const std::vector<Entry>& entries, CheckRequest request) {
    std::vector<schema::AnnotatedEntry> all;
    for (const Entry& entry : entries)
        add_wordings(entry, all);
    support::sort_as_in_a_generation(all);
    const support::ScratchIndex index{all};
    QuoteChecker checker{schema::open_current(index.path()).generation};
    request.words = words;
    return checker.check(request);
}

std::string first_of(const CheckReport& report) {
    const auto& first = report.first_printed;
    if (!first.occurrence) return "nobody";
    return report.occurrences[*first.occurrence].revision.entry.outlet +
           (first.is_proven ? ", proven" : "");
}

bool warns(const CheckReport& report, std::string_view code) {
    return std::ranges::find(report.warnings, code, &Warning::code) != report.warnings.end();
}

const Entry quay{"Quay Record", {{said, "10:20", "10:30"}}};

struct EditRow {
    std::string_view name;
    Wording edited;
};

TEST(WordsInTime, AreNoYoungerForAnEditBesideThem) {
    const EditRow rows[] = {
        {"words behind the quotation", {said + " Gulls cried.", "10:45", "11:00"}},
        {"the title", {said, "10:45", "11:00", "Nell Byrne", "Ferry news"}},
        {"how the speaker is called", {"Captain " + said, "10:45", "11:00"}},
        {"who is named", {said, "10:45", "11:00", "Omar Finn"}},
    };
    for (const EditRow& row : rows) {
        const Entry isle{"Isle Courier", {{said, "", "10:00"}, row.edited}};
        const CheckReport report = check({quay, isle}, {});
        EXPECT_EQ(first_of(report), "Isle Courier, proven")
            << row.name << ": " << report.first_printed.reason;
        const auto found =
            std::ranges::find_if(report.occurrences, [](const Occurrence& occurrence) {
                return occurrence.revision.entry.outlet == "Isle Courier";
            });
        ASSERT_NE(found, report.occurrences.end()) << row.name;
        EXPECT_EQ(found->printed->when.by, at("10:00")) << row.name;
    }
}

// Words that came by an edit have the edit's time, and may have stood there before.
TEST(WordsInTime, AreAsOldAsTheEditThatBroughtThem) {
    const Entry isle{"Isle Courier", {{other, "", "10:00"}, {said, "10:00", "11:00"}}};
    EXPECT_EQ(first_of(check({quay, isle}, {})), "Quay Record");
}

TEST(WordsInTime, StandAsOfAMomentThroughAnEditBesideThem) {
    const Entry isle{"Isle Courier",
                     {{said, "", "10:00"}, {said + " Gulls cried.", "10:00", "11:00"}}};
    CheckRequest request;
    for (const std::string_view moment : {"10:00", "10:30", "11:00"}) {
        request.as_of = at(moment);
        EXPECT_EQ(standing_of(check({isle}, request)), Standing::Stands) << moment;
    }
}

struct BeforeRow {
    std::string_view name;
    Entry entry;
    Standing standing;
};

TEST(WordsInTime, WerePrintedBeforeByTheirOwnTimeNotTheEntrys) {
    const BeforeRow rows[] = {
        {"seen before", {"Isle Courier", {{said, "", "09:30"}}}, Standing::Stands},
        {"the entry is older, the words are not",
         {"Isle Courier",
          {{other, "", "10:30"}, {said, "10:30", "11:00"}},
          "",
          "",
          "2032-06-07T08:00:00Z"},
         Standing::DoesNotStand},
        {"a Capture after that lacks the entry",
         {"Isle Courier", {{said, "10:30", "11:00"}}, "", "", "2032-06-07T08:00:00Z"},
         Standing::NotFound},
        {"between the two Captures",
         {"Isle Courier",
          {{other, "", "09:00"}, {said, "09:00", "11:00"}},
          "",
          "",
          "2032-06-07T08:00:00Z"},
         Standing::Unproven},
        {"edited beside them since",
         {"Isle Courier", {{said, "", "09:30"}, {said + " Gulls cried.", "10:30", "11:00"}}},
         Standing::Stands},
    };
    CheckRequest request;
    request.before = at("10:00");
    for (const BeforeRow& row : rows) {
        const CheckReport report = check({row.entry}, request);
        EXPECT_EQ(standing_of(report), row.standing) << row.name;
        EXPECT_EQ(warns(report, "as-of-unknown"), row.standing == Standing::Unproven) << row.name;
        const bool is_out =
            row.standing == Standing::NotFound || row.standing == Standing::DoesNotStand;
        EXPECT_EQ(warns(report, "other-time"), is_out) << row.name;
    }
}

TEST(WordsInTime, StandWhereOneOutletTookThemBackAndAnotherDidNot) {
    const Entry isle{"Isle Courier", {{said, "", "10:00"}}, "10:00", "11:00"};
    const CheckReport both = check({isle, quay}, {});
    EXPECT_EQ(standing_of(both), Standing::Stands);
    EXPECT_EQ(both.occurrences.front().revision.entry.outlet, "Quay Record");
    EXPECT_TRUE(warns(both, "withdrawn-elsewhere"));
    const CheckReport alone = check({isle}, {});
    EXPECT_EQ(standing_of(alone), Standing::DoesNotStand);
    EXPECT_TRUE(warns(alone, "withdrawn"));
}

TEST(WordsInTime, StoodAtAMomentBeforeTheyWereTakenBack) {
    const Entry isle{"Isle Courier", {{said, "", "10:00"}}, "10:00", "11:00"};
    CheckRequest request;
    request.as_of = at("10:00");
    const CheckReport then = check({isle}, request);
    EXPECT_EQ(standing_of(then), Standing::Stands);
    EXPECT_TRUE(warns(then, "withdrawn-since"));
    request.as_of = at("10:30");
    EXPECT_EQ(standing_of(check({isle}, request)), Standing::Unproven);
    request.as_of = at("11:00");
    const CheckReport gone = check({isle}, request);
    EXPECT_EQ(standing_of(gone), Standing::NotFound);
    EXPECT_EQ(gone.first_printed.reason, "No printing was found that could be the first.");
}

TEST(WordsInTime, TellThatAnotherRevisionNamesTheSpeakerAskedFor) {
    const Entry isle{"Isle Courier", {{said, "", "10:00"}, {said, "10:00", "11:00", "Omar Finn"}}};
    CheckRequest request;
    request.speaker = "Nell Byrne";
    const CheckReport report = check({isle}, request);
    EXPECT_EQ(report.verdict, Verdict::OtherSpeaker);
    EXPECT_TRUE(warns(report, "speaker-changed"));
    EXPECT_EQ(report.occurrences.front().other_speaker, "Nell Byrne");
    EXPECT_EQ(report.occurrences.front().other_speaker_in, 1U);
    const Entry steady{"Isle Courier", {{said, "", "10:00"}, {"Now: " + said, "10:00", "11:00"}}};
    EXPECT_FALSE(warns(check({steady}, request), "speaker-changed"));
}

TEST(WordsInTime, AreNotFirstPrintedByADenial) {
    const Entry denial{"Isle Courier",
                       {{"Nell Byrne denied saying “The ferry sails again on Sunday.”",
                         "",
                         "09:00",
                         "Nell Byrne",
                         "",
                         schema::Stance::Denied}}};
    EXPECT_EQ(first_of(check({denial, quay}, {})), "Quay Record");
    EXPECT_EQ(first_of(check({denial}, {})), "nobody");
}

}  // namespace
}  // namespace onrecord::searcher
