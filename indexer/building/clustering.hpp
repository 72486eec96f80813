// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/distinct_statements.hpp"
#include "schema/generation.hpp"
#include "schema/statement_clusters.hpp"

#include <filesystem>
#include <vector>

namespace onrecord::indexer {

/// Which Statements are printings of the same one, over all Shards.
///
/// Longest first, a wording joins the one before it that it is nearest to, by the rule of
/// schema::are_one_statement; only the longest wording of a group is compared with. So a group is
/// a statement in its fullest printing and what was taken from it, and never grows by a chain of
/// likenesses. Pieces of 2 to 4 words join what has these very words within their Liveblog.
schema::StatementGroups group_statements(const std::vector<StatementSource>& shards);

/// Groups the Statements of the finished Shards in `staging` and writes the Generation's file of
/// them; returns its row of the Manifest.
schema::ManifestFile write_clusters(const std::filesystem::path& staging,
                                    const std::vector<schema::ManifestShard>& shards);

}  // namespace onrecord::indexer
