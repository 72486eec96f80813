// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "searcher/postings/window.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

// One posting list of the column, read window by window. What is not asked for is not unpacked:
// blocks are passed over by their last documents, counts are read of those documents only whose
// score is wanted, and bounds need neither.
namespace onrecord::searcher {

/// The most that something can score in each group of 64 documents of a window (document-ordered
/// bounds: Dimopoulos, Nepomnyachiy, Suel 2013), without the word's weight.
using Bounds = std::array<float, Bits::word_count>;

/// Goes through the blocks of a list and unpacks the documents of one at a time.
class BlockReader {
public:
    explicit BlockReader(const schema::PostingList& list) : list_{&list} {}

    std::size_t block() const { return block_; }
    /// To the block that holds the first document at or after `document`: on by galloping (Bentley
    /// and Yao 1976), back, within a window at most, step by step. False when there is none.
    bool move_to(schema::DocId document);
    void move_on() { ++block_; }
    /// The block's documents, unpacked at the first call; of a list without a bitmap.
    std::span<const schema::DocId> documents();

private:
    static constexpr std::size_t nothing = SIZE_MAX;
    const schema::PostingList* list_;
    std::size_t block_ = 0;
    std::size_t unpacked_ = nothing;
    std::array<schema::DocId, schema::block_postings> documents_;
};

/// One thread at a time. Windows rise; within one, anything may be asked in any order.
class ListCursor {
public:
    explicit ListCursor(const schema::PostingList& list);
    ListCursor(const ListCursor&) = delete;
    ListCursor& operator=(const ListCursor&) = delete;
    ListCursor(ListCursor&&) = delete;
    ListCursor& operator=(ListCursor&&) = delete;
    ~ListCursor() = default;

    std::uint32_t size() const { return list_.size(); }
    const std::optional<schema::StoredCounts>& stored() const { return list_.stored(); }
    /// The first document at or after `from`; no_document when there is none.
    schema::DocId next(schema::DocId from);
    /// The first place at or after `from` where a block may have a document with more than `least`
    /// of saturation(); no_document when there is none.
    schema::DocId next_above(schema::DocId from, float least);
    /// Adds the window's documents to `found`: all those in `candidates`, and maybe others.
    void find(const Window& window, const Bits& candidates, Bits& found);
    /// Adds to each group of `bounds` the most that a document there has of saturation().
    void add_bounds(const Window& window, Bounds& bounds);
    /// Adds to `counts`, by place in the window, how often it stands in each of `documents`.
    void add_counts(const Window& window, const Bits& documents, std::span<std::uint32_t> counts);

private:
    void find_in_blocks(const Window& window, const Bits& candidates, Bits& found);
    void add_counts_of_bitmap(const Window& window,
                              const Bits& documents,
                              std::span<std::uint32_t> counts);
    /// The count with that number in the block that counting_ stands at.
    std::uint32_t count_at(std::size_t index);
    bool bitmap_has(schema::DocId document) const {
        return (list_.bitmap()[(document - 1) / 64] >> ((document - 1) % 64) & 1) != 0;
    }

    schema::PostingList list_;
    BlockReader matching_;
    BlockReader counting_;
    BlockReader bounding_;
    std::size_t counted_block_ = SIZE_MAX;  ///< Whose counts are unpacked.
    std::array<std::uint32_t, schema::block_postings> counts_;
};

}  // namespace onrecord::searcher
