// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_index.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using schema::Quote;
using schema::QuoteKind;
using testing::ElementsAre;

/// `text` has each quotation between `“` and `”`; their Speakers in order, and their kinds.
AnnotatedEntry entry_of(int number,
                        std::string_view text,
                        const std::vector<std::string>& speakers,
                        QuoteKind kind = QuoteKind::Direct) {
    AnnotatedEntry revision;
    schema::Entry& entry = revision.entry;
    entry.outlet = number % 2 == 0 ? "Wire" : "Lantern";
    entry.liveblog = "wire/live";
    entry.id = schema::entry_id(entry.outlet, entry.liveblog, std::to_string(number));
    entry.title = "Note " + std::to_string(number);
    entry.text = text;
    entry.lang = "en";
    entry.published = {{number * 3'600'000LL}, schema::Precision::Second, schema::TimeTrust::A};
    entry.order = number;
    std::size_t at = 0;
    for (const std::string& speaker : speakers) {
        constexpr std::string_view open = "“";
        const std::size_t begin = text.find(open, at) + open.size();
        at = text.find("”", begin);
        Quote quote;
        quote.kind = kind;
        quote.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
        quote.speaker = speaker;
        quote.level = schema::Level::High;
        revision.annotations.quotes.push_back(quote);
        if (!speaker.empty()) revision.annotations.speakers.push_back(speaker);
    }
    revision.annotations.countries = {number == 3 ? "NO" : "ES"};
    return revision;
}

std::vector<AnnotatedEntry> entries() {
    std::vector<AnnotatedEntry> all = {
        entry_of(1,
                 "“Fares rise 25 per cent,” Inés Ruiz said. “Nobody rides,” Olav Berg answered.",
                 {"Inés Ruiz", "Olav Berg"}),
        entry_of(
            2,
            "A 25 per cent rise was talked of. “We shall see,” said Inés Ruiz. “25 per cent is "
            "theft,” said Olav Berg.",
            {"Inés Ruiz", "Olav Berg"}),
        entry_of(
            3, "“No rise is planned,” said Inés Ruiz. “The rise is a fact.”", {"Inés Ruiz", ""}),
        entry_of(4, "Ruiz said that “a rise” was coming.", {"Inés Ruiz"}, QuoteKind::Reported),
        entry_of(5, "A “rise” of sorts.", {""}, QuoteKind::Scare),
    };
    support::sort_as_in_a_generation(all);
    return all;
}

class QuoteSearchTest : public testing::Test {
protected:
    /// `SPEAKER: words` of each Hit, oldest Entry first.
    std::vector<std::string> found(std::string_view query) {
        const ResultPage page = searcher_.search(query, options_);
        EXPECT_TRUE(page.are_quotes);
        EXPECT_EQ(page.total, page.hits.size());
        std::vector<std::string> rows;
        for (const Hit& hit : page.hits) {
            const Quote& quote = hit.revision.annotations.quotes[hit.quote->number];
            rows.push_back(quote.speaker + ": " +
                           hit.revision.entry.text.substr(quote.span.begin, quote.span.length()));
        }
        return rows;
    }

    support::ScratchIndex index_{entries(), {2, {}, 1}};
    Searcher searcher_{schema::open_current(index_.path()).generation};
    SearchOptions options_ = [] {
        SearchOptions options;
        options.hits = HitUnit::Quotes;
        options.sort = Sort::Oldest;
        options.facets = {FieldId::Speaker, FieldId::Country};
        return options;
    }();
};

TEST_F(QuoteSearchTest, FindsQuotesByTheirOwnWordsAndTheirOwnSpeaker) {
    EXPECT_THAT(found("said:(25 per cent) by:ruiz"),
                ElementsAre("Inés Ruiz: Fares rise 25 per cent,"));
    EXPECT_THAT(
        found("\"per cent\""),
        ElementsAre("Inés Ruiz: Fares rise 25 per cent,", "Olav Berg: 25 per cent is theft,"));
    EXPECT_THAT(found("by:berg"),
                ElementsAre("Olav Berg: Nobody rides,", "Olav Berg: 25 per cent is theft,"));
    EXPECT_THAT(found("rise"),
                ElementsAre("Inés Ruiz: Fares rise 25 per cent,",
                            "Inés Ruiz: No rise is planned,",
                            ": The rise is a fact."));
}

TEST_F(QuoteSearchTest, ReadsEveryOperatorWithinOneQuote) {
    EXPECT_THAT(found("rise -plan"),
                ElementsAre("Inés Ruiz: Fares rise 25 per cent,", ": The rise is a fact."));
    EXPECT_THAT(found("theft OR fact"),
                ElementsAre("Olav Berg: 25 per cent is theft,", ": The rise is a fact."));
    EXPECT_THAT(found("fares NEAR/4 cent"), ElementsAre("Inés Ruiz: Fares rise 25 per cent,"));
    EXPECT_THAT(found("fares NEAR/1 cent"), ElementsAre());
    EXPECT_THAT(found("pla*"), ElementsAre("Inés Ruiz: No rise is planned,"));
    EXPECT_THAT(found("rise country:NO"),
                ElementsAre("Inés Ruiz: No rise is planned,", ": The rise is a fact."));
    EXPECT_THAT(found("rise -by:ruiz"), ElementsAre(": The rise is a fact."));
    EXPECT_THAT(found("theft OR (rise country:NO)"),
                ElementsAre("Olav Berg: 25 per cent is theft,",
                            "Inés Ruiz: No rise is planned,",
                            ": The rise is a fact."));
    EXPECT_THAT(found("rise date:1970-01-01 outlet:wire"), ElementsAre());
    EXPECT_THAT(found("title:note"), ElementsAre());
}

TEST_F(QuoteSearchTest, CountsFacetsByQuotes) {
    options_.selections = {{FieldId::Speaker, {"Olav Berg"}}};
    const ResultPage page = searcher_.search("", options_);
    EXPECT_EQ(page.total, 2U);
    std::vector<std::string> counts;
    for (const FacetCounts& facet : page.facets) {
        for (const FacetCount& one : facet.counts)
            counts.push_back(one.value + " " + std::to_string(one.count) +
                             (one.is_selected ? " chosen" : ""));
    }
    EXPECT_THAT(counts, ElementsAre("Inés Ruiz 3", "Olav Berg 2 chosen", "ES 2"));
}

TEST_F(QuoteSearchTest, PagesWithoutALossOrARepeat) {
    const auto all = found("");
    EXPECT_EQ(all.size(), 6U);
    options_.limit = 2;
    std::vector<std::string> paged;
    for (options_.offset = 0; options_.offset < 8; options_.offset += 2) {
        const ResultPage page = searcher_.search("", options_);
        EXPECT_EQ(page.total, 6U);
        for (const Hit& hit : page.hits) {
            const Quote& quote = hit.revision.annotations.quotes[hit.quote->number];
            paged.push_back(quote.speaker + ": " +
                            hit.revision.entry.text.substr(quote.span.begin, quote.span.length()));
        }
    }
    EXPECT_EQ(paged, all);
}

TEST_F(QuoteSearchTest, MarksTheWordsAndNamesThePlaceInTheList) {
    const auto json = boost::json::parse(to_json(searcher_.search("theft", options_), "theft"));
    EXPECT_EQ(json.at("hits_are"), "quotes");
    const auto& hit = json.at("hits").at(0);
    const auto number = hit.at("quote").to_number<std::size_t>();
    EXPECT_EQ(hit.at("quotes").at(number).at("text"), "25 per cent is theft,");
    EXPECT_EQ(boost::json::serialize(hit.at("quote_matches")), "[[15,20]]");
}

TEST_F(QuoteSearchTest, SaysWhereElseTheWordsAre) {
    const ResultPage none = searcher_.search("talked", options_);
    EXPECT_EQ(none.total, 0U);
    ASSERT_EQ(none.problems.size(), 1U);
    EXPECT_THAT(none.problems[0].reason, testing::HasSubstr("1 entry has it outside"));
    options_.hits = HitUnit::Entries;
    const ResultPage slip = searcher_.search("said:theft", options_);
    EXPECT_THAT(slip.problems.at(0).reason, testing::HasSubstr("one quotation"));
    EXPECT_EQ(slip.total, 1U);
}

TEST_F(QuoteSearchTest, LetsNoEntryFillThePageByRelevance) {
    options_.sort = Sort::Relevance;
    const ResultPage page = searcher_.search("", options_);
    std::vector<std::string> first;
    for (std::size_t i = 0; i < 3; ++i)
        first.push_back(page.hits.at(i).revision.entry.id);
    std::ranges::sort(first);
    EXPECT_EQ(std::ranges::unique(first).begin(), first.end());
}

TEST_F(QuoteSearchTest, EndsAtItsTimeLimit) {
    options_.time_limit = std::chrono::milliseconds{0};
    const ResultPage page = searcher_.search("rise", options_);
    EXPECT_FALSE(page.is_complete);
}

}  // namespace
}  // namespace onrecord::searcher
