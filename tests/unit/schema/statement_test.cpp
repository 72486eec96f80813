// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/statement.hpp"

#include "schema/failure.hpp"
#include "schema/statement_clusters.hpp"
#include "schema/statement_column.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::schema {
namespace {

/// A Revision whose Quotes stand in curly marks, all of one kind.
AnnotatedEntry quoting(std::string_view text, QuoteKind kind = QuoteKind::Direct) {
    AnnotatedEntry revision;
    revision.entry.lang = "en";
    revision.entry.text = text;
    std::size_t at = 0;
    while ((at = text.find("“", at)) != std::string_view::npos) {
        const std::size_t begin = at + std::string_view{"“"}.size();
        at = text.find("”", begin);
        Quote quote;
        quote.kind = kind;
        quote.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
        revision.annotations.quotes.push_back(quote);
    }
    return revision;
}

/// The Statements as words, each parted by " | ".
std::string written(const AnnotatedEntry& revision) {
    const ReadWords words = read_words(revision.entry, Analyzer{});
    std::string text;
    for (const Statement& statement : statements_of(revision, words)) {
        if (!text.empty()) text += " | ";
        for (std::uint32_t i = 0; i < statement.words; ++i) {
            text += (i > 0 ? " " : "") + words.body[statement.first_word + i].form;
        }
    }
    return text;
}

struct Cutting {
    std::string_view text;
    std::string_view statements;
};

constexpr Cutting cuttings[] = {
    {"Brook said: “We must talk. The door is open.”", "we must talk | the door is open"},
    {"It is a “distinct possibility” that it rains, she said.", "distinct possibility"},
    {"“If it rains,” she said, “we will stay.” Nobody left.", "if it rains | we will stay"},
    {"“Yes.” He left.", ""},
    {"“We must talk.\n\nThe door is open.”", "we must talk | the door is open"},
    {"Nobody spoke. Nothing was said.", ""},
};

TEST(StatementsOf, AreWhatAQuoteHasOfEachSentence) {
    for (const auto& [text, statements] : cuttings) {
        EXPECT_EQ(written(quoting(text)), statements) << text;
    }
    EXPECT_EQ(written(quoting("“We must talk.”", QuoteKind::Reported)), "");
}

TEST(StatementsOf, TellPiecesFromWholeSpeech) {
    const auto is_piece = [](QuoteKind kind) {
        const AnnotatedEntry revision = quoting("“We must talk.”", kind);
        return statements_of(revision, read_words(revision.entry, Analyzer{}))[0].is_piece;
    };
    EXPECT_TRUE(is_piece(QuoteKind::Partial));
    EXPECT_TRUE(is_piece(QuoteKind::Headline));
    EXPECT_TRUE(is_piece(QuoteKind::Scare));
    EXPECT_FALSE(is_piece(QuoteKind::Direct));
    EXPECT_FALSE(is_piece(QuoteKind::Block));
}

TEST(AreOneStatement, FoldsWireCopyAndPiecesAndNotWhatSharesSixWords) {
    using Words = std::vector<std::uint32_t>;
    const Words whole{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    EXPECT_TRUE(are_one_statement(whole, whole));
    EXPECT_TRUE(are_one_statement(whole, Words{1, 2, 3, 4, 99, 6, 7, 8, 9, 10, 12}));
    EXPECT_TRUE(are_one_statement(Words{5, 6, 7, 8}, whole));
    EXPECT_FALSE(are_one_statement(whole, Words{1, 2, 3, 4, 5, 6, 91, 92, 93, 94, 95, 96}));
    EXPECT_FALSE(are_one_statement(Words{5, 6, 99, 8}, whole));
    EXPECT_FALSE(are_one_statement({}, whole));
}

TEST(ComparedForm, HasNoLastS) {
    EXPECT_EQ(compared_form("feels"), "feel");
    EXPECT_EQ(compared_form("his"), "his");
    EXPECT_EQ(compared_form("concerning"), "concerning");
}

const AnnotatedEntry entries[] = {
    quoting("“We must talk. The door is open,” said Brook. “Come in now.”"),
    quoting("Nothing was said."),
    quoting("It is a “distinct possibility” that it rains.", QuoteKind::Scare),
};

StatementColumn write_column(const std::filesystem::path& file) {
    StatementColumnWriter writer;
    for (const AnnotatedEntry& revision : entries) {
        writer.add(revision, read_words(revision.entry, Analyzer{}));
    }
    writer.write(file);
    return StatementColumn{file};
}

TEST(StatementColumn, GivesBackWhatWasWritten) {
    const support::TemporaryFolder folder;
    const StatementColumn column = write_column(folder.path() / "statements.column");
    ASSERT_EQ(column.size(), 3U);
    std::uint32_t number = 0;
    for (DocId document = 1; document <= 3; ++document) {
        const AnnotatedEntry& revision = entries[document - 1];
        EXPECT_EQ(column.of(document).begin, number);
        for (const Statement& one :
             statements_of(revision, read_words(revision.entry, Analyzer{}))) {
            EXPECT_EQ(column[number], one);
            EXPECT_EQ(column.document_of(number), document);
            ++number;
        }
        EXPECT_EQ(column.of(document).end, number);
    }
    EXPECT_EQ(column.statement_count(), number);
}

TEST(StatementColumn, CutOffAnywhereIsRefused) {
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "statements.column";
    write_column(file);
    const std::string bytes = read_bytes(file);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        write_bytes(file, bytes.substr(0, size));
        EXPECT_THROW(StatementColumn{file}, Failure) << size;
    }
}

const StatementGroups groups{{0, 3, 3, 7}, {0, 1, 0, 1, 4, 0, 5}};
constexpr std::uint32_t shard_sizes[] = {3, 0, 4};

TEST(StatementClusters, NameTheMembersOverAllShards) {
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "statements.clusters";
    write_statement_clusters(file, groups);
    const StatementClusters clusters{file, shard_sizes};
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(clusters.cluster_of({0, 2}), 0U);
    EXPECT_EQ(clusters.cluster_of({2, 0}), 1U);
    EXPECT_EQ(clusters.cluster_of({2, 1}), std::nullopt);
    EXPECT_EQ(clusters.members(0), (std::vector<StatementPlace>{{0, 0}, {0, 2}, {2, 2}}));
    EXPECT_EQ(clusters.members(1), (std::vector<StatementPlace>{{0, 1}, {2, 0}}));
}

TEST(StatementClusters, OfOtherShardsOrCutOffAreRefused) {
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "statements.clusters";
    write_statement_clusters(file, groups);
    const std::vector<std::uint32_t> others[] = {{3, 4}, {3, 1, 3}, {}};
    for (const auto& sizes : others) {
        EXPECT_THROW((StatementClusters{file, sizes}), Failure);
    }
    const std::string bytes = read_bytes(file);
    for (std::size_t size = 0; size < bytes.size(); size += 5) {
        write_bytes(file, bytes.substr(0, size));
        EXPECT_THROW((StatementClusters{file, shard_sizes}), Failure) << size;
    }
}

}  // namespace
}  // namespace onrecord::schema
