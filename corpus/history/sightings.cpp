// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/history/sightings.hpp"

#include "corpus/history/word_signature.hpp"

#include <algorithm>
#include <tuple>

namespace onrecord::corpus::history {
namespace {

constexpr std::int64_t minute_milliseconds = 60'000;
constexpr std::int64_t second_milliseconds = 1000;

std::int64_t floored(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

void set_time(Sighting& sighting, const schema::KnownTime& time) {
    if (!schema::tells_apart(time)) return;
    sighting.minute = floored(time.at.milliseconds, minute_milliseconds);
    sighting.is_zoneless = time.doubt == schema::TimeDoubt::NoZone ? 1 : 0;
    if (time.precision != schema::Precision::Second) return;
    const std::int64_t within = time.at.milliseconds - sighting.minute * minute_milliseconds;
    constexpr std::uint16_t second_bits = 0x7FFF;
    sighting.second = static_cast<std::uint16_t>(within / second_milliseconds + 1) & second_bits;
}

/// By value but for the id: a reference to a bit-field would outlive what it refers to.
auto rank(const Sighting& sighting) {
    return std::tuple<const HalfDigest&,
                      std::int64_t,
                      std::uint64_t,
                      std::int64_t,
                      unsigned,
                      std::uint32_t,
                      std::uint32_t>{sighting.id,
                                     sighting.seen,
                                     sighting.letters,
                                     sighting.minute,
                                     sighting.second,
                                     sighting.title,
                                     sighting.liveblog};
}

}  // namespace

void Sightings::add(const ArchivedRevision& revision) {
    const schema::Entry& entry = revision.entry;
    const std::string_view body = entry.text.empty() ? entry.title : entry.text;
    Sighting sighting;
    sighting.id = half_digest(entry.id);
    sighting.letters = letters_digest(body);
    sighting.words = static_cast<std::uint16_t>(
        std::min<std::uint32_t>(count_words(body), std::numeric_limits<std::uint16_t>::max()));
    sighting.seen = revision.seen.milliseconds;
    sighting.title = static_cast<std::uint32_t>(letters_digest(entry.title));
    sighting.liveblog = liveblog_number(entry, revision.seen);
    // A container (WARC, JSON Lines) holds several moments of one page.
    const auto next = static_cast<std::uint32_t>(captures_.size());
    const std::string moment = revision.capture + ' ' + std::to_string(sighting.seen);
    sighting.capture = captures_.try_emplace(moment, next).first->second;
    set_time(sighting, entry.published);
    all_.push_back(sighting);
}

std::uint32_t Sightings::liveblog_number(const schema::Entry& entry, schema::Instant seen) {
    const auto next = static_cast<std::uint32_t>(liveblogs_.size());
    const auto [place, is_new] = liveblog_numbers_.try_emplace(entry.liveblog, next);
    if (is_new) liveblogs_.push_back({entry.liveblog, seen.milliseconds});
    NamedLiveblog& liveblog = liveblogs_[place->second];
    liveblog.seen = std::min(liveblog.seen, seen.milliseconds);
    return place->second;
}

/// From here on a smaller number means: seen earlier, then by name.
void Sightings::number_liveblogs_by_name() {
    std::vector<std::uint32_t> order(liveblogs_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        return std::tie(liveblogs_[one].seen, liveblogs_[one].id) <
               std::tie(liveblogs_[other].seen, liveblogs_[other].id);
    });
    std::vector<std::uint32_t> number(order.size());
    std::vector<NamedLiveblog> sorted;
    for (const std::uint32_t old : order) {
        number[old] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(liveblogs_[old]));
    }
    liveblogs_ = std::move(sorted);
    for (Sighting& sighting : all_) {
        sighting.liveblog = number[sighting.liveblog];
    }
}

void Sightings::arrange() {
    liveblog_numbers_.clear();
    captures_.clear();
    number_liveblogs_by_name();
    std::sort(all_.begin(), all_.end(), [](const Sighting& one, const Sighting& other) {
        return rank(one) < rank(other);
    });
    entry_of_.resize(all_.size());
    for (std::uint32_t at = 0; at < all_.size(); ++at) {
        if (at == 0 || all_[at].id != all_[at - 1].id) entries_.push_back({at, at});
        entries_.back().end = at + 1;
        entry_of_[at] = static_cast<std::uint32_t>(entries_.size() - 1);
    }
}

bool Sightings::stand_together(std::uint32_t one, std::uint32_t other) const {
    const SeenEntry& a = entries_[one];
    const SeenEntry& b = entries_[other];
    for (std::uint32_t i = a.begin; i < a.end; ++i) {
        for (std::uint32_t j = b.begin; j < b.end; ++j) {
            if (all_[i].capture == all_[j].capture) return true;
        }
    }
    return false;
}

}  // namespace onrecord::corpus::history
