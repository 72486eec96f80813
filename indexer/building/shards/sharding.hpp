// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/build_context.hpp"
#include "indexer/building/plan/generation_plan.hpp"
#include "indexer/building/shards/shard_reuse.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::indexer {

struct BuiltShards {
    std::vector<schema::ManifestShard> shards;  ///< Newest first.
    std::uint64_t reused = 0;
};

/// The last stages of a build: creates every Shard in the staging folder, newest first, on the
/// workers, or reuses it from `old`. The records are read from the chunks' spill files. `rules`
/// contains everything besides the records that determines a Shard's bytes.
BuiltShards build_shards(const std::vector<PlannedShard>& shards,
                         const std::string& rules,
                         const OldShards& old,
                         const BuildContext& context,
                         Workers& workers);

}  // namespace onrecord::indexer
