// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/token_column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The vocabulary of a Generation, over all Shards, from which advice is drawn.
namespace onrecord::searcher::advice {

struct KnownWord {
    std::string form;
    std::uint64_t frequency = 0;  ///< In all Shards, including superseded wordings.
    std::size_t distance = 0;     ///< Edit distance, for results of a similarity search.
};

/// The words of one Shard, except those in hidden documents only.
struct ShardWords {
    using Counts = std::unordered_map<schema::WordId, std::uint64_t>;

    const schema::TokenColumn* column = nullptr;
    const Counts* hidden = nullptr;  ///< May be null.

    /// How often a word occurs in shown documents.
    std::uint64_t frequency(schema::WordId word) const;
};

class IndexWords {
public:
    /// The pointers' targets must outlive it.
    explicit IndexWords(std::vector<ShardWords> shards);

    std::uint64_t frequency(std::string_view form) const;
    bool has(std::string_view form) const { return frequency(form) > 0; }
    /// The `most` most frequent words that start with `prefix` and are longer.
    std::vector<KnownWord> beginning_with(std::string_view prefix, std::size_t most) const;
    /// The `most` closest words within `edits` of `form`, other than `form`; more frequent ones
    /// first among equals. Traverses the sorted vocabulary as an implicit trie with a row of the
    /// edit distance table per level, and skips every branch whose lower bound is too large
    /// (schema::EditRows), so the cost depends on the number of close words more than on the
    /// vocabulary.
    std::vector<KnownWord> near(std::string_view form, std::size_t edits, std::size_t most) const;

private:
    std::vector<ShardWords> shards_;
};

}  // namespace onrecord::searcher::advice
