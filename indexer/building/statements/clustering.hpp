// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"
#include "indexer/building/statements/finished_columns.hpp"
#include "schema/generation.hpp"
#include "schema/statement_clusters.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace onrecord::indexer {

/// Raised with every change that affects which Statements are grouped.
inline constexpr int grouping_version = 2;

/// The grouping of the previous Generation.
struct GroupedBefore {
    const schema::StatementClusters& clusters;
    /// Numbers of its Shards whose Statements are considered.
    std::vector<std::size_t> shards;
    /// For each of `shards`: its index among the sources passed to group_statements(). A Shard that
    /// was reused has the same columns in the new Generation.
    std::vector<std::size_t> sources;
    /// For each of `shards`: its overlay at that time. Missing ones count as empty.
    std::vector<schema::ShardOverlay> overlays{};
};

/// Groups the Statements of the first `present` Shards that are printings of the same one. The
/// other Shards are those of the previous Generation that no longer exist. Hidden documents do not
/// take part.
///
/// The algorithm is leader clustering (Hartigan, Clustering Algorithms, 1975, chapter 3): distinct
/// wordings are visited longest first, ties by digest; each joins the nearest earlier leader that
/// schema::are_one_statement() accepts, or becomes a leader itself. A wording is compared with
/// leaders only, so a group consists of a statement in its longest printing and of copies and parts
/// of it; unlike single-link clustering (connected components by union-find) it cannot grow by
/// chains of similar pairs. Candidate leaders come from shared_pairs.hpp, at most 16 for each
/// wording. Fragments of 2 to 4 words join a Statement of the same Liveblog that contains exactly
/// these words (short_statements.hpp). Only the numbers of groups depend on the order of Shards and
/// documents.
///
/// With `before`, the result is the same, but only wordings whose result may differ are compared
/// again: those that share a slot of word pairs with a wording that appeared, disappeared, or
/// became or ceased to be a leader. All others join the leader they had. Repeats until no further
/// wording is affected.
schema::StatementGroups group_statements(const std::vector<StatementSource>& shards,
                                         std::size_t present,
                                         const GroupedBefore* before = nullptr);

/// Groups the Statements of the finished Shards, whose columns are given in the same order, writes
/// the clusters file into `staging` and returns its row of the Manifest. `old` is the previous
/// Generation, or null to group from the beginning.
schema::ManifestFile write_clusters(const std::filesystem::path& staging,
                                    const std::vector<schema::ManifestShard>& shards,
                                    const std::vector<FinishedColumns>& columns,
                                    const schema::OverlayRows& overlay,
                                    const schema::Generation* old);

}  // namespace onrecord::indexer
