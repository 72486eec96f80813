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
    return entries_.try_emplace(std::string{identities_.entry(id)}, next).first->second;
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
                      std::string{identities_.liveblog(line.entry.liveblog)},
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
    std::map<std::tuple<std::string, std::int64_t, std::uint32_t>, corpus::LiveblogView> old;
    for (const Line& line : lines_) {
        if (has_views_[line.capture]) continue;
        corpus::LiveblogView& view = old[{line.liveblog, line.seen, line.capture}];
        view.seen.milliseconds = line.seen;
        view.capture = line.capture;
        view.shown.push_back({line.entry, line.words});
    }
    for (auto& [key, view] : old)
        views_[std::get<0>(key)].push_back(std::move(view));
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

void Histories::keep_earliest() {
    const auto rank = [](const Line& line) { return std::tuple{line.seen, line.capture}; };
    std::map<std::pair<std::uint32_t, std::uint64_t>, std::size_t> best;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
        const Line& line = lines_[at];
        const auto [known, is_new] = best.try_emplace({line.entry, line.words}, at);
        if (!is_new && rank(line) < rank(lines_[known->second])) known->second = at;
    }
    const auto has_better_time = [](const Line& line, const Line& than) {
        return line.has_own_time && !than.has_own_time && line.minute == than.minute;
    };
    auto timed = best;
    for (std::size_t at = 0; at < lines_.size(); ++at) {
        const Line& line = lines_[at];
        const std::pair wording{line.entry, line.words};
        if (!has_better_time(line, lines_[best.at(wording)])) continue;
        std::size_t& chosen = timed.at(wording);
        if (!lines_[chosen].has_own_time || rank(line) < rank(lines_[chosen])) chosen = at;
    }
    for (const auto& [wording, at] : timed)
        kept_.emplace(wording, lines_[at].revision);
}

void Histories::tell(std::vector<corpus::LiveblogView>&& views) {
    for (corpus::WordingHistory& wording : corpus::tell_history(std::move(views))) {
        const auto kept = kept_.find({wording.entry, wording.words});
        if (kept == kept_.end() || stamp_of_[kept->second] != absent) continue;
        stamp_of_[kept->second] = static_cast<std::uint32_t>(stamps_.size());
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
    for (auto& [liveblog, views] : views_)
        tell(std::move(views));
    views_.clear();
    entries_.clear();
    lines_ = {};
    kept_.clear();
}

schema::RevisionStamp Histories::stamp(std::uint32_t revision) const {
    const Stamp& found = stamps_[stamp_of_[revision]];
    schema::RevisionStamp stamp = found.revision;
    stamp.capture = captures_[found.capture];
    stamp.last_capture = captures_[found.last_capture];
    return stamp;
}

}  // namespace onrecord::indexer
