// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/top_documents.hpp"

#include <algorithm>
#include <tuple>

namespace onrecord::searcher {
namespace {

/// More points first, then newer.
bool is_better(const FoundDocument& one, const FoundDocument& other) {
    return std::tie(other.points, one.shard, one.document) <
           std::tie(one.points, other.shard, other.document);
}

}  // namespace

TopDocuments::TopDocuments(Sort sort, std::size_t wanted, const std::optional<PagePlace>& after)
    : sort_{sort},
      wanted_{wanted} {
    if (after) after_ = FoundDocument{after->points, after->shard, after->document};
}

bool TopDocuments::is_behind(const FoundDocument& document) const {
    if (!after_) return true;
    if (sort_ == Sort::Relevance) return is_better(*after_, document);
    const bool is_older =
        std::tie(after_->shard, after_->document) < std::tie(document.shard, document.document);
    if (sort_ == Sort::Newest) return is_older;
    return std::tie(document.shard, document.document) < std::tie(after_->shard, after_->document);
}

void TopDocuments::offer_best(const FoundDocument& document) {
    if (documents_.size() == wanted_) {
        if (!is_better(document, documents_.front())) return;
        std::ranges::pop_heap(documents_, is_better);
        documents_.back() = document;
    } else {
        documents_.push_back(document);
    }
    std::ranges::push_heap(documents_, is_better);
}

void TopDocuments::offer_oldest(const FoundDocument& document) {
    if (documents_.size() < wanted_) {
        documents_.push_back(document);
        return;
    }
    documents_[oldest_] = document;
    oldest_ = (oldest_ + 1) % wanted_;
}

void TopDocuments::offer(std::uint32_t shard,
                         const Window& window,
                         const Bits& found,
                         std::span<const Points> points) {
    if (wanted_ == 0) return;
    if (sort_ == Sort::Newest && is_full()) return;
    found.for_each([&](std::uint32_t offset) {
        const FoundDocument document{
            sort_ == Sort::Relevance ? points[offset] : 0, shard, window.first + offset};
        if (!is_behind(document)) return;
        switch (sort_) {
            case Sort::Relevance:
                offer_best(document);
                break;
            case Sort::Newest:
                if (documents_.size() < wanted_) documents_.push_back(document);
                break;
            case Sort::Oldest:
                offer_oldest(document);
                break;
        }
    });
}

std::vector<FoundDocument> TopDocuments::take() {
    if (sort_ == Sort::Relevance) std::ranges::sort_heap(documents_, is_better);
    if (sort_ == Sort::Oldest) {
        std::rotate(documents_.begin(),
                    documents_.begin() + static_cast<std::ptrdiff_t>(oldest_),
                    documents_.end());
        std::ranges::reverse(documents_);
    }
    return std::move(documents_);
}

}  // namespace onrecord::searcher
