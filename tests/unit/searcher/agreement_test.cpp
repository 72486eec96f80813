// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"
#include "tests/support/plain_searcher.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <vector>

// Searcher and PlainSearcher give the same answers to random Queries over random Entries.
namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using support::Dice;

constexpr double same_score = 1e-9;

const std::vector<schema::SpeakerAlias> aliases = {
    {"Boss", "Boris Holt"},
    {"Marekov", "Sergey Marek"},
    {"The Ferrer", "Ines Ferrer-Ruiz"},
};

// clang-format off
constexpr FieldId all_facets[] = {
    FieldId::Speaker, FieldId::Country, FieldId::Focus, FieldId::Topic,
    FieldId::Outlet, FieldId::Liveblog, FieldId::Lang, FieldId::Date,
};
struct Choice { FieldId field; std::string_view value; };
constexpr Choice choices[] = {
    {FieldId::Speaker, "Holt"}, {FieldId::Speaker, "Boris Holt"}, {FieldId::Speaker, "boss"},
    {FieldId::Country, "US"}, {FieldId::Country, "RU"}, {FieldId::Focus, "PL"},
    {FieldId::Topic, "medtop:11000000"}, {FieldId::Outlet, "Wire"},
    {FieldId::Liveblog, "wire/grain"}, {FieldId::Lang, "de"}, {FieldId::Date, "2022-01"},
    {FieldId::Country, "ZZ"},
};
// clang-format on

/// What stands in a Shard's rows of Facets, so that stored counts may answer.
bool is_in_rows(FieldId field) {
    return field == FieldId::Speaker || field == FieldId::Country || field == FieldId::Topic ||
           field == FieldId::Outlet;
}

SearchOptions random_options(Dice& dice) {
    SearchOptions options;
    const bool is_from_rows = dice.one_in(3);
    options.sort = static_cast<Sort>(dice.one_in(2) ? 0 : dice.roll(3));
    options.limit = static_cast<std::uint32_t>(dice.roll(30));
    options.offset = dice.one_in(3) ? static_cast<std::uint32_t>(dice.roll(60)) : 0;
    options.facets.clear();
    for (const FieldId field : all_facets) {
        if (is_from_rows && !is_in_rows(field)) continue;
        if (dice.one_in(2)) options.facets.push_back(field);
    }
    for (std::size_t i = is_from_rows || dice.one_in(2) ? 0 : dice.roll(4); i > 0; --i) {
        const Choice& choice = choices[dice.roll(std::size(choices))];
        auto same = std::ranges::find(options.selections, choice.field, &FacetSelection::field);
        if (same == options.selections.end()) {
            same = options.selections.insert(same, {choice.field, {}});
        }
        same->values.emplace_back(choice.value);
    }
    options.facet_values = static_cast<std::uint32_t>(dice.roll(12) + 1);
    options.passages = 1;
    options.include_superseded = dice.one_in(5);
    options.time_limit = std::chrono::minutes{10};
    return options;
}

void expect_same_hits(const ResultPage& page,
                      const support::PlainPage& plain,
                      const SearchOptions& options,
                      const std::vector<AnnotatedEntry>& revisions) {
    const std::size_t begin = std::min<std::size_t>(options.offset, plain.hits.size());
    const std::size_t end = std::min<std::size_t>(begin + options.limit, plain.hits.size());
    ASSERT_EQ(page.hits.size(), end - begin);
    std::map<std::string, double> plain_scores;
    const auto name_of = [](const AnnotatedEntry& revision) {
        return revision.entry.id + '/' + std::to_string(revision.revision.number);
    };
    for (const support::PlainHit& hit : plain.hits) {
        plain_scores[name_of(revisions[hit.revision])] = hit.score;
    }
    for (std::size_t i = begin; i < end; ++i) {
        const Hit& hit = page.hits[i - begin];
        ASSERT_NEAR(hit.score, plain.hits[i].score, same_score) << "hit " << i;
        const AnnotatedEntry& expected = revisions[plain.hits[i].revision];
        if (hit.revision == expected) continue;
        // Plain adds up floating point numbers: what differs by less than they hold may swap.
        ASSERT_TRUE(plain_scores.contains(name_of(hit.revision))) << "hit " << i;
        ASSERT_NEAR(plain_scores[name_of(hit.revision)], hit.score, same_score) << "hit " << i;
    }
}

void expect_same_counts(const ResultPage& page,
                        const support::PlainPage& plain,
                        const SearchOptions& options) {
    ASSERT_EQ(page.facets.size(), options.facets.size());
    for (const FacetCounts& facet : page.facets) {
        SCOPED_TRACE(schema::field(facet.field).name);
        const auto found = plain.counts.find(facet.field);
        const auto counts =
            found == plain.counts.end() ? std::map<std::string, std::uint64_t>{} : found->second;
        ASSERT_EQ(facet.distinct, counts.size());
        std::vector<std::pair<std::int64_t, std::string>> expected;
        for (const auto& [value, count] : counts) {
            expected.emplace_back(-static_cast<std::int64_t>(count), value);
        }
        std::ranges::sort(expected);
        const std::size_t listed = std::min<std::size_t>(expected.size(), options.facet_values);
        ASSERT_GE(facet.counts.size(), listed);
        for (std::size_t i = 0; i < facet.counts.size(); ++i) {
            const FacetCount& count = facet.counts[i];
            if (i < listed) {
                ASSERT_EQ(count.value, expected[i].second);
            } else {
                ASSERT_TRUE(count.is_selected);
            }
            const auto value = counts.find(count.value);
            ASSERT_EQ(count.count, value == counts.end() ? 0 : value->second) << count.value;
        }
    }
}

/// The same Hits where nothing is counted and what cannot be one is passed over.
void expect_same_best(Searcher& searcher,
                      const Query& query,
                      const support::PlainPage& plain,
                      const SearchOptions& options,
                      const std::vector<AnnotatedEntry>& revisions) {
    SearchOptions best = options;
    best.total = Total::None;
    best.facets.clear();
    const ResultPage page = searcher.search(query, best);
    ASSERT_NO_FATAL_FAILURE(expect_same_hits(page, plain, best, revisions));
    ASSERT_LE(page.total, plain.total);
    ASSERT_GE(page.total, page.hits.size());
    if (page.is_total_exact) {
        ASSERT_EQ(page.total, plain.total);
    }
    if (page.is_total_exact && page.earlier_wordings.is_exact) {
        ASSERT_EQ(page.earlier_wordings.entries, plain.earlier_wordings);
    }
}

struct Trial {
    std::uint32_t seed;
    std::size_t shards;
    int queries;
    support::RandomEntriesOptions entries;
    std::size_t between = 0;  ///< As ScratchIndexOptions has it.
};

void expect_agreement(const Trial& trial) {
    const auto revisions = support::random_entries(trial.seed, trial.entries);
    const support::ScratchIndex index{revisions, {trial.shards, aliases, 1, trial.between}};
    Searcher searcher{schema::open_current(index.path()).generation};
    const support::PlainSearcher plain{revisions, aliases};
    Dice dice{trial.seed + 1000};
    std::uint64_t found = 0;
    for (int i = 0; i < trial.queries; ++i) {
        const std::string text = support::random_query(dice);
        const SearchOptions options = random_options(dice);
        const ParsedQuery parsed = parse_query(text);
        ASSERT_TRUE(parsed.query) << text;
        SCOPED_TRACE(text + "  " + to_string(*parsed.query));
        const ResultPage page = searcher.search(*parsed.query, options);
        const support::PlainPage expected = plain.search(*parsed.query, options);
        ASSERT_TRUE(page.is_complete);
        ASSERT_EQ(page.total, expected.total);
        ASSERT_LE(page.earlier_wordings.entries, expected.earlier_wordings);
        if (page.earlier_wordings.is_exact) {
            ASSERT_EQ(page.earlier_wordings.entries, expected.earlier_wordings);
        }
        ASSERT_NO_FATAL_FAILURE(expect_same_hits(page, expected, options, revisions));
        ASSERT_NO_FATAL_FAILURE(expect_same_counts(page, expected, options));
        ASSERT_NO_FATAL_FAILURE(
            expect_same_best(searcher, *parsed.query, expected, options, revisions));
        found += page.total;
    }
    EXPECT_GT(found, static_cast<std::uint64_t>(trial.queries)) << "too few hits to prove much";
}

TEST(SearcherAndPlainSearcher, AgreeOnOneShard) { expect_agreement({1, 1, 2500, {}}); }

TEST(SearcherAndPlainSearcher, AgreeOnSevenShards) { expect_agreement({2, 7, 2500, {}}); }

TEST(SearcherAndPlainSearcher, AgreeOnFewEntriesInManyShards) {
    expect_agreement({3, 30, 2500, {40, 15}});
}

TEST(SearcherAndPlainSearcher, AgreeOnLongEntries) { expect_agreement({4, 2, 2400, {80, 300}}); }

TEST(SearcherAndPlainSearcher, AgreeOnDocumentsBetweenAndHiddenOnes) {
    expect_agreement({6, 3, 2500, {}, 5});
}

TEST(SearcherAndPlainSearcher, AgreeOnManyEntriesWithSomeBetween) {
    expect_agreement({7, 2, 100, {10'000, 12}, 30});
}

/// What every page of `limit` has, one after the other.
std::vector<AnnotatedEntry> walk(Searcher& searcher, Sort sort, std::uint32_t limit) {
    SearchOptions options;
    options.sort = sort;
    options.limit = limit;
    options.facets.clear();
    options.total = Total::None;
    std::vector<AnnotatedEntry> all;
    do {
        ResultPage page = searcher.search(Query{}, options);
        for (Hit& hit : page.hits) {
            all.push_back(std::move(hit.revision));
        }
        options.after = page.last;
    } while (options.after);
    return all;
}

TEST(Searcher, WalksThroughPagesInOrderWhateverStandsBetween) {
    const auto revisions = support::random_entries(11, {300, 12});
    const support::ScratchIndex index{revisions, {4, aliases, 1, 3}};
    Searcher searcher{schema::open_current(index.path()).generation};
    std::vector<AnnotatedEntry> expected;
    std::ranges::copy_if(revisions, std::back_inserter(expected), [](const auto& one) {
        return one.revision.is_current();
    });
    EXPECT_TRUE(walk(searcher, Sort::Newest, 7) == expected);
    EXPECT_TRUE(walk(searcher, Sort::Relevance, 7) == expected);
    std::ranges::reverse(expected);
    EXPECT_TRUE(walk(searcher, Sort::Oldest, 7) == expected);
}

// More than one window of documents in a Shard.
TEST(SearcherAndPlainSearcher, AgreeOnManyEntries) { expect_agreement({5, 2, 100, {10'000, 12}}); }

}  // namespace
}  // namespace onrecord::searcher
