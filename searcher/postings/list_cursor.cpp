// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/postings/list_cursor.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::PostingBlock;

/// Counts the bits of a bitmap from a block's first document on, for documents that rise: each
/// word of the bitmap once.
class Ranks {
public:
    Ranks(std::span<const std::uint64_t> bitmap, DocId first)
        : bitmap_{bitmap},
          word_{(first - 1) / 64},
          mask_{~std::uint64_t{0} << ((first - 1) % 64)} {}

    /// How many bits stand before that of `document`.
    std::size_t before(DocId document) {
        for (; word_ < (document - 1) / 64; ++word_) {
            count_ += bits_in(bitmap_[word_] & mask_);
            mask_ = ~std::uint64_t{0};
        }
        const std::uint64_t lower = (std::uint64_t{1} << ((document - 1) % 64)) - 1;
        return count_ + bits_in(bitmap_[word_] & mask_ & lower);
    }

private:
    std::span<const std::uint64_t> bitmap_;
    std::size_t word_;
    std::uint64_t mask_;
    std::size_t count_ = 0;
};

}  // namespace

bool BlockReader::move_to(DocId document) {
    const std::span<const PostingBlock> blocks = list_->blocks();
    while (block_ > 0 && blocks[block_ - 1].last >= document) {
        --block_;
    }
    if (block_ >= blocks.size()) return false;
    if (blocks[block_].last >= document) return true;
    std::size_t step = 1;
    std::size_t below = block_;  // Its last is before the document.
    while (below + step < blocks.size() && blocks[below + step].last < document) {
        below += step;
        step *= 2;
    }
    const std::size_t end = std::min(below + step, blocks.size());
    const auto rest = blocks.subspan(below + 1, end - below - 1);
    const auto found = std::ranges::lower_bound(rest, document, {}, &PostingBlock::last);
    block_ = below + 1 + static_cast<std::size_t>(found - rest.begin());
    return block_ < blocks.size();
}

std::span<const DocId> BlockReader::documents() {
    if (unpacked_ != block_) {
        list_->read_documents(block_, documents_);
        unpacked_ = block_;
    }
    return std::span{documents_}.first(list_->size_of(block_));
}

ListCursor::ListCursor(const schema::PostingList& list)
    : list_{list},
      matching_{list_},
      counting_{list_},
      bounding_{list_} {}

DocId ListCursor::next(DocId from) {
    if (from == no_document || !matching_.move_to(from)) return no_document;
    const auto bitmap = list_.bitmap();
    if (bitmap.empty()) {
        const auto documents = matching_.documents();
        const auto found = std::ranges::lower_bound(documents, from);
        return found == documents.end() ? no_document : *found;
    }
    for (std::size_t word = (from - 1) / 64; word < bitmap.size(); ++word) {
        std::uint64_t bits = bitmap[word];
        if (word == (from - 1) / 64) bits &= ~std::uint64_t{0} << ((from - 1) % 64);
        if (bits != 0) {
            return static_cast<DocId>(word * 64 +
                                      static_cast<std::size_t>(std::countr_zero(bits))) +
                   1;
        }
    }
    return no_document;
}

DocId ListCursor::next_above(DocId from, float least) {
    if (from == no_document || !bounding_.move_to(from)) return no_document;
    const std::span<const PostingBlock> blocks = list_.blocks();
    std::size_t block = bounding_.block();
    while (block < blocks.size() && blocks[block].bound <= least) {
        ++block;
    }
    return block == blocks.size() ? no_document : std::max(from, list_.before(block) + 1);
}

void ListCursor::find(const Window& window, const Bits& candidates, Bits& found) {
    const auto bitmap = list_.bitmap();
    if (bitmap.empty()) return find_in_blocks(window, candidates, found);
    const std::size_t begin = (window.first - 1) / 64;
    candidates.for_each_group([&](std::size_t group) {
        if (begin + group < bitmap.size()) {
            found.put(group, found.word(group) | bitmap[begin + group]);
        }
    });
}

void ListCursor::find_in_blocks(const Window& window, const Bits& candidates, Bits& found) {
    std::uint32_t wanted = candidates.next(0);
    while (wanted < window_documents && matching_.move_to(window.first + wanted)) {
        const auto documents = matching_.documents();
        auto at = std::ranges::lower_bound(documents, window.first + wanted);
        for (; at != documents.end() && *at < window.end(); ++at) {
            found.set(*at - window.first);
        }
        const DocId last = documents.back();
        if (last >= window.end() - 1 || last < window.first + wanted) return;
        wanted = candidates.next(last - window.first + 1);
    }
}

void ListCursor::add_bounds(const Window& window, Bounds& bounds) {
    if (!bounding_.move_to(window.first)) return;
    Bounds largest{};
    for (; bounding_.block() < list_.blocks().size(); bounding_.move_on()) {
        const PostingBlock& block = list_.blocks()[bounding_.block()];
        const DocId first = std::max(list_.before(bounding_.block()) + 1, window.first);
        if (first >= window.end()) break;
        const DocId last = std::min(block.last, window.end() - 1);
        for (std::size_t i = (first - window.first) / 64; i <= (last - window.first) / 64; ++i) {
            largest[i] = std::max(largest[i], block.bound);
        }
        if (block.last >= window.end() - 1) break;
    }
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        bounds[i] += largest[i];
    }
}

std::uint32_t ListCursor::count_at(std::size_t index) {
    if (list_.blocks()[counting_.block()].count_bits == 0) return 1;
    if (counted_block_ != counting_.block()) {
        counted_block_ = counting_.block();
        list_.read_counts(counted_block_, counts_);
    }
    return counts_[index];
}

void ListCursor::add_counts(const Window& window,
                            const Bits& documents,
                            std::span<std::uint32_t> counts) {
    if (!list_.bitmap().empty()) return add_counts_of_bitmap(window, documents, counts);
    std::size_t block = SIZE_MAX;
    std::size_t at = 0;
    documents.for_each([&](std::uint32_t offset) {
        const DocId document = window.first + offset;
        if (!counting_.move_to(document)) return;
        const auto listed = counting_.documents();
        if (std::exchange(block, counting_.block()) != block) at = 0;
        while (at < listed.size() && listed[at] < document) {
            ++at;
        }
        if (at < listed.size() && listed[at] == document) counts[offset] += count_at(at);
    });
}

void ListCursor::add_counts_of_bitmap(const Window& window,
                                      const Bits& documents,
                                      std::span<std::uint32_t> counts) {
    std::size_t block = SIZE_MAX;
    Ranks ranks{list_.bitmap(), 1};
    documents.for_each([&](std::uint32_t offset) {
        const DocId document = window.first + offset;
        if (!bitmap_has(document) || !counting_.move_to(document)) return;
        if (std::exchange(block, counting_.block()) != block) {
            ranks = Ranks{list_.bitmap(), list_.before(block) + 1};
        }
        if (list_.blocks()[block].count_bits == 0) {
            ++counts[offset];
            return;
        }
        const std::size_t index = ranks.before(document);
        // A damaged bitmap may have more bits than a block has documents.
        if (index < list_.size_of(block)) counts[offset] += count_at(index);
    });
}

}  // namespace onrecord::searcher
