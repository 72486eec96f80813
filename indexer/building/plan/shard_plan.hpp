// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// Where Shards and chunks begin and end. A place is a Revision's number in the order of the whole
// Generation, newest first, from 0.
namespace onrecord::indexer {

/// A half-open range of places.
struct Places {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t size() const { return end - begin; }
    bool operator==(const Places&) const = default;
};

/// Below this many Revisions a Shard is not split further: every Shard costs each search a little.
inline constexpr std::uint32_t smallest_shard = 4096;

/// Cuts `revisions` into Shards, newest first: whole ones of `shard_entries` from the oldest end,
/// and the rest into powers of two, larger ones older, down to smallest_shard. So new Entries
/// change only the small, newest Shards, as carries run through a binary number.
std::vector<Places> cut_shards(std::uint32_t revisions, std::uint64_t shard_entries);

/// A chunk becomes one small Xapian database. 2,000 to 5,000 Revisions build fastest: larger
/// ones miss the processor's caches in Xapian's trees, smaller ones leave shorter pieces of
/// posting lists (docs/performance.md).
inline constexpr std::uint32_t chunk_revisions = 4096;
/// A chunk of long Entries ends earlier; its texts are held in memory.
inline constexpr std::uint64_t chunk_bytes = 16U << 20U;

/// Cuts a Shard into chunks. `bytes` is the size of the record at each place of the Generation.
std::vector<Places> cut_chunks(Places shard, std::span<const std::uint32_t> bytes);

}  // namespace onrecord::indexer
