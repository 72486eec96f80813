// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/plan/generation_plan.hpp"

#include <algorithm>

namespace onrecord::indexer {
namespace {

std::vector<std::uint32_t> bytes_by_place(const RevisionTable& table) {
    std::vector<std::uint32_t> bytes;
    bytes.reserve(table.size());
    for (const std::uint32_t revision : table.by_place()) {
        bytes.push_back(table.key(revision).bytes);
    }
    return bytes;
}

}  // namespace

GenerationPlan::GenerationPlan(const RevisionTable& table, std::uint64_t shard_entries) {
    const std::vector<std::uint32_t> bytes = bytes_by_place(table);
    for (const Places& places : cut_shards(table.size(), shard_entries)) {
        PlannedShard shard{places,
                           static_cast<std::uint32_t>(chunk_begins_.size()),
                           cut_chunks(places, bytes),
                           {}};
        for (const Places& chunk : shard.chunks) {
            chunk_begins_.push_back(chunk.begin);
        }
        shards_.push_back(std::move(shard));
    }
}

std::uint32_t GenerationPlan::chunk_of(std::uint32_t place) const {
    const auto after = std::upper_bound(chunk_begins_.begin(), chunk_begins_.end(), place);
    return static_cast<std::uint32_t>(after - chunk_begins_.begin()) - 1;
}

}  // namespace onrecord::indexer
