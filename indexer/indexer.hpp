// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build_report.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

// Builds a Generation from an Archive and publishes it; lists, verifies, rolls back and removes
// Generations. docs/index-format.md describes the files, docs/operations.md the use.
namespace onrecord::indexer {

struct BuildProgress {
    std::string
        stage;  ///< `reading`, `annotating`, `indexing`, `merging`, `verifying`, `clustering` ...
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0: unknown.
};

struct BuildOptions {
    std::filesystem::path archive;
    std::filesystem::path index;
    std::uint64_t shard_entries = 1U << 19U;  ///< Size of the largest Shard, in Revisions.
    unsigned workers = 0;                     ///< 0: one per core.
    bool annotate = true;      ///< Off: no quotes, speakers, countries, topics (for benchmarks).
    bool positions = false;    ///< Also store positions in Xapian; see schema::DocumentOptions.
    bool force = false;        ///< Build even when the Archive is unchanged.
    bool allow_fewer = false;  ///< Publish even if the served Generation has more Entries.
    std::vector<std::filesystem::path> authority_files;
    /// Called on the caller's thread, many times a second. An exception thrown from it aborts the
    /// build and leaves the index unchanged.
    std::function<void(const BuildProgress&)> progress;
};

/// Builds and publishes. The served Generation is untouched until the last step; a build killed
/// earlier leaves only a staging folder, which the next build removes. When the newest Generation
/// was built from the same Archive by the same rules, nothing is done (BuildReport::is_unchanged).
/// A Generation that was rolled back from is not served again until the Archive changes, or with
/// `force`. Throws Failure: `internal`, and nothing is published, when the Archive has fewer
/// Entries than the served Generation and `allow_fewer` is not set; `locked`, naming the other
/// builder; `no input` without an Archive; `cannot write`.
BuildReport build(const BuildOptions& options);

struct GenerationState {
    std::uint64_t number = 0;
    bool is_current = false;
    schema::Manifest manifest;
    std::string refusal;  ///< Empty when it verifies.
};

/// Every Generation, oldest first. Throws Failure (no input) when the folder is not an index.
std::vector<GenerationState> list(const std::filesystem::path& index);
/// The same after a full verification: all files are read and compared with their digests, and each
/// Shard is checked by Xapian. Read-only.
std::vector<GenerationState> verify(const std::filesystem::path& index);
/// Serves another Generation (0: the one before the served one) after verifying all of it. It is
/// served until a build of a changed Archive. Returns its number. Throws Failure: `no input` when
/// it does not exist, `bad data` when it does not verify, `locked`.
std::uint64_t rollback(const std::filesystem::path& index, std::uint64_t number);
/// Removes Generations. Kept are the newest `keep`, the served one, the latest one that verifies,
/// and those that a process has open. Returns the removed numbers.
std::vector<std::uint64_t> collect_garbage(const std::filesystem::path& index, unsigned keep);

}  // namespace onrecord::indexer
