// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// The division of a Generation into Shards and chunks (docs/decisions/0004, 0007). A place is a
// Revision's number in the order of the whole Generation, newest first, from 0.
namespace onrecord::indexer {

/// A half-open range of places.
struct Places {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t size() const { return end - begin; }
    bool operator==(const Places&) const = default;
};

/// Shards with fewer Revisions are not split, because every Shard adds a little to the cost of each
/// search.
inline constexpr std::uint32_t smallest_shard = 4096;

/// Divides `revisions` into Shards, newest first: full ones of `shard_entries` from the oldest end;
/// the rest into powers of two, larger ones older, down to smallest_shard. New Entries then change
/// only the small, newest Shards, like the low digits of a binary counter (the logarithmic method
/// of Bentley and Saxe, J. Algorithms 1, 1980). Used by a build from the beginning; see
/// updating/next_shards.hpp for the others.
std::vector<Places> cut_shards(std::uint32_t revisions, std::uint64_t shard_entries);

/// Size of a chunk, which becomes one small Xapian database. Between 2,000 and 5,000 Revisions,
/// building is fastest: with larger ones Xapian's trees do not fit into the processor's caches,
/// smaller ones give shorter pieces of posting lists (docs/decisions/0007).
inline constexpr std::uint32_t chunk_revisions = 4096;
/// A chunk ends earlier at this size, because its texts are held in memory.
inline constexpr std::uint64_t chunk_bytes = 16U << 20U;

/// Divides a Shard into chunks. `bytes` is the size of the record at each place of the Generation.
std::vector<Places> cut_chunks(Places shard, std::span<const std::uint32_t> bytes);

}  // namespace onrecord::indexer
