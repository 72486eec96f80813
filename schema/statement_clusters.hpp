// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

// Per Generation: clusters of Statements that are printings of the same one (near-duplicates), over
// all Shards. Computed when the index is built (indexer/building/statements/).
namespace onrecord::schema {

/// Number of a Statement in the Generation: the first number of its Shard plus its number within
/// the Shard.
using StatementNumber = std::uint32_t;
/// 0, 1, 2 ..., ordered by the newest Statement of each cluster.
using ClusterNumber = std::uint32_t;

/// Where a Statement is: Shard and number.
struct StatementPlace {
    std::size_t shard = 0;     ///< Index into Generation::shards().
    std::uint32_t number = 0;  ///< Index into its StatementColumn.
    bool operator==(const StatementPlace&) const = default;
};

/// Immutable, memory-mapped; many threads may read.
class StatementClusters {
public:
    /// Checks the structure and throws Failure (bad data) naming the file. `statements`: the number
    /// of Statements of each Shard.
    StatementClusters(const std::filesystem::path& file, std::span<const std::uint32_t> statements);
    ~StatementClusters();
    StatementClusters(StatementClusters&&) noexcept;
    StatementClusters& operator=(StatementClusters&&) noexcept;
    StatementClusters(const StatementClusters&) = delete;
    StatementClusters& operator=(const StatementClusters&) = delete;

    std::uint32_t size() const;
    /// Empty for a Statement that is printed once.
    std::optional<ClusterNumber> cluster_of(const StatementPlace& place) const;
    /// Two or more, newest first.
    std::vector<StatementPlace> members(ClusterNumber cluster) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// The contents of the file, for writing: a group number for each Statement, arbitrary but equal
/// for members of one group. Groups with one member are not stored.
struct StatementGroups {
    std::vector<std::uint64_t> shard_starts;  ///< Shards + 1.
    std::vector<StatementNumber> group_of;    ///< By Statement; a number below group_of.size().
};

/// Throws Failure (cannot write).
void write_statement_clusters(const std::filesystem::path& file, const StatementGroups& groups);

}  // namespace onrecord::schema
