// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/index_lock.hpp"
#include "indexer/publishing/publication.hpp"
#include "schema/failure.hpp"
#include "tests/unit/indexer/invented.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <unistd.h>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;
using schema::ExitStatus;
using schema::Failure;
using tests::build_options;
using tests::import;
using tests::ScratchFolder;

/// As many Generations as asked for, each of ten Entries more.
void build_generations(const ScratchFolder& scratch, int count) {
    for (int i = 0; i < count; ++i) {
        import(scratch, {10 * i, 10 * i + 10, ""});
        build(build_options(scratch));
    }
}

ExitStatus status_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Failure& failure) {
        return failure.status();
    }
    return ExitStatus::Done;
}

TEST(IndexLock, RefusesASecondBuilderAndNamesTheFirst) {
    const ScratchFolder scratch;
    import(scratch, {0, 10, ""});
    const BuildOptions options = build_options(scratch);
    const IndexLock held{options.index};
    try {
        build(options);
        FAIL() << "two builders at once";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ExitStatus::Locked);
        EXPECT_THAT(failure.what(), testing::HasSubstr("process " + std::to_string(::getpid())));
        EXPECT_THAT(failure.what(), testing::HasSubstr(" since 20"));
    }
}

TEST(IndexLock, IsFreeOnceItsHolderIsGone) {
    const ScratchFolder scratch;
    { const IndexLock held{scratch.path()}; }
    EXPECT_EQ(status_of([&] { const IndexLock again{scratch.path()}; }), ExitStatus::Done);
}

TEST(Rollback, ServesTheOneBefore) {
    const ScratchFolder scratch;
    build_generations(scratch, 3);
    const fs::path index = scratch.path() / "index";
    EXPECT_EQ(rollback(index, 0), 2U);
    EXPECT_EQ(schema::current_number(index), 2U);
    EXPECT_EQ(rollback(index, 0), 1U);
    EXPECT_EQ(status_of([&] { rollback(index, 0); }), ExitStatus::NoInput);
    EXPECT_EQ(status_of([&] { rollback(index, 9); }), ExitStatus::NoInput);
}

TEST(Rollback, StaysUntilTheArchiveChanges) {
    const ScratchFolder scratch;
    build_generations(scratch, 2);
    const fs::path index = scratch.path() / "index";
    rollback(index, 1);
    const BuildReport unchanged = build(build_options(scratch));
    EXPECT_TRUE(unchanged.is_unchanged);
    EXPECT_EQ(unchanged.generation, 1U);
    EXPECT_EQ(unchanged.passed_over, 2U);
    EXPECT_EQ(schema::current_number(index), 1U);
    import(scratch, {20, 30, ""});
    EXPECT_EQ(build(build_options(scratch)).generation, 3U);
    EXPECT_EQ(schema::current_number(index), 3U);
    EXPECT_EQ(build(build_options(scratch)).passed_over, 0U);
}

TEST(Rollback, EndsWithAForcedBuildAndWithARollForward) {
    const ScratchFolder scratch;
    build_generations(scratch, 2);
    const fs::path index = scratch.path() / "index";
    rollback(index, 1);
    EXPECT_EQ(rollback(index, 2), 2U);
    EXPECT_EQ(build(build_options(scratch)).passed_over, 0U);
    rollback(index, 1);
    BuildOptions options = build_options(scratch);
    options.force = true;
    EXPECT_EQ(build(options).generation, 3U);
    EXPECT_EQ(schema::current_number(index), 3U);
}

TEST(Rollback, RefusesADamagedGeneration) {
    const ScratchFolder scratch;
    build_generations(scratch, 2);
    const fs::path index = scratch.path() / "index";
    const fs::path file = schema::generation_folder(index, 1) / "shard-00/tokens.column";
    fs::resize_file(file, fs::file_size(file) - 1);
    EXPECT_EQ(status_of([&] { rollback(index, 1); }), ExitStatus::BadData);
    EXPECT_EQ(schema::current_number(index), 2U);
}

TEST(CollectGarbage, KeepsTheNewestAndTheServedOne) {
    const ScratchFolder scratch;
    build_generations(scratch, 5);
    const fs::path index = scratch.path() / "index";
    rollback(index, 2);
    EXPECT_THAT(collect_garbage(index, 2), testing::ElementsAre(1U, 3U));
    EXPECT_THAT(schema::generation_numbers(index), testing::ElementsAre(2U, 4U, 5U));
    EXPECT_THAT(collect_garbage(index, 2), testing::IsEmpty());
}

TEST(CollectGarbage, LeavesSharedShardsToTheOthers) {
    const ScratchFolder scratch;
    build_generations(scratch, 1);
    BuildOptions options = build_options(scratch);
    options.force = true;
    EXPECT_EQ(build(options).reused_shards, 1U);
    EXPECT_THAT(collect_garbage(options.index, 1), testing::ElementsAre(1U));
    EXPECT_EQ(verify(options.index).at(0).refusal, "");
}

TEST(CollectGarbage, LeavesTheLastSoundGenerationAndWhatSomebodyReads) {
    const ScratchFolder scratch;
    build_generations(scratch, 4);
    const fs::path index = build_options(scratch).index;
    for (const std::uint64_t damaged : {3, 4}) {
        std::ofstream{schema::generation_folder(index, damaged) / "shard-00" / "tokens.column",
                      std::ios::app}
            << "x";
    }
    EXPECT_EQ(collect_garbage(index, 1), (std::vector<std::uint64_t>{1, 3}));
    EXPECT_THAT(schema::open_current(index).generation->manifest().number, 2U);

    build(build_options(scratch));
    auto reader = schema::Generation::open(schema::generation_folder(index, 2));
    EXPECT_EQ(collect_garbage(index, 1), (std::vector<std::uint64_t>{4}));
    EXPECT_TRUE(fs::exists(schema::generation_folder(index, 2)));
    reader.reset();
    EXPECT_EQ(collect_garbage(index, 1), (std::vector<std::uint64_t>{2}));
}

TEST(Healing, ABuildReplacesWhatIsDamagedThoughNothingIsNew) {
    const ScratchFolder scratch;
    build_generations(scratch, 1);
    const BuildOptions options = build_options(scratch);
    EXPECT_TRUE(build(options).is_unchanged);
    const fs::path file =
        schema::generation_folder(options.index, 1) / "shard-00" / "tokens.column";
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekp(-1, std::ios::end);
    stream.put('\x7f');
    stream.close();
    const BuildReport report = build(options);
    EXPECT_EQ(report.generation, 2U);
    EXPECT_THAT(report.healed, testing::HasSubstr("tokens.column is damaged"));
    EXPECT_TRUE(build(options).is_unchanged);
}

TEST(Healing, ABuildReplacesACurrentThatCannotBeRead) {
    const ScratchFolder scratch;
    build_generations(scratch, 2);
    const BuildOptions options = build_options(scratch);
    std::ofstream{options.index / "CURRENT"} << "two, I think\n";
    const BuildReport report = build(options);
    EXPECT_EQ(report.generation, 3U);
    EXPECT_FALSE(report.healed.empty());
    EXPECT_EQ(schema::current_number(options.index), 3U);
}

TEST(VerifyIndex, FindsAFlippedByteInEveryFile) {
    const ScratchFolder scratch;
    build_generations(scratch, 1);
    const fs::path index = scratch.path() / "index";
    const fs::path folder = schema::generation_folder(index, 1);
    ASSERT_EQ(verify(index).at(0).refusal, "");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file() || entry.file_size() == 0) continue;
        SCOPED_TRACE(entry.path().string());
        std::fstream bytes{entry.path(), std::ios::binary | std::ios::in | std::ios::out};
        bytes.seekg(static_cast<std::streamoff>(entry.file_size() / 2));
        const char byte = static_cast<char>(bytes.peek());
        bytes.put(static_cast<char>(byte ^ 0x10)).flush();
        EXPECT_NE(verify(index).at(0).refusal, "");
        bytes.seekp(static_cast<std::streamoff>(entry.file_size() / 2));
        bytes.put(byte);
        bytes.close();
    }
    EXPECT_EQ(verify(index).at(0).refusal, "");
}

TEST(VerifyIndex, WritesNothing) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everything";
    const ScratchFolder scratch;
    build_generations(scratch, 1);
    const fs::path index = build_options(scratch).index;
    const auto all = fs::perms::owner_read | fs::perms::owner_exec;
    for (const auto& file : fs::recursive_directory_iterator{index}) {
        fs::permissions(file.path(), file.is_directory() ? all : fs::perms::owner_read);
    }
    EXPECT_EQ(verify(index).at(0).refusal, "");
    for (const auto& file : fs::recursive_directory_iterator{index}) {
        if (file.is_directory()) fs::permissions(file.path(), fs::perms::owner_all);
    }
}

TEST(List, NamesTheServedOneAndSaysThatThereIsNoIndex) {
    const ScratchFolder scratch;
    EXPECT_EQ(status_of([&] { list(scratch.path() / "index"); }), ExitStatus::NoInput);
    build_generations(scratch, 2);
    const auto states = list(scratch.path() / "index");
    ASSERT_EQ(states.size(), 2U);
    EXPECT_FALSE(states[0].is_current);
    EXPECT_TRUE(states[1].is_current);
    EXPECT_EQ(states[1].manifest.entries, 20U);
    EXPECT_EQ(states[1].manifest.previous.size(), 64U);
}

TEST(Leftovers, AreRemovedByTheNextBuild) {
    const ScratchFolder scratch;
    build_generations(scratch, 1);
    scratch.write("index/generations/.staging-1/shard-00/postlist.glass", "half");
    scratch.write("index/generations/.removed-000001/MANIFEST", "half");
    build(build_options(scratch));
    EXPECT_FALSE(fs::exists(scratch.path() / "index/generations/.staging-1"));
    EXPECT_FALSE(fs::exists(scratch.path() / "index/generations/.removed-000001"));
}

}  // namespace
}  // namespace onrecord::indexer
