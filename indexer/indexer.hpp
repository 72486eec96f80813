// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build_report.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// The write wing's face: an Archive becomes a published Generation.
namespace onrecord::indexer {

struct BuildProgress {
    std::string
        stage;  ///< `reading`, `annotating`, `indexing`, `merging`, `verifying`, `publishing`
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0: not known.
};

struct BuildOptions {
    std::filesystem::path archive;
    std::filesystem::path index;
    std::uint64_t shard_entries = 1U << 19U;  ///< Largest Shard, in Revisions.
    unsigned workers = 0;                     ///< 0: one a core.
    bool annotate = true;    ///< Off: no quotes, speakers, countries, topics (for measuring).
    bool positions = false;  ///< Also write Xapian positions.
    std::vector<std::filesystem::path> authority_files;
    std::function<void(const BuildProgress&)> progress;
};

/// Builds and publishes. The served Generation is untouched until the last step; killed before,
/// it leaves only a staging folder that the next build removes. Throws Failure: `locked` naming
/// the other builder, `no input` without an Archive, `cannot write`.
BuildReport build(const BuildOptions& options);

struct GenerationState {
    std::uint64_t number = 0;
    bool is_current = false;
    schema::Manifest manifest;
    std::string refusal;  ///< Empty when it verifies.
};

/// Every Generation, oldest first.
std::vector<GenerationState> list(const std::filesystem::path& index);
/// The same after reading every byte against its digest and each Shard with Xapian's own check.
std::vector<GenerationState> verify(const std::filesystem::path& index);
/// Makes an older Generation the served one (0: the one before). Returns its number.
std::uint64_t rollback(const std::filesystem::path& index, std::uint64_t number);
/// Removes Generations but the newest `keep` and the served one; returns the removed numbers.
std::vector<std::uint64_t> collect_garbage(const std::filesystem::path& index, unsigned keep);

}  // namespace onrecord::indexer
