// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/overlay.hpp"
#include "schema/statement_clusters.hpp"
#include "schema/statement_column.hpp"
#include "schema/token_column.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::indexer {

/// The columns of a finished Shard from which its Statements are read. The columns must outlive it.
struct StatementSource {
    const schema::FacetColumns* facets = nullptr;
    const schema::TokenColumn* tokens = nullptr;
    const schema::StatementColumn* statements = nullptr;
    schema::ShardOverlay overlay{};
};

/// The distinct wordings of all Statements of a Generation. Words are numbered over all Shards;
/// words with the same schema::compared_form() have the same number. Memory: 4 bytes for each word
/// of distinct wordings, and 8 bytes for each Statement.
class DistinctStatements {
public:
    /// Reads the columns. Throws Failure (bad data) when a Statement lies outside its document's
    /// words.
    explicit DistinctStatements(const std::vector<StatementSource>& shards);

    /// One more than Shards: the first Statement number of each.
    const std::vector<std::uint64_t>& shard_starts() const { return shard_starts_; }
    std::size_t statements() const { return wording_of_.size(); }
    /// The wording of a Statement. Statements with equal words have the same wording, except short
    /// ones (schema::least_telling_words), each of which has its own.
    std::uint32_t wording_of(schema::StatementNumber statement) const {
        return wording_of_[statement];
    }
    std::size_t wordings() const { return starts_.size() - 1; }
    std::span<const std::uint32_t> words(std::uint32_t wording) const {
        return {words_.data() + starts_[wording], words_.data() + starts_[wording + 1]};
    }
    /// Digests of a word and of a wording, which, unlike their numbers, are the same in every
    /// Generation.
    std::uint32_t digest_of_word(std::uint32_t word) const { return word_digests_[word]; }
    std::uint64_t digest(std::uint32_t wording) const;

private:
    void add(std::span<const std::uint32_t> words);
    std::uint32_t wording(std::span<const std::uint32_t> words);
    std::uint32_t append(std::span<const std::uint32_t> words);
    void make_room();

    std::vector<std::uint64_t> shard_starts_{0};
    std::vector<std::uint32_t> words_;
    std::vector<std::uint64_t> starts_{0};
    std::vector<std::uint32_t> word_digests_;  ///< By number of the word.
    std::vector<std::uint32_t> wording_of_;
    std::vector<std::uint32_t> table_;  ///< Open addressing: wordings by hash of their words.
    std::size_t known_ = 0;             ///< In the table.
};

}  // namespace onrecord::indexer
