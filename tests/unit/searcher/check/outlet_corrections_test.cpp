// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/quote_check.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What stands beside the words and changes what they are worth: a correction of the Outlet's own,
// in the Entry or later; two Entries that may be one; the other piece of a spliced quotation.
namespace onrecord::searcher {
namespace {

/// An Entry whose first quotation in marks is Eva Lund's.
schema::AnnotatedEntry entry(const std::string& id,
                             const std::string& text,
                             std::string_view published,
                             const std::string& liveblog = "pier-live") {
    schema::AnnotatedEntry revision;
    revision.entry.id = id;
    revision.entry.lang = "en";
    revision.entry.outlet = "The Pier Bell";
    revision.entry.liveblog = liveblog;
    revision.entry.text = text;
    revision.entry.published = *schema::parse_time(published);
    const std::size_t begin = text.find("“");
    if (begin == std::string::npos) return revision;
    schema::Quote quote;
    quote.span = {static_cast<std::uint32_t>(begin + 3),
                  static_cast<std::uint32_t>(text.find("”", begin))};
    quote.speaker = "Eva Lund";
    quote.level = schema::Level::High;
    quote.rule = "quote-said-speaker";
    revision.annotations.quotes.push_back(quote);
    return revision;
}

const std::string said = "“The pier will reopen before the regatta,” said Eva Lund.";
constexpr std::string_view words = "The pier will reopen before the regatta";

struct Index {
    explicit Index(std::vector<schema::AnnotatedEntry> revisions)
        : index{sorted(std::move(revisions))},
          checker{schema::open_current(index.path()).generation} {}

    static std::vector<schema::AnnotatedEntry> sorted(
        std::vector<schema::AnnotatedEntry> revisions) {
        support::sort_as_in_a_generation(revisions);
        return revisions;
    }

    CheckReport check() {
        CheckRequest request;
        request.words = words;
        return checker.check(request);
    }

    support::ScratchIndex index;
    QuoteChecker checker;
};

bool warns_of(const CheckReport& report, std::string_view code) {
    return std::ranges::any_of(report.warnings,
                               [code](const Warning& warning) { return warning.code == code; });
}

struct CorrectionRow {
    std::string_view later;
    bool is_told;
};

constexpr CorrectionRow corrections[] = {
    {"Correction: we misquoted Lund. She said that it may reopen.", true},
    {"An earlier version of this blog said the pier will reopen before the regatta.", true},
    {"Correction: the tug Hilda has forty berths, not fourteen.", false},
    {"Eva Lund has left the harbour office.", false},
    {"Later Eva Lund corrected herself: the pier may reopen.", false},
    {"Correction: Lund herself said that it may reopen.", true},
    {"Lund said so herself. Corrected: it may reopen.", true},
};

TEST(OutletCorrections, AreToldFromALaterEntryThatIsAboutTheWords) {
    for (const auto& [later, is_told] : corrections) {
        SCOPED_TRACE(later);
        Index index{{entry("a1", said, "2030-05-04T10:00:00Z"),
                     entry("a2", std::string{later}, "2030-05-04T11:00:00Z")}};
        const CheckReport report = index.check();
        EXPECT_EQ(warns_of(report, "outlet-correction"), is_told);
        ASSERT_FALSE(report.occurrences.empty());
        EXPECT_EQ(report.occurrences.front().outlet_correction_id, is_told ? "a2" : "");
    }
}

TEST(OutletCorrections, OfTheSameEntryAreToldWithItsEarlierWords) {
    auto old = entry("a1", said, "2030-05-04T10:00:00Z");
    auto now =
        entry("a1",
              "“The pier will not reopen before the regatta,” said Eva Lund. (This entry was "
              "amended: an earlier version left out the word not.)",
              "2030-05-04T10:00:00Z");
    old.revision.count = now.revision.count = now.revision.number = 2;
    Index index{{old, now}};
    EXPECT_TRUE(warns_of(index.check(), "outlet-correction"));
}

TEST(OutletCorrections, OfAnotherLiveblogOrOfBeforeAreNotTold) {
    const std::string correction{corrections[0].later};
    Index other{{entry("a1", said, "2030-05-04T10:00:00Z"),
                 entry("a2", correction, "2030-05-04T11:00:00Z", "council-live")}};
    EXPECT_FALSE(warns_of(other.check(), "outlet-correction"));
    Index before{{entry("a1", said, "2030-05-04T10:00:00Z"),
                  entry("a2", correction, "2030-05-04T09:00:00Z")}};
    EXPECT_FALSE(warns_of(before.check(), "outlet-correction"));
}

TEST(PerhapsSame, NamesTwoEntriesOfOneOutletAtNearlyOneTime) {
    Index near{{entry("a1", said, "2030-05-04T10:00:00Z"),
                entry("a2", said, "2030-05-04T10:03:00Z", "regatta-live")}};
    EXPECT_TRUE(warns_of(near.check(), "perhaps-same"));
    Index far{{entry("a1", said, "2030-05-04T10:00:00Z"),
               entry("a2", said, "2030-05-04T12:03:00Z", "regatta-live")}};
    EXPECT_FALSE(warns_of(far.check(), "perhaps-same"));
}

DraftQuotation piece(const std::string& words_, bool is_continued) {
    DraftQuotation quotation;
    quotation.words = words_;
    quotation.speaker = "Eva Lund";
    quotation.level = schema::Level::High;
    quotation.rule = "quote-said-speaker";
    quotation.is_continued = is_continued;
    return quotation;
}

struct SpliceRow {
    std::string first;
    std::string second;
    Outcome outcome;
};

const SpliceRow splices[] = {
    {"We will not,", "sell the old ferry hall.", Outcome::Stands},
    {"We will,", "sell the old ferry hall.", Outcome::DoesNotStand},
    {"We will not sell the", "ferry hall.", Outcome::Unproven},
};

TEST(SplicedQuotations, AreJudgedTogether) {
    Index index{{entry(
        "a1", "“We will not sell the old ferry hall,” said Eva Lund.", "2030-05-04T10:00:00Z")}};
    for (const SpliceRow& row : splices) {
        SCOPED_TRACE(row.first + " ... " + row.second);
        Draft draft;
        draft.quotations = {piece(row.first, false), piece(row.second, true)};
        const DraftReport report = check_draft(index.checker, std::move(draft));
        ASSERT_EQ(report.quotations.size(), 2U);
        EXPECT_EQ(report.quotations[0].outcome, row.outcome);
        EXPECT_EQ(report.quotations[1].outcome, row.outcome);
    }
}

}  // namespace
}  // namespace onrecord::searcher
