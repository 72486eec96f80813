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
        stage;  ///< `reading`, `annotating`, `indexing`, `merging`, `verifying`, `clustering` ...
    std::uint64_t done = 0;
    std::uint64_t total = 0;  ///< 0: not known.
};

struct BuildOptions {
    std::filesystem::path archive;
    std::filesystem::path index;
    std::uint64_t shard_entries = 1U << 19U;  ///< Largest Shard, in Revisions.
    unsigned workers = 0;                     ///< 0: one a core.
    bool annotate = true;      ///< Off: no quotes, speakers, countries, topics (for measuring).
    bool positions = false;    ///< Also write Xapian positions, for Shards searched remotely.
    bool force = false;        ///< Build even when the newest Generation is of this very Archive.
    bool allow_fewer = false;  ///< Publish although the served Generation has more Entries.
    std::vector<std::filesystem::path> authority_files;
    /// Called on the caller's thread, many times a second. What it throws ends the build and leaves
    /// the index as it was.
    std::function<void(const BuildProgress&)> progress;
};

/// Builds and publishes. The served Generation is untouched until the last step; killed before,
/// it leaves only a staging folder that the next build removes. When the newest Generation was
/// built from the same Archive by the same rules, nothing changes (BuildReport::is_unchanged), and
/// one that somebody rolled back from stays passed over until the Archive changes or `force`.
/// Throws Failure: internal, and nothing is published, when the Archive gives fewer Entries than
/// are served and `allow_fewer` does not say that this is meant; `locked` naming the other builder,
/// `no input` without an Archive, `cannot write`.
BuildReport build(const BuildOptions& options);

struct GenerationState {
    std::uint64_t number = 0;
    bool is_current = false;
    schema::Manifest manifest;
    std::string refusal;  ///< Empty when it verifies.
};

/// Every Generation, oldest first. Throws Failure (no input) when there is no index there.
std::vector<GenerationState> list(const std::filesystem::path& index);
/// The same after reading every byte against its digest and each Shard through Xapian. Opens
/// nothing for writing.
std::vector<GenerationState> verify(const std::filesystem::path& index);
/// Makes another Generation the served one (0: the one before the served one), after reading all of
/// it; it stays so until the Archive changes. Returns its number. Throws Failure: `no input` when
/// there is none such, `bad data` when it does not verify, `locked`.
std::uint64_t rollback(const std::filesystem::path& index, std::uint64_t number);
/// Removes Generations but the newest `keep`, the served one, the last that is sound, and those
/// that somebody has open (a server, a search); returns the removed numbers.
std::vector<std::uint64_t> collect_garbage(const std::filesystem::path& index, unsigned keep);

}  // namespace onrecord::indexer
