// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/token_column.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The words that a Generation has, over all Shards: what advice may offer.
namespace onrecord::searcher::advice {

struct KnownWord {
    std::string form;
    std::uint64_t frequency = 0;  ///< In all Shards, superseded wordings too.
    std::size_t distance = 0;     ///< From what was asked for, where that was nearness.
};

/// Words of one Shard, without what stands in hidden documents only.
struct ShardWords {
    using Counts = std::unordered_map<schema::WordId, std::uint64_t>;

    const schema::TokenColumn* column = nullptr;
    const Counts* hidden = nullptr;  ///< May be null.

    /// How often a word stands in what is shown.
    std::uint64_t frequency(schema::WordId word) const;
};

class IndexWords {
public:
    /// All that they point to outlives this.
    explicit IndexWords(std::vector<ShardWords> shards);

    std::uint64_t frequency(std::string_view form) const;
    bool has(std::string_view form) const { return frequency(form) > 0; }
    /// The commonest `most` words that begin with `prefix` and go on.
    std::vector<KnownWord> beginning_with(std::string_view prefix, std::size_t most) const;
    /// The nearest `most` words within `edits` of `form` and not it, the commoner first of equals.
    /// Walks the sorted vocabulary as the trie that it is and passes over every branch that
    /// cannot come near, so the cost grows with what is near more than with the index.
    std::vector<KnownWord> near(std::string_view form, std::size_t edits, std::size_t most) const;

private:
    std::vector<ShardWords> shards_;
};

}  // namespace onrecord::searcher::advice
