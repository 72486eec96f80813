// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/plan/revision_table.hpp"
#include "indexer/building/plan/shard_plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::indexer {

/// Name of the spill files of the chunks.
inline constexpr std::string_view chunk_name = "chunk";

/// A Shard to build: its range of places, and its chunks among all chunks.
struct PlannedShard {
    Places places;
    std::uint32_t first_chunk = 0;
    std::vector<Places> chunks;
    /// If not empty: the content digest of a Shard of the previous Generation that is reused
    /// unchanged.
    std::string kept = {};
};

/// The Shards of a Generation, newest first, divided into chunks with consecutive numbers.
class GenerationPlan {
public:
    GenerationPlan(const RevisionTable& table, std::uint64_t shard_entries);

    const std::vector<PlannedShard>& shards() const { return shards_; }
    std::size_t chunk_count() const { return chunk_begins_.size(); }
    /// The chunk that contains a place.
    std::uint32_t chunk_of(std::uint32_t place) const;

private:
    std::vector<PlannedShard> shards_;
    std::vector<std::uint32_t> chunk_begins_;
};

}  // namespace onrecord::indexer
