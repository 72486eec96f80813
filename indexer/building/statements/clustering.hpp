// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"
#include "schema/generation.hpp"
#include "schema/statement_clusters.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace onrecord::indexer {

/// Raised with every change of which Statements come together.
inline constexpr int grouping_version = 2;

/// How Statements were grouped in the Generation before.
struct GroupedBefore {
    const schema::StatementClusters& clusters;
    /// Its Shards whose Statements are looked at: as they stand in its order, and their columns.
    /// Those that passed into the next Generation have the columns that they have there.
    std::vector<std::size_t> shards;
    /// For each of `shards`: its place among the sources that group_statements() is given.
    std::vector<std::size_t> sources;
    /// For each of `shards`: what was said of it then. May be fewer: then nothing was.
    std::vector<schema::ShardOverlay> overlays{};
};

/// Which Statements are printings of the same one, over the first `present` of the Shards; what
/// stands behind these is gone, and so is what is hidden.
///
/// Longest first, ties by digest, a wording joins the one before it that it is nearest to, by the
/// rule of schema::are_one_statement; only the longest wording of a group is compared with. So a
/// group is a statement in its fullest printing and what was taken from it, and never grows by a
/// chain of likenesses. Pieces of 2 to 4 words join what has these very words within their
/// Liveblog. Nothing depends on the order of Shards and documents but the numbers of groups.
///
/// With `before`, only those are compared again that may come out otherwise: whose pairs of words
/// stand where a wording came, went, or began or ceased to be the longest of its group. All others
/// join what they joined.
schema::StatementGroups group_statements(const std::vector<StatementSource>& shards,
                                         std::size_t present,
                                         const GroupedBefore* before = nullptr);

/// Groups the Statements of the finished Shards in `staging` and writes the Generation's file of
/// them; returns its row of the Manifest. `old` is the Generation before; null where it does not
/// help.
schema::ManifestFile write_clusters(const std::filesystem::path& staging,
                                    const std::vector<schema::ManifestShard>& shards,
                                    const schema::OverlayRows& overlay,
                                    const schema::Generation* old);

}  // namespace onrecord::indexer
