// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/plan/shard_plan.hpp"

#include <algorithm>
#include <bit>

namespace onrecord::indexer {
namespace {

/// Sizes, oldest first.
std::vector<std::uint32_t> shard_sizes(std::uint32_t revisions, std::uint64_t shard_entries) {
    std::vector<std::uint32_t> sizes;
    std::uint32_t rest = revisions;
    while (rest >= shard_entries) {
        sizes.push_back(static_cast<std::uint32_t>(shard_entries));
        rest -= sizes.back();
    }
    while (rest > smallest_shard) {
        sizes.push_back(std::bit_floor(rest));
        rest -= sizes.back();
    }
    if (rest > 0) sizes.push_back(rest);
    return sizes;
}

}  // namespace

std::vector<Places> cut_shards(std::uint32_t revisions, std::uint64_t shard_entries) {
    std::vector<Places> shards;
    std::uint32_t end = revisions;
    for (const std::uint32_t size : shard_sizes(revisions, shard_entries)) {
        shards.push_back({end - size, end});
        end -= size;
    }
    std::reverse(shards.begin(), shards.end());
    return shards;
}

std::vector<Places> cut_chunks(Places shard, std::span<const std::uint32_t> bytes) {
    std::vector<Places> chunks;
    Places chunk{shard.begin, shard.begin};
    std::uint64_t held = 0;
    for (std::uint32_t place = shard.begin; place < shard.end; ++place) {
        const bool is_full = chunk.size() == chunk_revisions || held + bytes[place] > chunk_bytes;
        if (chunk.size() > 0 && is_full) {
            chunks.push_back(chunk);
            chunk = {place, place};
            held = 0;
        }
        held += bytes[place];
        chunk.end = place + 1;
    }
    if (chunk.size() > 0) chunks.push_back(chunk);
    return chunks;
}

}  // namespace onrecord::indexer
