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

/// Terms that stand for one thing: a document that has any of them has it. Their lists are the
/// posting column's; the few kinds of terms that it leaves out (ids, addresses) are read from
/// Xapian, whole.
class PostingUnion {
public:
    PostingUnion() = default;
    PostingUnion(PostingUnion&&) noexcept = default;
    PostingUnion& operator=(PostingUnion&&) noexcept = default;
    PostingUnion(const PostingUnion&) = delete;
    PostingUnion& operator=(const PostingUnion&) = delete;
    ~PostingUnion() = default;

    /// Terms that are not there, and empty ones, are left out.
    void add(const ShardHandle& shard, const std::string& term);
    bool is_empty() const { return lists_.empty() && documents_.empty(); }
    /// How many documents at most.
    std::uint64_t size() const { return size_; }
    /// Whether it is one list of the column, so that no document has it twice.
    bool is_single() const { return lists_.size() == 1 && documents_.empty(); }
    /// Of a single list that has any, the counts made when the Shard was built.
    std::optional<schema::StoredCounts> stored() const {
        return is_single() ? lists_.front()->stored() : std::nullopt;
    }
    schema::DocId next(schema::DocId from);
    /// Of a single list: the first document at or after `from` in a block whose bound is larger
    /// than `least`.
    schema::DocId next_above(schema::DocId from, float least) {
        return lists_.front()->next_above(from, least);
    }

    /// Adds the window's documents to `found`; those outside `candidates` may be left out.
    void find(const Window& window, const Bits& candidates, Bits& found);
    /// The most that a document of each group can have of saturation(), all lists together: it
    /// grows by less than the counts do, so no sum of counts has more than the sum of the bounds.
    void add_bounds(const Window& window, Bounds& bounds);
    /// Adds how often any of them stands in each of `documents`.
    void add_counts(const Window& window, const Bits& documents, std::span<std::uint32_t> counts);

private:
    std::vector<std::unique_ptr<ListCursor>> lists_;
    std::vector<schema::DocId> documents_;  ///< Of the lists that Xapian alone has, rising.
    std::uint64_t size_ = 0;
};

}  // namespace onrecord::searcher
