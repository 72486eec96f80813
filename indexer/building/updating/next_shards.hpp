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
    std::uint64_t documents = 0;     ///< Shown ones, those between its own among them.
    /// One old Shard, as it stands: what is gone of it is hidden.
    bool is_kept = false;
    /// Of a kept one: records that stand between its documents, in the Generation's last Shard.
    std::vector<std::size_t> between;
};

/// Documents of old Shards that are none of the next Generation, by Shard; each rising.
using RemovedDocuments = std::vector<std::vector<schema::DocId>>;

struct NextShards {
    std::vector<NextShard> shards;  ///< Newest first, but for the one that stands between.
    RemovedDocuments removed;
};

/// An old Shard's border is where its newest document stands, so a record belongs to the oldest
/// Shard that begins before it; one that is newer than all begins a Shard of its own. Then the
/// newest Shards are merged while the next one has at most one and a half times as many documents
/// (a log-structured merge tree: O'Neil and others, 1996), up to `shard_entries`; at once only up
/// to merged_at_once, the rest by plan_merging(). So their number stays logarithmic. A large
/// Shard of which little changes is kept: what is gone is hidden, what is new stands between its
/// documents (docs/decisions/0027). `records` are the new ones of the Liveblogs in `replaced`, and
/// records_between() of the others; newest first.
NextShards plan_next_shards(const schema::Generation& old,
                            const std::vector<PlacedRecord>& records,
                            const std::set<std::string>& replaced,
                            std::uint64_t shard_entries);

/// More documents than these are not merged before what is new is published.
inline constexpr std::uint64_t merged_at_once = 2048;

/// The records that stand between the documents of other Shards, but for those of the Liveblogs in
/// `replaced`; newest first.
std::vector<PlacedRecord> records_between(const schema::Generation& old,
                                          const std::set<std::string>& replaced);

/// The merging that is due of a Generation as it stands, and of what stands between the Shards,
/// where that is much; nothing when none is. `between` are all of records_between().
std::optional<NextShards> plan_merging(const schema::Generation& old,
                                       const std::vector<PlacedRecord>& between,
                                       std::uint64_t shard_entries);

/// Shards as build_shards() takes them, and what is then to be said of them.
struct SpilledShards {
    std::vector<PlannedShard> shards;
    schema::OverlayRows overlay;
};

/// Spills what is to be made into chunks.
SpilledShards spill_next_shards(const NextShards& next,
                                const schema::Generation& old,
                                const std::vector<PlacedRecord>& records,
                                const BuildContext& context);

/// The merging alone: sizes of Shards, newest first, of which the first was changed; how many of
/// them become one, of at most `most` documents.
std::size_t merged_together_at_front(const std::vector<std::uint64_t>& sizes,
                                     std::uint64_t shard_entries,
                                     std::uint64_t most);

}  // namespace onrecord::indexer
