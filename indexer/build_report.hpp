// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord::indexer {

/// The result of a build.
struct BuildReport {
    std::uint64_t generation = 0;
    bool is_unchanged = false;  ///< Nothing to build; `generation` is the served one.
    /// If not 0: this Generation has the Archive's current content, but a rollback selected another
    /// one.
    std::uint64_t passed_over = 0;
    std::string healed;  ///< What was wrong with the previously served Generation; empty: nothing.
    std::uint64_t entries = 0;    ///< Current Revisions.
    std::uint64_t documents = 0;  ///< Revisions.
    std::uint64_t shards = 0;
    std::uint64_t reused_shards = 0;
    std::uint64_t bytes = 0;  ///< Size of the Generation on disk, including reused Shards.
    double seconds = 0;
    double annotation_seconds = 0;  ///< CPU time of all workers in the annotator.
};

}  // namespace onrecord::indexer
