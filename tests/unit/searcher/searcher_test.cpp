// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "schema/failure.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;

AnnotatedEntry entry_of(int number, std::string_view text, std::string_view country) {
    AnnotatedEntry revision;
    schema::Entry& entry = revision.entry;
    entry.outlet = "Wire";
    entry.liveblog = "wire/live";
    entry.id = schema::entry_id(entry.outlet, entry.liveblog, std::to_string(number));
    entry.text = text;
    entry.lang = "en";
    entry.published = {{number * 3'600'000LL}, schema::Precision::Second, schema::TimeTrust::A};
    entry.order = number;
    revision.annotations.countries = {std::string{country}};
    return revision;
}

std::vector<AnnotatedEntry> three_entries() {
    std::vector<AnnotatedEntry> revisions = {
        entry_of(1, "war", "US"),
        entry_of(2, "war and rain", "RU"),
        entry_of(3, "rain", "UA"),
    };
    support::sort_as_in_a_generation(revisions);
    return revisions;
}

std::uint64_t count_of(const ResultPage& page, std::string_view value) {
    for (const FacetCount& count : page.facets.front().counts) {
        if (count.value == value) return count.count;
    }
    return 0;
}

class SearcherTest : public testing::Test {
protected:
    support::ScratchIndex index_{three_entries(), {2, {}, 1}};
    Searcher searcher_{schema::open_current(index_.path()).generation};
};

TEST_F(SearcherTest, ChoosingOneCountryDoesNotHideTheOthers) {
    SearchOptions options;
    options.facets = {FieldId::Country};
    options.selections = {{FieldId::Country, {"US"}}};
    const ResultPage chosen = searcher_.search("war", options);
    EXPECT_EQ(chosen.total, 1U);
    EXPECT_EQ(count_of(chosen, "US"), 1U);
    EXPECT_EQ(count_of(chosen, "RU"), 1U);
    EXPECT_EQ(count_of(chosen, "UA"), 0U);
    options.selections.clear();
    EXPECT_EQ(count_of(searcher_.search("war country:US", options), "RU"), 1U);
}

TEST_F(SearcherTest, TakesTheEntryWithItsNeighboursByTime) {
    const std::string id = schema::entry_id("Wire", "wire/live", "2");
    const auto view = searcher_.entry(id);
    ASSERT_TRUE(view);
    ASSERT_TRUE(view->previous && view->next);
    EXPECT_EQ(view->previous->entry.order, 1);
    EXPECT_EQ(view->next->entry.order, 3);
}

TEST_F(SearcherTest, SaysSoWhenTimeIsUp) {
    SearchOptions options;
    options.time_limit = std::chrono::milliseconds{0};
    const ResultPage page = searcher_.search("war", options);
    EXPECT_FALSE(page.is_complete);
    EXPECT_EQ(page.total, 0U);
}

TEST_F(SearcherTest, AnswersNothingButProblemsWhereNoSenseCanBeMade) {
    const ResultPage page = searcher_.search("date:2022-13");
    EXPECT_EQ(page.total, 0U);
    ASSERT_FALSE(page.problems.empty());
}

TEST_F(SearcherTest, SuggestsTheNearestOfUnknownValues) {
    const ResultPage page = searcher_.search("outlet:wyre");
    EXPECT_EQ(page.total, 0U);
    ASSERT_EQ(page.problems.size(), 1U);
    EXPECT_EQ(page.problems[0].offset_bytes, 7U);
    EXPECT_EQ(page.problems[0].reason, "No entry has the outlet 'wyre'. Did you mean 'Wire'?");
}

TEST_F(SearcherTest, HasSiblingsThatAnswerAlike) {
    Searcher sibling = searcher_.sibling();
    EXPECT_EQ(sibling.search("war").total, searcher_.search("war").total);
    EXPECT_EQ(&sibling.generation(), &searcher_.generation());
}

TEST(Searcher, RanksAlikeHoweverTheIndexIsCut) {
    const auto revisions = support::random_entries(9, {200, 30});
    const support::ScratchIndex whole{revisions, {1, {}, 1}};
    const support::ScratchIndex cut{revisions, {9, {}, 1}};
    Searcher one{schema::open_current(whole.path()).generation};
    Searcher many{schema::open_current(cut.path()).generation};
    support::Dice dice{10};
    SearchOptions options;
    options.limit = 100;
    for (int i = 0; i < 200; ++i) {
        const std::string query = support::random_query(dice);
        SCOPED_TRACE(query);
        const ResultPage expected = one.search(query, options);
        const ResultPage page = many.search(query, options);
        ASSERT_EQ(page.hits.size(), expected.hits.size());
        for (std::size_t j = 0; j < page.hits.size(); ++j) {
            ASSERT_EQ(page.hits[j].score, expected.hits[j].score);
            ASSERT_EQ(page.hits[j].revision, expected.hits[j].revision);
        }
    }
}

TEST(Searcher, AnswersFromAnEmptyIndex) {
    const support::ScratchIndex index{{}};
    Searcher searcher{schema::open_current(index.path()).generation};
    EXPECT_EQ(searcher.search("war").total, 0U);
    EXPECT_EQ(searcher.search("*").total, 0U);
    EXPECT_FALSE(searcher.entry("0123456789abcdef0123456789abcdef"));
}

TEST(Searcher, ShowsWhatAChosenSpeakerSaid) {
    AnnotatedEntry revision = entry_of(1, "", "US");
    revision.entry.text =
        "It rained. Nobody came. \u201CWe wait,\u201D said Ode Lund. It was a long day, and the "
        "harbour stayed shut until the evening, when the last of the ferries was made fast. "
        "\u201CWe go,\u201D said Ina Berg.";
    schema::Quote quote;
    const auto at = static_cast<std::uint32_t>(revision.entry.text.find("We go"));
    quote.span = {at, at + 6};
    quote.speaker = "Ina Berg";
    revision.annotations.quotes = {quote};
    revision.annotations.speakers = {"Ina Berg"};
    const support::ScratchIndex index{{revision}};
    Searcher searcher{schema::open_current(index.path()).generation};
    const ResultPage page = searcher.search("speaker:berg");
    ASSERT_EQ(page.hits.size(), 1U);
    ASSERT_EQ(page.hits[0].passages.size(), 1U);
    EXPECT_EQ(page.hits[0].passages[0].text, "\u201CWe go,\u201D said Ina Berg.");
    EXPECT_TRUE(page.hits[0].passages[0].matches.empty());
}

}  // namespace
}  // namespace onrecord::searcher
