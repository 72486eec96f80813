// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/top_documents.hpp"

#include <algorithm>

namespace onrecord::searcher {

TopDocuments::TopDocuments(Sort sort, std::size_t wanted, const std::optional<FoundDocument>& after)
    : sort_{sort},
      wanted_{wanted},
      after_{after} {}

/// Of Sort::Relevance more points first; of as many the newer.
bool TopDocuments::is_better(const FoundDocument& one, const FoundDocument& other) const {
    if (sort_ == Sort::Relevance && one.points != other.points) return one.points > other.points;
    return sort_ == Sort::Oldest ? one.place > other.place : one.place < other.place;
}

void TopDocuments::offer(const FoundDocument& document) {
    const auto is_better_than = [this](const auto& one, const auto& other) {
        return is_better(one, other);
    };
    if (after_ && !is_better(*after_, document)) return;
    if (is_full()) {
        if (!is_better(document, documents_.front())) return;
        std::ranges::pop_heap(documents_, is_better_than);
        documents_.back() = document;
    } else {
        documents_.push_back(document);
    }
    std::ranges::push_heap(documents_, is_better_than);
}

void TopDocuments::offer(const schema::OpenShard& shard,
                         const Window& window,
                         const Bits& found,
                         std::span<const Points> points) {
    if (wanted_ == 0) return;
    const auto number = static_cast<std::uint32_t>(shard.overlay.shard);
    // What is sorted by time comes in order within a window: of the oldest only the last count.
    std::uint32_t passed = 0;
    if (sort_ == Sort::Oldest && !after_) {
        const std::size_t all = found.count();
        passed = static_cast<std::uint32_t>(all - std::min(all, wanted_));
    }
    found.for_each([&](std::uint32_t offset) {
        if (passed > 0) {
            --passed;
            return;
        }
        // Most have too few points, and where a document stands is not told for nothing.
        if (sort_ == Sort::Relevance && is_full() && points[offset] < least()) return;
        const schema::DocId document = window.first + offset;
        offer({sort_ == Sort::Relevance ? points[offset] : 0,
               number,
               document,
               shard.place(document)});
    });
}

std::vector<FoundDocument> TopDocuments::take() {
    std::ranges::sort(documents_,
                      [this](const auto& one, const auto& other) { return is_better(one, other); });
    return std::move(documents_);
}

}  // namespace onrecord::searcher
