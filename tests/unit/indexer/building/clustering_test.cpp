// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/clustering.hpp"

#include "schema/read_words.hpp"
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
    const auto groups = group_statements({shards[0].source(), shards[1].source()});
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
    EXPECT_EQ(groups_of({{"one two three four five six seven eight nine ten eleven"},
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

TEST(GroupStatements, OfNothingAreNone) { EXPECT_EQ(groups_of({}, {}), ""); }

}  // namespace
}  // namespace onrecord::indexer
