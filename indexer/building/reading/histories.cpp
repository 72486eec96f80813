// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/reading/histories.hpp"

#include "corpus/revisions.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace onrecord::indexer {

namespace {

std::int64_t minute_of(const schema::KnownTime& time) {
    constexpr std::int64_t minute_milliseconds = 60'000;
    return time.is_known() ? time.at.milliseconds / minute_milliseconds : 0;
}

bool is_own(const schema::KnownTime& time) {
    return time.trust == schema::TimeTrust::A && time.doubt == schema::TimeDoubt::None;
}

}  // namespace

std::uint32_t Histories::entry_number(std::string_view id) {
    const auto next = static_cast<std::uint32_t>(entries_.size());
    return entries_.try_emplace(corpus::half_digest(identities_.entry(id)), next).first->second;
}

std::uint32_t Histories::liveblog_number(std::string_view id) {
    const std::string_view stands_for = identities_.liveblog(id);
    const auto known = liveblog_numbers_.find(stands_for);
    if (known != liveblog_numbers_.end()) return known->second;
    liveblogs_.emplace_back(stands_for);
    const auto next = static_cast<std::uint32_t>(liveblog_numbers_.size());
    return liveblog_numbers_.emplace(stands_for, next).first->second;
}

std::uint32_t Histories::capture_number(std::string_view sha256) {
    const auto next = static_cast<std::uint32_t>(captures_.size());
    const auto [known, is_new] = capture_numbers_.try_emplace(schema::capture_digest(sha256), next);
    if (is_new) {
        captures_.push_back(known->first);
        has_views_.push_back(false);
    }
    return known->second;
}

void Histories::add(const corpus::ArchivedRevision& line, std::uint32_t revision) {
    lines_.push_back({entry_number(line.entry.id),
                      revision,
                      corpus::short_digest(schema::words_digest(line.entry)),
                      line.seen.milliseconds,
                      capture_number(line.capture),
                      liveblog_number(line.entry.liveblog),
                      minute_of(line.entry.published),
                      is_own(line.entry.published)});
}

void Histories::add(const corpus::ArchivedView& view) {
    corpus::LiveblogView& added =
        views_[std::string{identities_.liveblog(view.liveblog)}].emplace_back();
    added.seen = view.seen;
    added.basis = view.basis;
    added.newest = view.newest;
    const std::uint32_t capture = capture_number(view.capture);
    added.capture = capture;
    has_views_[capture] = true;
    added.shown.reserve(view.shown.size());
    for (const auto& shown : view.shown)
        added.shown.push_back({entry_number(shown.entry), shown.words});
    for (const std::string& entry : view.withdrawn)
        added.withdrawn.push_back(entry_number(entry));
}

// Archives of format 1 say only what a Capture brought that was new. That orders wordings, but what
// such a Capture does not bring may well have stood on its page: it bounds nothing.
void Histories::add_views_of_old_captures() {
    std::map<std::tuple<std::uint32_t, std::int64_t, std::uint32_t>, corpus::LiveblogView> old;
    for (const Line& line : lines_) {
        if (has_views_[line.capture]) continue;
        corpus::LiveblogView& view = old[{line.liveblog, line.seen, line.capture}];
        view.seen.milliseconds = line.seen;
        view.capture = line.capture;
        view.shown.push_back({line.entry, line.words});
    }
    for (auto& [key, view] : old)
        views_[liveblogs_[std::get<0>(key)]].push_back(std::move(view));
}

void Histories::number_captures_by_digest() {
    std::vector<std::uint32_t> renumbered(captures_.size());
    captures_.clear();
    for (const auto& [digest, arrived] : capture_numbers_) {  // In the order of the digests.
        renumbered[arrived] = static_cast<std::uint32_t>(captures_.size());
        captures_.push_back(digest);
    }
    for (Line& line : lines_)
        line.capture = renumbered[line.capture];
    for (auto& [liveblog, views] : views_) {
        for (corpus::LiveblogView& view : views)
            view.capture = renumbered[view.capture];
    }
    capture_numbers_.clear();
}

/// Of lines with the same words of an Entry: the one seen first, or the first one with the Outlet's
/// own time if that agrees.
const Histories::Line& Histories::best_of(std::span<const Line> same_words) const {
    const auto rank = [](const Line& line) { return std::tuple{line.seen, line.capture}; };
    const Line* best = &same_words.front();
    for (const Line& line : same_words) {
        if (rank(line) < rank(*best)) best = &line;
    }
    const Line* timed = best;
    for (const Line& line : same_words) {
        if (!line.has_own_time || best->has_own_time || line.minute != best->minute) continue;
        if (!timed->has_own_time || rank(line) < rank(*timed)) timed = &line;
    }
    return *timed;
}

/// Sorts the lines.
void Histories::keep_earliest() {
    const auto by_words = [](const Line& line) {
        return std::tuple{line.entry, line.words, line.revision};
    };
    std::ranges::sort(lines_, {}, by_words);
    for (std::size_t begin = 0, end = 0; begin < lines_.size(); begin = end) {
        const Line& first = lines_[begin];
        while (end < lines_.size() && lines_[end].entry == first.entry &&
               lines_[end].words == first.words)
            ++end;
        const Line& best = best_of(std::span{lines_}.subspan(begin, end - begin));
        kept_.push_back({best.entry, best.revision, best.words});
    }
}

const Histories::Kept* Histories::kept_of(std::uint32_t entry, std::uint64_t words) const {
    const auto by_words = [](const Kept& kept) { return std::pair{kept.entry, kept.words}; };
    const auto found = std::ranges::lower_bound(kept_, std::pair{entry, words}, {}, by_words);
    if (found == kept_.end() || found->entry != entry || found->words != words) return nullptr;
    return &*found;
}

void Histories::tell(std::vector<corpus::LiveblogView>&& views) {
    for (corpus::WordingHistory& wording : corpus::tell_history(std::move(views))) {
        const Kept* kept = kept_of(wording.entry, wording.words);
        if (kept == nullptr || stamp_of_[kept->revision] != absent) continue;
        stamp_of_[kept->revision] = static_cast<std::uint32_t>(stamps_.size());
        stamps_.push_back({std::move(wording.stamp),
                           static_cast<std::uint32_t>(wording.capture),
                           static_cast<std::uint32_t>(wording.last_capture)});
    }
}

void Histories::finish() {
    add_views_of_old_captures();
    number_captures_by_digest();
    keep_earliest();
    stamp_of_.assign(lines_.size(), absent);
    // What is not needed any more is given back before the stamps take its place.
    lines_ = {};
    entries_ = {};
    while (!views_.empty())
        tell(std::move(views_.extract(views_.begin()).mapped()));
    kept_ = {};
}

schema::RevisionStamp Histories::stamp(std::uint32_t revision) const {
    const Stamp& found = stamps_[stamp_of_[revision]];
    schema::RevisionStamp stamp = found.revision;
    stamp.capture = captures_[found.capture];
    stamp.last_capture = captures_[found.last_capture];
    return stamp;
}

}  // namespace onrecord::indexer
