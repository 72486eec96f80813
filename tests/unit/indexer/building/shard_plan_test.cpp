// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/plan/shard_plan.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord::indexer {
namespace {

std::string sizes(const std::vector<Places>& cut) {
    std::string text;
    for (const Places& places : cut) {
        text += (text.empty() ? "" : " ") + std::to_string(places.size());
    }
    return text;
}

struct Cut {
    std::uint32_t revisions;
    std::uint64_t shard_entries;
    std::string_view newest_first;
};

constexpr Cut cuts[] = {
    {0, 524288, ""},
    {1, 524288, "1"},
    {4096, 524288, "4096"},
    {4097, 524288, "1 4096"},
    {5000, 524288, "904 4096"},
    {8192, 524288, "8192"},
    {12289, 524288, "1 4096 8192"},
    {506274, 524288, "2466 4096 8192 32768 65536 131072 262144"},
    {524288, 524288, "524288"},
    {1050000, 524288, "1424 524288 524288"},
    {250, 100, "50 100 100"},
    {300, 100, "100 100 100"},
    {3, 1, "1 1 1"},
};

TEST(CutShards, CutsWholeOnesFromTheOldestEndAndPowersOfTwoAtTheNewest) {
    for (const Cut& cut : cuts) {
        SCOPED_TRACE(cut.revisions);
        EXPECT_EQ(sizes(cut_shards(cut.revisions, cut.shard_entries)), cut.newest_first);
    }
}

TEST(CutShards, LeavesNoPlaceOutAndNoneTwice) {
    for (const Cut& cut : cuts) {
        std::uint32_t next = 0;
        for (const Places& shard : cut_shards(cut.revisions, cut.shard_entries)) {
            EXPECT_EQ(shard.begin, next);
            next = shard.end;
        }
        EXPECT_EQ(next, cut.revisions);
    }
}

TEST(CutShards, OneNewEntryLeavesTheLargeShardsAsTheyWere) {
    const std::string before = sizes(cut_shards(506274, 524288));
    const std::string after = sizes(cut_shards(506275, 524288));
    EXPECT_EQ(before.substr(before.find(' ')), after.substr(after.find(' ')));
}

TEST(CutChunks, EndsAChunkAtSoManyRevisionsOrBytes) {
    std::vector<std::uint32_t> bytes(10000, 100);
    EXPECT_EQ(sizes(cut_chunks({0, 10000}, bytes)), "4096 4096 1808");
    bytes.assign(10, 6U << 20U);
    EXPECT_EQ(sizes(cut_chunks({0, 10}, bytes)), "2 2 2 2 2");
    bytes.assign(3, 32U << 20U);
    EXPECT_EQ(sizes(cut_chunks({1, 3}, bytes)), "1 1");
}

}  // namespace
}  // namespace onrecord::indexer
