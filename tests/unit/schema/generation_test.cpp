// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"

#include "schema/analyzer.hpp"
#include "schema/failure.hpp"
#include "schema/read_words.hpp"
#include "schema/sha256.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"
#include "tests/unit/schema/random_revision.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view aliases = "Zed Lind\tOda Lind\nanother name\tSomebody\n";

ManifestFile listed(const fs::path& folder, std::string_view path) {
    const std::string bytes = read_bytes(folder / path);
    return {std::string{path}, bytes.size(), sha256(bytes)};
}

ManifestShard write_shard(const fs::path& generation, unsigned seed) {
    const fs::path folder = generation / "shard-00";
    fs::create_directories(folder);
    RandomRevisions random{seed};
    const Analyzer analyzer;
    FacetColumnsWriter facets;
    TokenColumnWriter tokens{folder};
    StatementColumnWriter statements;
    for (int i = 0; i < 5; ++i) {
        const AnnotatedEntry revision = random.next();
        facets.add(revision);
        const ReadWords words = read_words(revision.entry, analyzer);
        tokens.add(words, analyzer, revision.entry.lang);
        statements.add(revision, words);
    }
    facets.write(folder / facet_columns_file);
    tokens.write(folder / token_column_file);
    statements.write(folder / statement_column_file);
    PostingColumnWriter{std::vector<std::uint32_t>(5, 10)}.write(folder / posting_column_file);
    write_bytes(folder / dictionary_file, "dictionary");
    ManifestShard shard;
    shard.folder = "shard-00";
    shard.documents = 5;
    shard.entries = 4;
    shard.window = {{-1000}, {5000}};
    shard.content = sha256("content");
    shard.languages = {"de", "en"};
    for (const auto file : {facet_columns_file,
                            token_column_file,
                            statement_column_file,
                            posting_column_file,
                            dictionary_file})
        shard.files.push_back(listed(folder, file));
    return shard;
}

Manifest write_generation(const fs::path& index, std::uint64_t number) {
    const fs::path folder = generation_folder(index, number);
    Manifest manifest;
    manifest.shards = {write_shard(folder, static_cast<unsigned>(number))};
    manifest.analyzer_version = analyzer_version;
    manifest.number = number;
    manifest.created = "2022-01-28T14:05:00Z";
    manifest.archive_position = sha256("archive");
    manifest.settings = "annotator 1, shards of 524288";
    manifest.documents = 5;
    manifest.entries = 4;
    write_bytes(folder / speaker_aliases_file, aliases);
    manifest.files = {listed(folder, speaker_aliases_file)};
    write_bytes(folder / manifest_file, to_text(manifest));
    write_bytes(index / current_file, std::to_string(number) + "\n");
    return manifest;
}

TEST(Manifest, IsReadBackAndStaysTheSameText) {
    const support::TemporaryFolder folder;
    const Manifest manifest = write_generation(folder.path(), 12);
    const std::string text = to_text(manifest);
    EXPECT_EQ(read_manifest(text, "MANIFEST"), manifest);
    EXPECT_EQ(to_text(read_manifest(text, "MANIFEST")), text);
    EXPECT_TRUE(text.starts_with("onrecord-manifest 6\nanalyzer 1\nnumber 12\n")) << text;
    EXPECT_EQ(read_manifest(to_text({}), "MANIFEST"), Manifest{});
}

TEST(Manifest, WithAnyBitTurnedOrAnyEndIsRefused) {
    const support::TemporaryFolder folder;
    const std::string text = to_text(write_generation(folder.path(), 12));
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit)
        EXPECT_THROW(read_manifest(flipped(text, bit), "MANIFEST"), Failure);
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_THROW(read_manifest(text.substr(0, size), "MANIFEST"), Failure);
}

TEST(Manifest, OfAnotherFormatSaysSo) {
    Manifest manifest;
    manifest.format_version = index_format_version + 1;
    try {
        read_manifest(to_text(manifest), "index/MANIFEST");
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(std::string{failure.what()},
                  "index/MANIFEST has index format 7, this program reads 6; build the index again");
    }
}

TEST(Manifest, MayNotNameFilesElsewhere) {
    for (const std::string_view path : {"/etc/passwd", "../secret", "a/../../b", "./a", ""}) {
        Manifest manifest;
        manifest.files = {{std::string{path}, 1, sha256("")}};
        EXPECT_THROW(read_manifest(to_text(manifest), "MANIFEST"), Failure) << path;
        manifest.files.clear();
        manifest.shards.emplace_back().folder = path;
        EXPECT_THROW(read_manifest(to_text(manifest), "MANIFEST"), Failure) << path;
    }
}

TEST(Generation, OpensWithItsColumnsAndAliases) {
    const support::TemporaryFolder index;
    const Manifest manifest = write_generation(index.path(), 1);
    for (const Verify verify : {Verify::Sizes, Verify::Digests}) {
        const auto generation = Generation::open(generation_folder(index.path(), 1), verify);
        EXPECT_EQ(generation->manifest(), manifest);
        ASSERT_EQ(generation->shards().size(), 1U);
        EXPECT_EQ(generation->shards()[0].facets.size(), 5U);
        EXPECT_EQ(generation->shards()[0].tokens.size(), 5U);
        EXPECT_EQ(generation->shards()[0].dictionary, "dictionary");
        EXPECT_EQ(
            generation->speaker_aliases(),
            (std::vector<SpeakerAlias>{{"another name", "Somebody"}, {"Zed Lind", "Oda Lind"}}));
    }
}

TEST(Generation, WithAFileMissingOrCutOffIsRefused) {
    for (const auto file : {facet_columns_file,
                            token_column_file,
                            statement_column_file,
                            posting_column_file,
                            dictionary_file}) {
        const support::TemporaryFolder index;
        write_generation(index.path(), 1);
        const fs::path folder = generation_folder(index.path(), 1);
        const std::string bytes = read_bytes(folder / "shard-00" / file);
        write_bytes(folder / "shard-00" / file, bytes.substr(1));
        EXPECT_THROW(Generation::open(folder), Failure);
        fs::remove(folder / "shard-00" / file);
        EXPECT_THROW(Generation::open(folder), Failure);
    }
}

TEST(Generation, WithAChangedByteIsRefusedByItsDigest) {
    const support::TemporaryFolder index;
    write_generation(index.path(), 1);
    const fs::path folder = generation_folder(index.path(), 1);
    write_bytes(folder / "shard-00" / dictionary_file, "Dictionary");
    EXPECT_NO_THROW(Generation::open(folder, Verify::Sizes));
    EXPECT_THROW(Generation::open(folder, Verify::Digests), Failure);
}

TEST(Generation, OfAnotherAnalyzerIsRefused) {
    const support::TemporaryFolder index;
    Manifest manifest = write_generation(index.path(), 1);
    manifest.analyzer_version = analyzer_version + 1;
    write_bytes(generation_folder(index.path(), 1) / manifest_file, to_text(manifest));
    EXPECT_THROW(Generation::open(generation_folder(index.path(), 1)), Failure);
}

TEST(OpenCurrent, GivesTheGenerationThatCurrentNames) {
    const support::TemporaryFolder index;
    write_generation(index.path(), 1);
    write_generation(index.path(), 2);
    EXPECT_EQ(generation_numbers(index.path()), (std::vector<std::uint64_t>{1, 2}));
    EXPECT_EQ(current_number(index.path()), 2U);
    const OpenedGeneration opened = open_current(index.path());
    EXPECT_EQ(opened.generation->manifest().number, 2U);
    EXPECT_EQ(opened.refusal, "");
}

TEST(OpenCurrent, FallsBackOnTheLastGoodOneAndSaysWhy) {
    const support::TemporaryFolder index;
    for (const std::uint64_t number : {1U, 2U, 3U})
        write_generation(index.path(), number);
    fs::remove(generation_folder(index.path(), 2) / "shard-00" / dictionary_file);
    write_bytes(generation_folder(index.path(), 3) / manifest_file, "torn");
    const OpenedGeneration opened = open_current(index.path());
    EXPECT_EQ(opened.generation->manifest().number, 1U);
    EXPECT_NE(opened.refusal.find("Generation 3 is refused"), std::string::npos);
    EXPECT_NE(opened.refusal.find("Generation 2 is refused"), std::string::npos);
    EXPECT_NE(opened.refusal.find("serving Generation 1"), std::string::npos);
}

TEST(OpenCurrent, WithACurrentThatIsNoNumberTakesTheNewest) {
    const support::TemporaryFolder index;
    write_generation(index.path(), 1);
    write_generation(index.path(), 2);
    write_bytes(index / current_file, "\n");
    EXPECT_THROW(static_cast<void>(current_number(index.path())), Failure);
    const OpenedGeneration opened = open_current(index.path());
    EXPECT_EQ(opened.generation->manifest().number, 2U);
    EXPECT_NE(opened.refusal, "");
}

ExitStatus status_of_opening(const fs::path& index) {
    try {
        open_current(index);
    } catch (const Failure& failure) {
        return failure.status();
    }
    return ExitStatus::Done;
}

TEST(OpenCurrent, TellsNoIndexFromABadOne) {
    const support::TemporaryFolder index;
    EXPECT_EQ(current_number(index.path()), std::nullopt);
    EXPECT_TRUE(generation_numbers(index.path()).empty());
    EXPECT_EQ(status_of_opening(index.path()), ExitStatus::NoInput);
    EXPECT_EQ(status_of_opening(index / "none"), ExitStatus::NoInput);
    write_generation(index.path(), 1);
    write_bytes(generation_folder(index.path(), 1) / manifest_file, "");
    EXPECT_EQ(status_of_opening(index.path()), ExitStatus::BadData);
}

}  // namespace
}  // namespace onrecord::schema
