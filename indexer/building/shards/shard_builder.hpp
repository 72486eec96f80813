// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/shards/chunk.hpp"
#include "indexer/building/shards/merging.hpp"
#include "schema/facet_columns.hpp"
#include "schema/generation.hpp"
#include "schema/sha256.hpp"
#include "schema/statement_column.hpp"
#include "schema/token_column.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::indexer {

/// Digest of the chunks' digests and of everything else that determines a Shard's bytes (versions
/// and options), so that Shards with equal digests are interchangeable.
class ContentDigest {
public:
    explicit ContentDigest(std::string_view rules) { digest_.add(rules).add("\n"); }
    void add(std::string_view chunk_digest) { digest_.add(chunk_digest); }
    std::string finish() { return digest_.finish(); }

private:
    schema::Sha256 digest_;
};

struct ShardJob {
    std::filesystem::path folder;   ///< The Shard's, in the staging folder.
    std::filesystem::path scratch;  ///< For the token column.
    std::string dictionary;
    std::string rules;  ///< For the ContentDigest.
};

/// Builds one Shard: call add() for its chunks in order, then finish(), then verify(). The calls
/// may be made from different threads, but not concurrently.
class ShardBuilder {
public:
    explicit ShardBuilder(ShardJob job);

    void add(IndexedChunk&& chunk, const schema::Analyzer& analyzer);
    /// Merges the chunks' databases and writes the columns.
    void finish();
    /// Verifies the finished Shard (verify_database) and returns its row of the Manifest, with
    /// every file and its digest.
    schema::ManifestShard verify();

    std::string_view dictionary() const { return job_.dictionary; }

private:
    void note(const schema::Entry& entry);
    void write_columns();

    ShardJob job_;
    ContentDigest content_;
    // Freed once written: they are most of the memory of a Shard being built.
    std::unique_ptr<schema::FacetColumnsWriter> facets_;
    std::unique_ptr<schema::TokenColumnWriter> tokens_;
    std::unique_ptr<schema::StatementColumnWriter> statements_;
    std::vector<std::filesystem::path> databases_;
    ExpectedDocuments expected_;
    std::set<std::string> languages_;
    schema::ManifestShard manifest_;
};

/// Every file of a folder with size and SHA-256, sorted by path relative to it.
std::vector<schema::ManifestFile> list_files(const std::filesystem::path& folder);

}  // namespace onrecord::indexer
