// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/clustering.hpp"

#include "indexer/building/shared_pairs.hpp"
#include "indexer/building/short_statements.hpp"
#include "schema/fit_distance.hpp"
#include "schema/sha256.hpp"
#include "schema/statement.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace onrecord::indexer {
namespace {

using schema::StatementNumber;

constexpr std::size_t most_compared = 16;
constexpr std::uint32_t none = UINT32_MAX;

/// Telling wordings by falling length, ties by number: newest first.
std::vector<std::uint32_t> longest_first(const DistinctStatements& statements) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < statements.wordings(); ++i) {
        if (statements.words(i).size() >= schema::least_telling_words) order.push_back(i);
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t wording) {
        return statements.words(wording).size();
    });
    return order;
}

/// The wording that each wording is a printing of: itself, or a longer one.
class Leaders {
public:
    explicit Leaders(const DistinctStatements& statements)
        : statements_{statements},
          pairs_{statements},
          leader_(statements.wordings(), none) {
        for (const std::uint32_t wording : longest_first(statements))
            lead(wording);
    }

    /// Short wordings lead themselves.
    std::uint32_t of(std::uint32_t wording) const {
        return leader_[wording] == none ? wording : leader_[wording];
    }

private:
    void lead(std::uint32_t wording) {
        leader_[wording] = nearest(wording);
        if (leader_[wording] == wording) pairs_.offer(wording);
    }

    std::uint32_t nearest(std::uint32_t wording) {
        pairs_.find(wording, most_compared, found_);
        if (found_.empty()) return wording;
        const auto words = statements_.words(wording);
        const std::uint32_t allowed = schema::edits_of_same_statement(words.size());
        schema::FitDistance distance{words};
        std::uint32_t best = wording;
        std::tuple<std::uint32_t, std::size_t, std::uint32_t> rank;
        for (const std::uint32_t other : found_) {
            const auto longer = statements_.words(other);
            const std::tuple here{distance.in(longer), longer.size(), other};
            if (std::get<0>(here) > allowed || (best != wording && rank <= here)) continue;
            rank = here;
            best = other;
        }
        return best;
    }

    const DistinctStatements& statements_;
    SharedPairs pairs_;
    std::vector<std::uint32_t> leader_;
    std::vector<std::uint32_t> found_;
};

/// A finished Shard's columns.
struct Columns {
    explicit Columns(const std::filesystem::path& folder)
        : facets{folder / schema::facet_columns_file},
          tokens{folder / schema::token_column_file},
          statements{folder / schema::statement_column_file} {}

    schema::FacetColumns facets;
    schema::TokenColumn tokens;
    schema::StatementColumn statements;
};

}  // namespace

schema::StatementGroups group_statements(const std::vector<StatementSource>& shards) {
    const DistinctStatements statements{shards};
    schema::StatementGroups groups{statements.shard_starts(), {}};
    std::vector<StatementNumber> first_of(statements.wordings(), none);
    {
        const Leaders leaders{statements};
        for (StatementNumber i = 0; i < statements.statements(); ++i) {
            const std::uint32_t leader = leaders.of(statements.wording_of(i));
            if (first_of[leader] == none) first_of[leader] = i;
            groups.group_of.push_back(first_of[leader]);
        }
    }
    join_short_pieces(shards, statements, groups);
    return groups;
}

schema::ManifestFile write_clusters(const std::filesystem::path& staging,
                                    const std::vector<schema::ManifestShard>& shards) {
    std::vector<Columns> columns;
    for (const schema::ManifestShard& shard : shards)
        columns.emplace_back(staging / shard.folder);
    std::vector<StatementSource> sources;
    for (const Columns& of_shard : columns)
        sources.push_back({&of_shard.facets, &of_shard.tokens, &of_shard.statements});
    const std::filesystem::path file = staging / schema::statement_clusters_file;
    schema::write_statement_clusters(file, group_statements(sources));
    return {std::string{schema::statement_clusters_file},
            std::filesystem::file_size(file),
            schema::sha256_of_file(file)};
}

}  // namespace onrecord::indexer
