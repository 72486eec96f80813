// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/finished_columns.hpp"

#include <algorithm>

namespace onrecord::indexer {
namespace {

const schema::OpenShard* kept_of(const schema::ManifestShard& shard,
                                 const schema::Generation* old) {
    if (old == nullptr) return nullptr;
    const auto kept = std::ranges::find_if(old->shards(), [&](const schema::OpenShard& one) {
        return one.manifest.content == shard.content && one.manifest.files == shard.files;
    });
    return kept == old->shards().end() ? nullptr : &*kept;
}

}  // namespace

FinishedColumns::FinishedColumns(const std::filesystem::path& folder)
    : opened_{std::make_unique<const Opened>(
          Opened{schema::FacetColumns{folder / schema::facet_columns_file},
                 schema::TokenColumn{folder / schema::token_column_file},
                 schema::StatementColumn{folder / schema::statement_column_file}})},
      facets_{&opened_->facets},
      tokens_{&opened_->tokens},
      statements_{&opened_->statements} {}

FinishedColumns::FinishedColumns(const schema::OpenShard& kept)
    : facets_{&kept.facets},
      tokens_{&kept.tokens},
      statements_{&kept.statements} {}

std::vector<FinishedColumns> open_finished(const std::filesystem::path& staging,
                                           const std::vector<schema::ManifestShard>& shards,
                                           const schema::Generation* old) {
    std::vector<FinishedColumns> columns;
    columns.reserve(shards.size());
    for (const schema::ManifestShard& shard : shards) {
        if (const schema::OpenShard* kept = kept_of(shard, old)) {
            columns.emplace_back(*kept);
        } else {
            columns.emplace_back(staging / shard.folder);
        }
    }
    return columns;
}

}  // namespace onrecord::indexer
