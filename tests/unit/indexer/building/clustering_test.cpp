// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/clustering.hpp"

#include "schema/read_words.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace onrecord::indexer {
namespace {

/// A Quote that is all of its Entry, and the Liveblog that it stands in.
struct Said {
    std::string text;
    std::string liveblog = "one";
    schema::QuoteKind kind = schema::QuoteKind::Direct;
};

schema::AnnotatedEntry entry_of(const Said& said) {
    schema::AnnotatedEntry revision;
    revision.entry.lang = "en";
    revision.entry.liveblog = said.liveblog;
    revision.entry.text = said.text;
    schema::Quote quote;
    quote.kind = said.kind;
    quote.span = {0, static_cast<std::uint32_t>(said.text.size())};
    revision.annotations.quotes = {quote};
    return revision;
}

/// One Shard's columns, written and opened.
struct Shard {
    Shard(const std::filesystem::path& folder, const std::vector<Said>& all) {
        std::filesystem::create_directories(folder);
        const schema::Analyzer analyzer;
        schema::FacetColumnsWriter facet_writer;
        schema::TokenColumnWriter token_writer{folder};
        schema::StatementColumnWriter statement_writer;
        for (const Said& said : all) {
            const schema::AnnotatedEntry revision = entry_of(said);
            const schema::ReadWords words = schema::read_words(revision.entry, analyzer);
            facet_writer.add(revision);
            token_writer.add(words, analyzer, "en");
            statement_writer.add(revision, words);
        }
        facet_writer.write(folder / "facets");
        token_writer.write(folder / "tokens");
        statement_writer.write(folder / "statements");
        facets.emplace(folder / "facets");
        tokens.emplace(folder / "tokens");
        statements.emplace(folder / "statements");
    }
    StatementSource source() const { return {&*facets, &*tokens, &*statements}; }

    std::optional<schema::FacetColumns> facets;
    std::optional<schema::TokenColumn> tokens;
    std::optional<schema::StatementColumn> statements;
};

/// The groups of what two Shards have, a letter a group, in order.
std::string groups_of(const std::vector<Said>& newer, const std::vector<Said>& older) {
    const tests::ScratchFolder folder;
    const Shard shards[] = {{folder.path() / "a", newer}, {folder.path() / "b", older}};
    const auto groups = group_statements({shards[0].source(), shards[1].source()}, 2);
    std::string letters;
    std::map<schema::StatementNumber, char> names;
    for (const schema::StatementNumber group : groups.group_of) {
        const char next = static_cast<char>('a' + names.size());
        letters += names.try_emplace(group, next).first->second;
    }
    return letters;
}

TEST(GroupStatements, FoldsCopiesNearCopiesAndPiecesOverShards) {
    EXPECT_EQ(
        groups_of({{"We will rebuild the harbour wall before the winter storms come again"},
                   {"We will rebuild the harbour only if the council finds twelve million for it"}},
                  {{"We will rebuild the harbour wall before winter storms come again."},
                   {"WE WILL rebuild the harbour wall before the winter storms come again"},
                   {"rebuild the harbour wall before the winter"}}),
        "abaaa");
}

TEST(GroupStatements, DoesNotGrowByAChainOfLikenesses) {
    // The second is like the first, the third like the second, but not like the first.
    EXPECT_EQ(groups_of({{"one two three four five six seven eight nine ten eleven twelve"},
                         {"one two three four five six seven eight nine new words"},
                         {"zero more three four five six seven eight nine new words"}},
                        {}),
              "aab");
}

TEST(GroupStatements, ComparesShortPiecesWithinTheirLiveblog) {
    constexpr auto piece = schema::QuoteKind::Partial;
    EXPECT_EQ(groups_of({{"It is very concerning"},
                         {"very concerning", "one", piece},
                         {"very concerning", "two", piece},
                         {"very concerned", "one", piece},
                         {"feels different", "one", piece},
                         {"It does feel different", "one"}},
                        {{"Very concerning", "two", piece}}),
              "aabcddb");
}

TEST(GroupStatements, LeavesShortSentencesAlone) {
    EXPECT_EQ(groups_of({{"Thank you"}, {"Thank you"}}, {{"Thank you"}}), "abc");
}

/// A statement of an invented speech, told in full or in part, well or badly.
std::string told(support::Dice& dice) {
    constexpr std::string_view words[] = {"we",
                                          "will",
                                          "harbour",
                                          "wall",
                                          "storm",
                                          "council",
                                          "rail",
                                          "ship",
                                          "never",
                                          "pay",
                                          "late",
                                          "winter"};
    support::Dice speech{static_cast<std::uint32_t>(dice.roll(12))};
    std::string text;
    const std::size_t skipped = dice.one_in(2) ? 0 : dice.roll(6);
    const std::size_t length = skipped + 6 + dice.roll(14);
    for (std::size_t i = 0; i < length; ++i) {
        std::string word = speech.pick(words) + std::to_string(speech.roll(3));
        if (dice.one_in(9)) word = dice.pick(words);
        if (i >= skipped) text += word + " ";
    }
    return text;
}

std::vector<Said> tell(support::Dice& dice, std::size_t count) {
    std::vector<Said> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back({told(dice), "one", schema::QuoteKind::Direct});
    }
    return all;
}

TEST(GroupStatements, AsBeforeWhereNothingIsOtherwise) {
    std::size_t joined = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        support::Dice dice{seed};
        const tests::ScratchFolder folder;
        const Shard kept{folder.path() / "kept", tell(dice, 30)};
        std::vector<Said> changing = tell(dice, 12);
        const Shard gone{folder.path() / "gone", changing};
        changing.resize(dice.roll(12));
        for (const Said& said : tell(dice, 4)) {
            changing.push_back(said);
        }
        const Shard made{folder.path() / "made", changing};

        const auto file = folder.path() / "clusters";
        schema::write_statement_clusters(file, group_statements({gone.source(), kept.source()}, 2));
        const schema::StatementClusters clusters{
            file,
            std::vector{gone.statements->statement_count(), kept.statements->statement_count()}};
        const std::vector<StatementSource> sources = {made.source(), kept.source(), gone.source()};
        const GroupedBefore before{clusters, {0, 1}, {2, 1}};
        const auto grown = group_statements(sources, 2, &before);
        EXPECT_EQ(grown.group_of, group_statements({made.source(), kept.source()}, 2).group_of);
        for (std::size_t i = 0; i < grown.group_of.size(); ++i) {
            joined += grown.group_of[i] != i ? 1 : 0;
        }
    }
    EXPECT_GT(joined, 200U);
}

TEST(GroupStatements, TheSameInWhateverOrderTheyStand) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        support::Dice dice{seed};
        const tests::ScratchFolder folder;
        const std::vector<Said> all = tell(dice, 40);
        const Shard one{folder.path() / "one", all};
        const Shard other{folder.path() / "other", {all.rbegin(), all.rend()}};
        const auto forward = group_statements({one.source()}, 1).group_of;
        const auto backward = group_statements({other.source()}, 1).group_of;
        for (std::size_t i = 0; i < forward.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const std::size_t last = forward.size() - 1;
                EXPECT_EQ(forward[i] == forward[j], backward[last - i] == backward[last - j]);
            }
        }
    }
}

TEST(GroupStatements, OfNothingAreNone) { EXPECT_EQ(groups_of({}, {}), ""); }

}  // namespace
}  // namespace onrecord::indexer
