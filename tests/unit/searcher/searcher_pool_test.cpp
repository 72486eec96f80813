// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher_pool.hpp"

#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <optional>

namespace onrecord::searcher {
namespace {

namespace fs = std::filesystem;

class Pool : public testing::Test {
protected:
    void publish(std::uint64_t number, std::size_t entries) const {
        support::ScratchIndexOptions options;
        options.number = number;
        support::write_index(folder.path(), support::random_entries(7, {entries, 10}), options);
    }
    fs::path manifest(std::uint64_t number) const {
        return schema::generation_folder(folder.path(), number) / schema::manifest_file;
    }

    support::TemporaryFolder folder;
};

TEST_F(Pool, PicksUpTheNextGenerationAndLetsASearchKeepItsOwn) {
    publish(1, 20);
    SearcherPool pool{folder.path()};
    EXPECT_FALSE(pool.refresh());
    const auto lease = pool.lend();
    publish(2, 30);
    EXPECT_TRUE(pool.refresh());
    EXPECT_EQ(lease->generation().manifest().number, 1U);
    EXPECT_EQ(pool.lend()->generation().manifest().number, 2U);
    EXPECT_EQ(lease->search("").generation, 1U);
    EXPECT_FALSE(pool.refresh());
}

TEST_F(Pool, ServesOnWhenTheNextIsDamagedAndSaysWhy) {
    publish(1, 20);
    SearcherPool pool{folder.path()};
    publish(2, 30);
    fs::resize_file(manifest(2), 20);
    EXPECT_FALSE(pool.refresh());
    EXPECT_NE(pool.refusal(), "");
    EXPECT_FALSE(pool.refresh());
    EXPECT_NE(pool.refusal(), "");
    EXPECT_EQ(pool.generation()->manifest().number, 1U);
    publish(3, 40);
    EXPECT_TRUE(pool.refresh());
    EXPECT_EQ(pool.refusal(), "");
}

TEST_F(Pool, SeesAnIndexThatWasDeletedAndBuiltAnewWithTheSameNumber) {
    publish(1, 20);
    SearcherPool pool{folder.path()};
    const auto before = fs::last_write_time(manifest(1));
    fs::remove_all(folder.path() / "generations");
    publish(1, 30);
    fs::last_write_time(manifest(1), before + std::chrono::seconds{1});
    EXPECT_TRUE(pool.refresh());
    EXPECT_EQ(pool.lend()->generation().manifest().documents,
              pool.generation()->manifest().documents);
}

TEST_F(Pool, KeepsItsSearchersForTheNextRequest) {
    publish(1, 20);
    SearcherPool pool{folder.path()};
    const Searcher* first = nullptr;
    {
        const auto lease = pool.lend();
        first = &*lease;
        EXPECT_NE(&*pool.lend(), first);
    }
    EXPECT_EQ(&*pool.lend(), first);
}

}  // namespace
}  // namespace onrecord::searcher
