// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/postings.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

/// A skip costs about as much as so many steps.
constexpr std::uint64_t steps_a_skip = 8;

}  // namespace

Postings::Postings(const Xapian::Database& database, const std::string& term)
    : at_{database.postlist_begin(term)},
      end_{database.postlist_end(term)},
      size_{database.get_termfreq(term)} {
    load();
}

void PostingUnion::add(const Xapian::Database& database, const std::string& term) {
    if (term.empty()) return;
    Postings list{database, term};
    if (list.size() == 0) return;
    size_ += list.size();
    documents_ = std::max(database.get_doccount(), 1U);
    lists_.push_back(std::move(list));
}

schema::DocId PostingUnion::next(schema::DocId from) {
    schema::DocId next = no_document;
    for (Postings& list : lists_) {
        list.skip_to(from);
        next = std::min(next, list.now());
    }
    return next;
}

template <class Visit>
void PostingUnion::visit(const Window& window, const Bits& candidates, Visit visit) {
    const std::uint64_t candidate_count = candidates.count();
    for (Postings& list : lists_) {
        if (list.now() >= window.end()) continue;
        // As if the list were even over the Shard.
        const std::uint64_t steps = std::uint64_t{list.size()} * window_documents / documents_;
        if (candidate_count * steps_a_skip < steps) {
            candidates.for_each([&](std::uint32_t offset) {
                list.skip_to(window.first + offset);
                if (list.now() == window.first + offset) visit(offset, list);
            });
            continue;
        }
        list.skip_to(window.first);
        for (; list.now() < window.end(); list.next())
            visit(list.now() - window.first, list);
    }
}

void PostingUnion::find(const Window& window, const Bits& candidates, Bits& found) {
    visit(window, candidates, [&](std::uint32_t offset, const Postings&) { found.set(offset); });
}

void PostingUnion::count(const Window& window, const Bits& candidates, Frequencies& found) {
    visit(window, candidates, [&](std::uint32_t offset, const Postings& list) {
        found.add(offset, list.frequency());
    });
}

}  // namespace onrecord::searcher
