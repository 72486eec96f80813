// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/build_context.hpp"
#include "indexer/building/plan/generation_plan.hpp"
#include "indexer/building/updating/old_records.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

// Which Shards of a Generation pass into the next one as they stand, and what the others hold.
namespace onrecord::indexer {

/// What a Shard of the next Generation is made of.
struct NextShard {
    std::vector<std::size_t> old;    ///< Shards of the Generation before, newest first.
    std::vector<std::size_t> added;  ///< New records by number, newest first.
    std::uint64_t documents = 0;
    bool is_kept = false;  ///< One old Shard, as it stands.
};

/// Documents of old Shards that are none of the next Generation, by Shard; each rising.
using RemovedDocuments = std::vector<std::vector<schema::DocId>>;

struct NextShards {
    std::vector<NextShard> shards;  ///< Newest first.
    RemovedDocuments removed;
};

/// An old Shard's border is where its newest document stands, so a record belongs to the oldest
/// Shard that begins before it; one that is newer than all begins a Shard of its own. Then the
/// newest Shards are merged while the next one has at most one and a half times as many documents
/// (a log-structured merge tree: O'Neil and others, 1996), up to `shard_entries`; at once only up
/// to merged_at_once, the rest by plan_merging(). So their number stays logarithmic. `records` are
/// the new ones of the Liveblogs in `replaced`, newest first.
NextShards plan_next_shards(const schema::Generation& old,
                            const std::vector<PlacedRecord>& records,
                            const std::set<std::string>& replaced,
                            std::uint64_t shard_entries);

/// More documents than these are not merged before what is new is published.
inline constexpr std::uint64_t merged_at_once = 8192;

/// The merging that is due of a Generation as it stands; nothing when none is.
std::optional<NextShards> plan_merging(const schema::Generation& old, std::uint64_t shard_entries);

/// Spills what is to be made into chunks, as build_shards() takes them.
std::vector<PlannedShard> spill_next_shards(const NextShards& next,
                                            const schema::Generation& old,
                                            const std::vector<PlacedRecord>& records,
                                            const BuildContext& context);

/// The merging alone: sizes of Shards, newest first, of which the first was changed; how many of
/// them become one, of at most `most` documents.
std::size_t merged_together_at_front(const std::vector<std::uint64_t>& sizes,
                                     std::uint64_t shard_entries,
                                     std::uint64_t most);

}  // namespace onrecord::indexer
