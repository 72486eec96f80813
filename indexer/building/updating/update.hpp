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

// A Generation made from the one before it and what is new: the same documents in the same order as
// a build from the beginning makes, in other Shards.
namespace onrecord::indexer {

/// What an update goes on from. The Generation was read against its digests.
struct LastGeneration {
    const schema::Generation& generation;
    std::filesystem::path folder;
    schema::VerifiedFiles* verified;
};

/// What the next Generation is to be made by.
struct UpdateRules {
    std::string ledger;                                     ///< Ledger::rules.
    std::string shards;                                     ///< As build_shards() takes them.
    const std::map<std::string, std::string>& corrections;  ///< Ledger::corrections.
};

struct Update {
    Ledger ledger;
    BuiltShards built;
    schema::OverlayRows overlay;
    double annotation_seconds = 0;
};

/// Makes the Shards of the next Generation in the staging folder. Nothing when a build from the
/// beginning is called for: the last Generation has no ledger or was made by other rules, the
/// Archive is another one or lost something, or most of it is new. Costs what the Liveblogs that
/// are touched and the Shards that their documents stand in cost.
std::optional<Update> update(const corpus::Archive& archive,
                             const LastGeneration& last,
                             const UpdateRules& rules,
                             const corpus::Annotator* annotator,
                             const BuildContext& context);

/// The same documents with the newest Shards merged that update() left unmerged, because that takes
/// longer than a reader should wait for what is new. Nothing when none is due.
std::optional<Update> merge_newest_shards(const LastGeneration& last,
                                          const UpdateRules& rules,
                                          const BuildContext& context);

/// Writes a Generation's ledger; returns its rows of the Manifest. `last` is whose ledger.words may
/// pass on by link; null where there is none.
std::vector<schema::ManifestFile> write_ledger(const std::filesystem::path& staging,
                                               Ledger ledger,
                                               const LastGeneration* last);

}  // namespace onrecord::indexer
