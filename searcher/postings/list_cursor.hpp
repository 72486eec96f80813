// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "searcher/postings/window.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

// A cursor over one posting list of the column, used window by window. Nothing is unpacked before
// it is needed: blocks are skipped by their last documents, counts are unpacked only for documents
// to be scored, and bounds need neither documents nor counts.
namespace onrecord::searcher {

/// Upper bounds of a score for each group of 64 documents of a window (as the fixed-size,
/// docid-oriented blocks of Dimopoulos, Nepomnyachiy and Suel, WSDM 2013).
using Bounds = std::array<float, Bits::word_count>;

/// Iterates over the blocks of a list, with the documents of one block unpacked at a time.
class BlockReader {
public:
    explicit BlockReader(const schema::PostingList& list) : list_{&list} {}

    std::size_t block() const { return block_; }
    /// Moves to the block that contains the first document at or after `document`: forwards by
    /// galloping search (Bentley and Yao, 1976); backwards, which is within one window at most,
    /// block by block. False when there is none.
    bool move_to(schema::DocId document);
    void move_on() { ++block_; }
    /// The block's documents, unpacked at the first call. Only for lists without a bitmap.
    std::span<const schema::DocId> documents();

private:
    static constexpr std::size_t nothing = SIZE_MAX;
    const schema::PostingList* list_;
    std::size_t block_ = 0;
    std::size_t unpacked_ = nothing;
    std::array<schema::DocId, schema::block_postings> documents_;
};

/// One thread at a time. Windows must be ascending; within a window, calls may come in any order.
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
    /// The first document number at or after `from` that lies in a block whose bound of
    /// saturation() exceeds `least`; no_document when there is none.
    schema::DocId next_above(schema::DocId from, float least);
    /// Adds documents of the window to `found`: all that are in `candidates`, and possibly others.
    void find(const Window& window, const Bits& candidates, Bits& found);
    /// Adds to each group of `bounds` an upper bound of saturation() there.
    void add_bounds(const Window& window, Bounds& bounds);
    /// Adds to `counts`, indexed by offset in the window, the term's count in each of `documents`.
    void add_counts(const Window& window, const Bits& documents, std::span<std::uint32_t> counts);

private:
    void find_in_blocks(const Window& window, const Bits& candidates, Bits& found);
    void add_counts_of_bitmap(const Window& window,
                              const Bits& documents,
                              std::span<std::uint32_t> counts);
    /// Count number `index` of the block at which counting_ is.
    std::uint32_t count_at(std::size_t index);
    bool bitmap_has(schema::DocId document) const {
        return (list_.bitmap()[(document - 1) / 64] >> ((document - 1) % 64) & 1) != 0;
    }

    schema::PostingList list_;
    BlockReader matching_;
    BlockReader counting_;
    BlockReader bounding_;
    std::size_t counted_block_ = SIZE_MAX;  ///< The block whose counts are unpacked.
    std::array<std::uint32_t, schema::block_postings> counts_;
};

}  // namespace onrecord::searcher
