// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

// Per Generation: which Statements are printings of the same one, over all Shards. Computed when
// the index is built (indexer/building/clustering.hpp).
namespace onrecord::schema {

/// A Statement of the Generation: its Shard's first number and its number within the Shard.
using StatementNumber = std::uint32_t;
/// 0, 1, 2 ... in the order of their newest Statements.
using ClusterNumber = std::uint32_t;

/// Where a Statement stands.
struct StatementPlace {
    std::size_t shard = 0;     ///< Into Generation::shards().
    std::uint32_t number = 0;  ///< Into its StatementColumn.
    bool operator==(const StatementPlace&) const = default;
};

/// Immutable, memory-mapped; many threads may read.
class StatementClusters {
public:
    /// Checks the shape and throws Failure (bad data) naming the file. `statements` is how many
    /// each Shard has.
    StatementClusters(const std::filesystem::path& file, std::span<const std::uint32_t> statements);
    ~StatementClusters();
    StatementClusters(StatementClusters&&) noexcept;
    StatementClusters& operator=(StatementClusters&&) noexcept;
    StatementClusters(const StatementClusters&) = delete;
    StatementClusters& operator=(const StatementClusters&) = delete;

    std::uint32_t size() const;
    /// Nothing for a Statement that is printed once.
    std::optional<ClusterNumber> cluster_of(const StatementPlace& place) const;
    /// Two or more, newest first.
    std::vector<StatementPlace> members(ClusterNumber cluster) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// What the file says, as it is made: a group a Statement, any number that its members share and
/// no others. Groups of one are left out of the file.
struct StatementGroups {
    std::vector<std::uint64_t> shard_starts;  ///< Shards + 1.
    std::vector<StatementNumber> group_of;    ///< A Statement; a number below group_of.size().
};

/// Throws Failure (cannot write).
void write_statement_clusters(const std::filesystem::path& file, const StatementGroups& groups);

}  // namespace onrecord::schema
