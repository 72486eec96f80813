// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/statement_clusters.hpp"

#include "schema/encoding/narrow_numbers.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/encoding/statement_sections.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace onrecord::schema {
namespace {

using encoding::add_narrow;
using encoding::are_offsets;
using encoding::NarrowNumbers;
using encoding::SectionFile;
using encoding::SectionWriter;

}  // namespace

struct StatementClusters::State {
    explicit State(const std::filesystem::path& path) : file{path, encoding::cluster_magic} {}

    void check(std::span<const std::uint32_t> statements) const;

    SectionFile file;
    std::span<const std::uint64_t> shard_starts;
    NarrowNumbers clusters;
    std::span<const std::uint32_t> starts;
    std::span<const StatementNumber> members;
};

void StatementClusters::State::check(std::span<const std::uint32_t> statements) const {
    for (std::size_t i = 0; i < statements.size(); ++i) {
        file.require(shard_starts[i + 1] - shard_starts[i] == statements[i],
                     "its Shards have other Statements");
    }
    file.require(are_offsets(starts, members.size()), "its clusters are out of order");
    for (std::size_t cluster = 0; cluster + 1 < starts.size(); ++cluster) {
        for (std::uint32_t i = starts[cluster]; i < starts[cluster + 1]; ++i) {
            file.require(members[i] < clusters.size() && clusters[members[i]] == cluster + 1,
                         "a cluster has what is not its own");
            file.require(i == starts[cluster] || members[i - 1] < members[i],
                         "a cluster is out of order");
        }
    }
    for (std::uint64_t i = 0; i < clusters.size(); ++i) {
        file.require(clusters[i] < starts.size(), "a cluster does not exist");
    }
}

StatementClusters::StatementClusters(const std::filesystem::path& file,
                                     std::span<const std::uint32_t> statements) {
    auto state = std::make_unique<State>(file);
    const SectionFile& sections = state->file;
    state->shard_starts =
        sections.numbers<std::uint64_t>(encoding::shard_starts_section, statements.size() + 1);
    const std::uint64_t count = state->shard_starts.back();
    sections.require(are_offsets(state->shard_starts, count) && count < UINT32_MAX,
                     "its Shards are out of order");
    state->clusters = {sections, encoding::clusters_section, count};
    state->starts = sections.numbers<std::uint32_t>(encoding::cluster_starts_section);
    state->members = sections.numbers<StatementNumber>(encoding::members_section);
    state->check(statements);
    state_ = std::move(state);
}
StatementClusters::~StatementClusters() = default;
StatementClusters::StatementClusters(StatementClusters&&) noexcept = default;
StatementClusters& StatementClusters::operator=(StatementClusters&&) noexcept = default;

std::uint32_t StatementClusters::size() const {
    return static_cast<std::uint32_t>(state_->starts.size() - 1);
}

std::optional<ClusterNumber> StatementClusters::cluster_of(const StatementPlace& place) const {
    const std::uint64_t number = state_->shard_starts[place.shard] + place.number;
    assert(number < state_->clusters.size());
    const std::uint64_t cluster = state_->clusters[number];
    if (cluster == 0) return std::nullopt;
    return static_cast<ClusterNumber>(cluster - 1);
}

std::vector<StatementPlace> StatementClusters::members(ClusterNumber cluster) const {
    assert(cluster < size());
    std::vector<StatementPlace> places;
    std::size_t shard = 0;
    for (std::uint32_t i = state_->starts[cluster]; i < state_->starts[cluster + 1]; ++i) {
        const StatementNumber number = state_->members[i];
        while (state_->shard_starts[shard + 1] <= number) {
            ++shard;
        }
        places.push_back({shard, static_cast<std::uint32_t>(number - state_->shard_starts[shard])});
    }
    return places;
}

void write_statement_clusters(const std::filesystem::path& file, const StatementGroups& groups) {
    const std::size_t count = groups.group_of.size();
    std::vector<std::uint32_t> sizes(count, 0);
    for (const StatementNumber group : groups.group_of) {
        ++sizes[group];
    }
    std::vector<std::uint32_t> cluster_of_group(count, 0);
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint64_t> clusters(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const StatementNumber group = groups.group_of[i];
        if (sizes[group] < 2) continue;
        if (cluster_of_group[group] == 0) {
            cluster_of_group[group] = static_cast<std::uint32_t>(starts.size());
            starts.push_back(starts.back() + sizes[group]);
        }
        clusters[i] = cluster_of_group[group];
    }
    std::vector<StatementNumber> members(starts.back());
    std::vector<std::uint32_t> next = starts;
    for (std::size_t i = 0; i < count; ++i) {
        if (clusters[i] > 0) members[next[clusters[i] - 1]++] = static_cast<StatementNumber>(i);
    }
    SectionWriter writer{file, encoding::cluster_magic, encoding::cluster_section_count};
    writer.add(encoding::shard_starts_section, groups.shard_starts);
    add_narrow(writer, encoding::clusters_section, clusters);
    writer.add(encoding::cluster_starts_section, starts);
    writer.add(encoding::members_section, members);
    writer.finish();
}

}  // namespace onrecord::schema
