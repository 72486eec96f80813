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

/// What of a finished Shard tells its Statements apart. Views: the columns outlive this.
struct StatementSource {
    const schema::FacetColumns* facets = nullptr;
    const schema::TokenColumn* tokens = nullptr;
    const schema::StatementColumn* statements = nullptr;
    schema::ShardOverlay overlay{};
};

/// The words of all Statements of a Generation, each wording once. Words are numbers through all
/// Shards, equal for the same schema::compared_form. Memory: 4 bytes a word of what is
/// distinct, and 8 bytes a Statement.
class DistinctStatements {
public:
    /// Reads the columns through. Throws Failure (bad data) where a Statement has words that its
    /// document has not.
    explicit DistinctStatements(const std::vector<StatementSource>& shards);

    /// Statements + 1 a Shard: where its numbers begin.
    const std::vector<std::uint64_t>& shard_starts() const { return shard_starts_; }
    std::size_t statements() const { return wording_of_.size(); }
    /// The wording of a Statement: the same number for the same words, but each short Statement
    /// (schema::least_telling_words) has its own.
    std::uint32_t wording_of(schema::StatementNumber statement) const {
        return wording_of_[statement];
    }
    std::size_t wordings() const { return starts_.size() - 1; }
    std::span<const std::uint32_t> words(std::uint32_t wording) const {
        return {words_.data() + starts_[wording], words_.data() + starts_[wording + 1]};
    }
    /// A digest of the word's form, and of a wording's: the same in every Generation, whatever
    /// numbers they have there.
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
