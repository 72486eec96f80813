// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/liveblog_joining.hpp"

#include "corpus/history/address_number.hpp"
#include "corpus/history/identity_groups.hpp"
#include "corpus/history/word_signature.hpp"
#include "corpus/revisions.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace onrecord::corpus {
namespace {

using history::Groups;

/// Fewer words are printed twice by accident: "Good morning."
constexpr std::uint32_t telling_words = 5;
constexpr std::int64_t minute_milliseconds = 60'000;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
}

/// FNV-1a, 64 bits.
std::uint64_t digest_of(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    return hash;
}

std::uint32_t title_digest(const ArchivedRevision& line) {
    return static_cast<std::uint32_t>(history::letters_digest(line.entry.liveblog_title));
}

/// Liveblogs in the order in which they were first seen, then by name.
class Joining {
public:
    explicit Joining(const std::vector<LiveblogFacts>& liveblogs)
        : liveblogs_{liveblogs},
          order_(liveblogs.size()),
          rank_(liveblogs.size()),
          groups_{liveblogs.size()} {
        std::iota(order_.begin(), order_.end(), 0U);
        std::ranges::sort(order_, [&](std::uint32_t one, std::uint32_t other) {
            return std::tie(liveblogs[one].seen, liveblogs[one].id) <
                   std::tie(liveblogs[other].seen, liveblogs[other].id);
        });
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
            rank_[order_[rank]] = rank;
        }
    }

    void join_by_number() {
        std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> numbers;
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
            const LiveblogFacts& liveblog = liveblogs_[order_[rank]];
            const std::string_view number = history::address_number(liveblog.id);
            if (number.empty()) continue;
            const auto known = numbers.try_emplace({liveblog.outlet, number}, rank).first;
            groups_.join(rank, known->second);
        }
    }

    void join_by_words(std::span<const PrintedWords> printed) {
        for (const auto& [pair, shared] : count_shared(printed)) {
            if (are_one(pair.first, pair.second, shared)) groups_.join(pair.first, pair.second);
        }
    }

    std::vector<std::uint32_t> stands_for() {
        std::vector<std::uint32_t> stands(order_.size());
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
            stands[order_[rank]] = order_[groups_.find(rank)];
        }
        return stands;
    }

private:
    using Ranks = std::pair<std::uint32_t, std::uint32_t>;

    /// How many Entries two Liveblogs have in common: of those with one Entry in common, each and
    /// the next in order.
    std::map<Ranks, std::uint32_t> count_shared(std::span<const PrintedWords> printed) const {
        std::map<Ranks, std::uint32_t> shared;
        std::vector<std::uint32_t> ranks;
        for (std::size_t begin = 0, end = 0; begin < printed.size(); begin = end) {
            while (end < printed.size() && printed[end].key == printed[begin].key) {
                ++end;
            }
            if (end - begin < 2) continue;
            ranks.clear();
            for (std::size_t i = begin; i < end; ++i) {
                ranks.push_back(rank_[printed[i].liveblog]);
            }
            std::ranges::sort(ranks);
            for (std::size_t i = 1; i < ranks.size(); ++i) {
                ++shared[{ranks[i - 1], ranks[i]}];
            }
        }
        return shared;
    }

    bool are_one(std::uint32_t one, std::uint32_t other, std::uint32_t shared) const {
        constexpr std::uint32_t least_shared = 3;
        const LiveblogFacts& a = liveblogs_[order_[one]];
        const LiveblogFacts& b = liveblogs_[order_[other]];
        if (a.title != 0 && a.title == b.title) return true;
        return shared >= least_shared && 2 * shared >= std::min(a.entries, b.entries);
    }

    const std::vector<LiveblogFacts>& liveblogs_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> rank_;
    Groups groups_;
};

}  // namespace

LiveblogFacts::LiveblogFacts(const ArchivedRevision& first)
    : id{first.entry.liveblog},
      outlet{first.entry.outlet},
      title{title_digest(first)},
      seen{first.seen.milliseconds} {}

void LiveblogFacts::take(const ArchivedRevision& line) {
    if (outlet.empty()) outlet = line.entry.outlet;  // It was only shown until now.
    // Any of its titles, chosen without regard to the order of import.
    title = std::max(title, title_digest(line));
    seen = std::min(seen, line.seen.milliseconds);
}

std::optional<std::uint64_t> printed_key(const ArchivedRevision& line) {
    const schema::Entry& entry = line.entry;
    if (!schema::tells_apart(entry.published)) return std::nullopt;
    const std::string_view body = entry.text.empty() ? entry.title : entry.text;
    if (history::count_words(body) < telling_words) return std::nullopt;
    const std::int64_t at = entry.published.at.milliseconds;
    const std::int64_t minute = at / minute_milliseconds - (at % minute_milliseconds < 0 ? 1 : 0);
    const std::uint64_t hash = mixed(digest_of(entry.outlet), history::letters_digest(body));
    return mixed(hash, static_cast<std::uint64_t>(minute));
}

std::vector<std::uint32_t> join_liveblogs(const std::vector<LiveblogFacts>& liveblogs,
                                          std::span<const PrintedWords> printed) {
    Joining joining{liveblogs};
    joining.join_by_number();
    joining.join_by_words(printed);
    return joining.stands_for();
}

std::uint32_t LiveblogEvidence::add(const ArchivedRevision& line) {
    const auto next = static_cast<std::uint32_t>(liveblogs_.size());
    const auto [known, is_new] = numbers_.try_emplace(line.entry.liveblog, next);
    const std::uint32_t number = known->second;
    if (is_new) {
        liveblogs_.emplace_back(line);
    } else {
        liveblogs_[number].take(line);
    }
    if (const auto key = printed_key(line)) printed_.push_back({*key, number});
    ids_.push_back({number, short_digest(line.entry.id)});
    return number;
}

void LiveblogEvidence::finish() {
    numbers_.clear();
    std::ranges::sort(printed_);
    printed_.erase(std::unique(printed_.begin(), printed_.end()), printed_.end());
    std::ranges::sort(ids_);
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
    for (const SeenId& seen : ids_) {
        ++liveblogs_[seen.liveblog].entries;
    }
    ids_ = {};
}

JoinedLiveblogs name_joined(const std::vector<LiveblogFacts>& liveblogs,
                            const std::vector<std::uint32_t>& stands_for) {
    JoinedLiveblogs joined;
    for (std::uint32_t i = 0; i < liveblogs.size(); ++i) {
        if (stands_for[i] != i) joined.emplace(liveblogs[i].id, liveblogs[stands_for[i]].id);
    }
    return joined;
}

}  // namespace onrecord::corpus
