// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::indexer {

/// What a build did.
struct BuildReport {
    std::uint64_t generation = 0;
    bool is_unchanged = false;  ///< There was nothing to build; `generation` is the served one.
    /// Not 0: the Archive's content is in this Generation, but another was chosen by a rollback.
    std::uint64_t passed_over = 0;
    std::string healed;  ///< What was wrong with the Generation served before; empty: nothing.
    std::uint64_t entries = 0;    ///< Current ones.
    std::uint64_t documents = 0;  ///< Revisions.
    std::uint64_t shards = 0;
    std::uint64_t reused_shards = 0;
    std::uint64_t bytes = 0;  ///< Of the Generation on disk, shared Shards too.
    double seconds = 0;
    double annotation_seconds = 0;  ///< CPU time of all workers within the annotator.
};

}  // namespace onrecord::indexer
