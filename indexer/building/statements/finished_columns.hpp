// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace onrecord::indexer {

/// The columns of a finished Shard that are read before it is published: opened here, or those of
/// an open Generation that has the same Shard, because opening checks their whole shape.
class FinishedColumns {
public:
    explicit FinishedColumns(const std::filesystem::path& folder);
    /// `kept` must outlive this.
    explicit FinishedColumns(const schema::OpenShard& kept);

    const schema::FacetColumns& facets() const { return *facets_; }
    const schema::TokenColumn& tokens() const { return *tokens_; }
    const schema::StatementColumn& statements() const { return *statements_; }

private:
    struct Opened {
        schema::FacetColumns facets;
        schema::TokenColumn tokens;
        schema::StatementColumn statements;
    };
    std::unique_ptr<const Opened> opened_;
    const schema::FacetColumns* facets_;
    const schema::TokenColumn* tokens_;
    const schema::StatementColumn* statements_;
};

/// The columns of each Shard in `staging`. `old` is the Generation before (null when there is
/// none); it must outlive the result.
std::vector<FinishedColumns> open_finished(const std::filesystem::path& staging,
                                           const std::vector<schema::ManifestShard>& shards,
                                           const schema::Generation* old);

}  // namespace onrecord::indexer
