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

// Plans the Shards of the next Generation: which ones of the previous Generation are kept, and what
// the others contain (docs/decisions/0024, 0027).
namespace onrecord::indexer {

/// The contents of a Shard of the next Generation.
struct NextShard {
    std::vector<std::size_t> old;    ///< Shards of the previous Generation, newest first.
    std::vector<std::size_t> added;  ///< Numbers of new records, newest first.
    std::uint64_t documents = 0;     ///< Shown documents, including those in between.
    /// It is one old Shard, unchanged; removed documents are hidden.
    bool is_kept = false;
    /// If kept: records whose place is between its documents. They go to the Generation's last
    /// Shard.
    std::vector<std::size_t> between;
};

/// Documents of old Shards that do not belong to the next Generation, by Shard; ascending.
using RemovedDocuments = std::vector<std::vector<schema::DocId>>;

struct NextShards {
    std::vector<NextShard> shards;  ///< Newest first, except the one in between, which is last.
    RemovedDocuments removed;
};

/// Plans an update. A Shard starts at its newest document, so a record belongs to the oldest Shard
/// that starts before it; records newer than all Shards form a new one. The newest Shards are then
/// merged as in a log-structured merge tree (O'Neil, Cheng, Gawlick and O'Neil, Acta Informatica
/// 33, 1996): while the next one has at most one and a half times as many documents, up to
/// `shard_entries`. So their number stays logarithmic in the number of documents, and each document
/// is rewritten a logarithmic number of times. To publish quickly, only up to merged_at_once
/// documents are merged here, the rest later by plan_merging(). A large Shard with few changes is
/// kept: removed documents are hidden and new ones placed in between (docs/decisions/0027).
/// `records`, newest first, are the new records of the Liveblogs in `replaced`, and
/// records_between() of the others.
NextShards plan_next_shards(const schema::Generation& old,
                            const std::vector<PlacedRecord>& records,
                            const std::set<std::string>& replaced,
                            std::uint64_t shard_entries);

/// Largest number of documents merged before new ones are published.
inline constexpr std::uint64_t merged_at_once = 2048;

/// The records whose place is between the documents of other Shards, except those of the Liveblogs
/// in `replaced`; newest first.
std::vector<PlacedRecord> records_between(const schema::Generation& old,
                                          const std::set<std::string>& replaced);

/// Whether plan_merging() would return a plan for a Generation of these Shards. Used before opening
/// that Generation, because opening checks the shape of all columns.
bool is_merging_due(const std::vector<schema::ManifestShard>& shards,
                    const schema::OverlayRows& overlay,
                    std::uint64_t shard_entries);

/// Plans the merging that is due in a published Generation, including the documents in between if
/// there are many. Empty when none is due. `between` are all of records_between().
std::optional<NextShards> plan_merging(const schema::Generation& old,
                                       const std::vector<PlacedRecord>& between,
                                       std::uint64_t shard_entries);

/// The input of build_shards(), and the overlay that belongs to it.
struct SpilledShards {
    std::vector<PlannedShard> shards;
    schema::OverlayRows overlay;
};

/// Spills the records of Shards to be built into chunks.
SpilledShards spill_next_shards(const NextShards& next,
                                const schema::Generation& old,
                                const std::vector<PlacedRecord>& records,
                                const BuildContext& context);

/// The merge rule alone: given the sizes of the Shards, newest first, of which the first one was
/// changed, how many of them are merged into one of at most `most` documents.
std::size_t merged_together_at_front(const std::vector<std::uint64_t>& sizes,
                                     std::uint64_t shard_entries,
                                     std::uint64_t most);

}  // namespace onrecord::indexer
