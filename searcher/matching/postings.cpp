// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/postings.hpp"

#include <xapian.h>

#include <algorithm>

namespace onrecord::searcher {

using schema::DocId;

void PostingUnion::add(const ShardHandle& shard, const std::string& term) {
    if (term.empty()) return;
    if (schema::has_list(term)) {
        const schema::PostingList list = shard.shard->postings.find(term);
        if (list.size() == 0) return;
        size_ += list.size();
        lists_.push_back(std::make_unique<ListCursor>(list));
        return;
    }
    const auto end = shard.database.postlist_end(term);
    for (auto at = shard.database.postlist_begin(term); at != end; ++at) {
        documents_.push_back(*at);
    }
    std::ranges::sort(documents_);
    size_ += shard.database.get_termfreq(term);
}

DocId PostingUnion::next(DocId from) {
    const auto found = std::ranges::lower_bound(documents_, from);
    DocId next = found == documents_.end() ? no_document : *found;
    for (const auto& list : lists_) {
        next = std::min(next, list->next(from));
    }
    return next;
}

void PostingUnion::find(const Window& window, const Bits& candidates, Bits& found) {
    for (const auto& list : lists_) {
        list->find(window, candidates, found);
    }
    auto at = std::ranges::lower_bound(documents_, window.first);
    for (; at != documents_.end() && *at < window.end(); ++at) {
        found.set(*at - window.first);
    }
}

void PostingUnion::add_bounds(const Window& window, Bounds& bounds) {
    for (const auto& list : lists_) {
        list->add_bounds(window, bounds);
    }
}

void PostingUnion::add_counts(const Window& window,
                              const Bits& documents,
                              std::span<std::uint32_t> counts) {
    for (const auto& list : lists_) {
        list->add_counts(window, documents, counts);
    }
}

}  // namespace onrecord::searcher
