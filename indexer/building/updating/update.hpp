// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotator.hpp"
#include "corpus/archive.hpp"
#include "indexer/building/build_context.hpp"
#include "indexer/building/ledger/ledger.hpp"
#include "indexer/building/shards/sharding.hpp"
#include "schema/generation.hpp"
#include "schema/verified_files.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

// Incremental builds: makes a Generation from the previous one and what is new in the Archive. The
// documents and their order are the same as in a build from the beginning; the division into Shards
// may differ (docs/decisions/0024).
namespace onrecord::indexer {

/// The Generation to update, verified against its digests.
struct LastGeneration {
    const schema::Generation& generation;
    std::filesystem::path folder;
    schema::VerifiedFiles* verified;
};

/// The rules by which the next Generation is built.
struct UpdateRules {
    std::string ledger;                                     ///< Ledger::rules.
    std::string shards;                                     ///< As for build_shards().
    const std::map<std::string, std::string>& corrections;  ///< Ledger::corrections.
};

struct Update {
    Ledger ledger;
    BuiltShards built;
    schema::OverlayRows overlay;
    double annotation_seconds = 0;
};

/// Creates the Shards of the next Generation in the staging folder. Empty when a build from the
/// beginning is required: the last Generation has no ledger or was built by other rules, it is a
/// different Archive or something was removed from it, or most of it is new. Cost: that of the
/// affected Liveblogs and of the Shards that contain their documents.
std::optional<Update> update(const corpus::Archive& archive,
                             const LastGeneration& last,
                             const UpdateRules& rules,
                             const corpus::Annotator* annotator,
                             const BuildContext& context);

/// Merges the newest Shards that update() left unmerged in order to publish quickly. The documents
/// stay the same. Empty when no merge is due.
std::optional<Update> merge_newest_shards(const LastGeneration& last,
                                          const UpdateRules& rules,
                                          const BuildContext& context);

/// Writes a Generation's ledger and returns its rows of the Manifest. `last`, or null, is the
/// Generation whose ledger.words may be reused by hard link.
std::vector<schema::ManifestFile> write_ledger(const std::filesystem::path& staging,
                                               Ledger ledger,
                                               const LastGeneration* last);

}  // namespace onrecord::indexer
