// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/postings/list_cursor.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace onrecord::searcher {

/// The union of the posting lists of several terms, for example all stems of a word. Lists come
/// from the posting column; the few kinds of terms it does not have (ids, addresses) are read from
/// Xapian into memory.
class PostingUnion {
public:
    PostingUnion() = default;
    PostingUnion(PostingUnion&&) noexcept = default;
    PostingUnion& operator=(PostingUnion&&) noexcept = default;
    PostingUnion(const PostingUnion&) = delete;
    PostingUnion& operator=(const PostingUnion&) = delete;
    ~PostingUnion() = default;

    /// Unknown and empty terms are ignored.
    void add(const ShardHandle& shard, const std::string& term);
    bool is_empty() const { return lists_.empty() && documents_.empty(); }
    /// Upper bound of the number of documents.
    std::uint64_t size() const { return size_; }
    /// Whether it is a single list of the column.
    bool is_single() const { return lists_.size() == 1 && documents_.empty(); }
    /// The stored counts of a single list, if it has any.
    std::optional<schema::StoredCounts> stored() const {
        return is_single() ? lists_.front()->stored() : std::nullopt;
    }
    schema::DocId next(schema::DocId from);
    /// See ListCursor::next_above(). For a single list only.
    schema::DocId next_above(schema::DocId from, float least) {
        return lists_.front()->next_above(from, least);
    }

    /// Adds the window's documents to `found`; those outside `candidates` may be omitted.
    void find(const Window& window, const Bits& candidates, Bits& found);
    /// Adds an upper bound of saturation() for all lists together. The sum of the lists' bounds is
    /// one, because saturation() is concave in the count and 0 for 0.
    void add_bounds(const Window& window, Bounds& bounds);
    /// Adds the sum of the terms' counts in each of `documents`.
    void add_counts(const Window& window, const Bits& documents, std::span<std::uint32_t> counts);

private:
    std::vector<std::unique_ptr<ListCursor>> lists_;
    std::vector<schema::DocId> documents_;  ///< Of the lists read from Xapian, ascending.
    std::uint64_t size_ = 0;
};

}  // namespace onrecord::searcher
