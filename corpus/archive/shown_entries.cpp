// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/shown_entries.hpp"

#include "corpus/revisions.hpp"

#include <algorithm>

namespace onrecord::corpus::archive {
namespace {

void take_later(schema::Instant& newest, const schema::KnownTime& time) {
    if (time.trust == schema::TimeTrust::A) newest = std::max(newest, time.at);
}

}  // namespace

void ShownEntries::add(const schema::Entry& entry, schema::Instant seen) {
    Liveblog& liveblog = liveblogs_[{entry.liveblog, seen}];
    liveblog.shown.push_back({entry.order, {entry.id, short_digest(schema::words_digest(entry))}});
    take_later(liveblog.newest, entry.published);
    take_later(liveblog.newest, entry.modified);
    liveblog.check.add(entry, seen);
}

void ShownEntries::add_withdrawn(const WithdrawnEntry& entry) {
    liveblogs_[{entry.liveblog, entry.seen}].withdrawn.push_back(entry.id);
}

std::vector<ArchivedView> ShownEntries::views(schema::Instant seen, SeenBasis basis) {
    std::vector<ArchivedView> views;
    for (auto& [key, liveblog] : liveblogs_) {
        std::stable_sort(
            liveblog.shown.begin(), liveblog.shown.end(), [](const Shown& one, const Shown& other) {
                return one.order < other.order;
            });
        const std::size_t count = std::max(liveblog.shown.size(), liveblog.withdrawn.size());
        for (std::size_t begin = 0; begin < count; begin += entries_a_view) {
            ArchivedView& view = views.emplace_back();
            view.liveblog = key.first;
            view.seen = key.second;
            view.basis = key.second == seen ? basis : SeenBasis::Given;
            if (!liveblog.check.is_believed()) view.basis = SeenBasis::FileTime;
            view.newest = liveblog.newest;
            const std::size_t end = std::min(begin + entries_a_view, liveblog.shown.size());
            for (std::size_t at = begin; at < end; ++at)
                view.shown.push_back(std::move(liveblog.shown[at].entry));
            const std::size_t last = std::min(begin + entries_a_view, liveblog.withdrawn.size());
            for (std::size_t at = begin; at < last; ++at)
                view.withdrawn.push_back(std::move(liveblog.withdrawn[at]));
        }
    }
    liveblogs_.clear();
    return views;
}

}  // namespace onrecord::corpus::archive
