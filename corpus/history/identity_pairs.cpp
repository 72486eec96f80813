// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/history/identity_pairs.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

namespace onrecord::corpus::history {
namespace {

/// Fewer words are printed twice by accident: "Good morning."
constexpr std::uint16_t telling_words = 5;
/// More of one kind at one minute is a machine's doing; each is compared with so many after it.
constexpr std::uint32_t most_neighbours = 32;
constexpr std::int64_t day_minutes = 24 * 60;

/// Calls `visit` with the two Entries of every two Sightings in `order` that `is_alike` of and that
/// stand near each other in it.
template <class IsAlike, class Visit>
void for_each_alike(const Sightings& sightings,
                    const std::vector<std::uint32_t>& order,
                    IsAlike is_alike,
                    Visit visit) {
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t end = std::min<std::size_t>(order.size(), i + 1 + most_neighbours);
        for (std::size_t j = i + 1; j < end && is_alike(order[i], order[j]); ++j) {
            const std::uint32_t one = sightings.entry_of(order[i]);
            const std::uint32_t other = sightings.entry_of(order[j]);
            if (one != other) visit(EntryPair{std::min(one, other), std::max(one, other)});
        }
    }
}

/// Adds the pairs of Entries that `key` has the same value for; a Sighting that `counts` is false
/// for is passed over.
template <class Key, class Counts>
void add_pairs(const Sightings& sightings, std::vector<EntryPair>& pairs, Key key, Counts counts) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t at = 0; at < sightings.all().size(); ++at) {
        if (counts(sightings.all()[at])) order.push_back(at);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        return std::tuple{key(one), one} < std::tuple{key(other), other};
    });
    const auto is_alike = [&](std::uint32_t one, std::uint32_t other) {
        return key(one) == key(other);
    };
    for_each_alike(sightings, order, is_alike, [&](const EntryPair& pair) {
        if (!sightings.stand_together(pair.one, pair.other)) pairs.push_back(pair);
    });
}

/// The best that any wording of the one has with any of the other.
struct Closeness {
    bool is_same_or_cut = false;
    bool has_same_numbers = false;
    double likeness = 0;
};

Closeness compare_words(const EntryEvidence& one, const EntryEvidence& other) {
    Closeness best;
    for (const WordSignature& a : one.signatures) {
        for (const WordSignature& b : other.signatures) {
            const double alike = likeness(a, b);
            best.is_same_or_cut = best.is_same_or_cut || is_same_or_cut(a, b);
            if (alike < best.likeness) continue;
            best.likeness = alike;
            best.has_same_numbers = a.numbers == b.numbers;
        }
    }
    return best;
}

enum class SameTime : std::uint8_t { No, Unknown, SameDay, Minute, Second };

/// A clock without a zone differs from one with it by quarters of an hour, fourteen hours at most:
/// such a difference says nothing.
bool may_be_one_time(const Sighting& one, const Sighting& other) {
    constexpr std::int64_t zone_step = 15;
    constexpr std::int64_t farthest_zone = 14 * 60;
    const std::int64_t between = std::abs(one.minute - other.minute);
    return between % zone_step == 0 && between <= farthest_zone;
}

SameTime compare_times(const Sighting& one, const Sighting& other) {
    if (one.minute == no_minute || other.minute == no_minute) return SameTime::Unknown;
    if (one.is_zoneless != other.is_zoneless && one.minute != other.minute) {
        return may_be_one_time(one, other) ? SameTime::Unknown : SameTime::No;
    }
    if (one.minute == other.minute) {
        if (one.second == 0 || other.second == 0) return SameTime::Minute;
        if (one.second == other.second) return SameTime::Second;
    }
    const bool is_one_day = one.minute / day_minutes == other.minute / day_minutes;
    return is_one_day ? SameTime::SameDay : SameTime::No;
}

SameTime compare_times(const EntryEvidence& one, const EntryEvidence& other) {
    SameTime best = SameTime::No;
    for (const Sighting& a : one.sightings) {
        for (const Sighting& b : other.sightings) {
            best = std::max(best, compare_times(a, b));
        }
    }
    return best;
}

bool has_same_title(const EntryEvidence& one, const EntryEvidence& other) {
    const auto is_shared = [&](const Sighting& a) {
        return a.title != 0 && std::any_of(other.sightings.begin(),
                                           other.sightings.end(),
                                           [&](const Sighting& b) { return a.title == b.title; });
    };
    return std::any_of(one.sightings.begin(), one.sightings.end(), is_shared);
}

std::uint32_t most_words(const EntryEvidence& entry) {
    std::uint32_t words = 0;
    for (const WordSignature& signature : entry.signatures) {
        words = std::max(words, signature.words);
    }
    return words;
}

constexpr double most_of_the_words = 0.5;
constexpr double same_words = 2;  // Before any likeness.

Judgement judge_at_one_time(const Closeness& words, SameTime time, bool is_same_title) {
    if (words.is_same_or_cut) return {Sameness::Same, same_words};
    if (words.likeness >= most_of_the_words) {
        // "Pier 2 has fallen" and "Pier 3 has fallen" of one minute may be two.
        if (time == SameTime::Second || words.has_same_numbers) {
            return {Sameness::Same, words.likeness};
        }
        return {Sameness::Perhaps, 0, "the same minute and most of the words, but other numbers"};
    }
    if (is_same_title) return {Sameness::Perhaps, 0, "the same title and time, but other words"};
    return {};
}

/// Without a time the words have to say more.
Judgement judge_without_time(const Closeness& words, bool is_same_title) {
    if (words.likeness < most_of_the_words) {
        if (!is_same_title) return {};
        return {Sameness::Perhaps, 0, "the same title, but other words, and a time is not known"};
    }
    if (is_same_title && words.has_same_numbers) return {Sameness::Same, words.likeness};
    return {Sameness::Perhaps, 0, "most of the words, but a time is not known"};
}

}  // namespace

std::vector<EntryPair> find_pairs(const Sightings& sightings, Groups& liveblogs) {
    const auto& all = sightings.all();
    std::vector<std::uint32_t> liveblog(all.size());
    for (std::uint32_t at = 0; at < all.size(); ++at) {
        liveblog[at] = liveblogs.find(all[at].liveblog);
    }
    std::vector<EntryPair> pairs;
    add_pairs(
        sightings,
        pairs,
        [&](std::uint32_t at) {
            return std::tuple{liveblog[at], all[at].minute};
        },
        [](const Sighting& one) { return one.minute != no_minute; });
    add_pairs(
        sightings,
        pairs,
        [&](std::uint32_t at) {
            return std::tuple{liveblog[at], all[at].letters};
        },
        [](const Sighting& one) { return one.words >= telling_words; });
    add_pairs(
        sightings,
        pairs,
        [&](std::uint32_t at) {
            return std::tuple{liveblog[at], all[at].title};
        },
        [](const Sighting& one) { return one.title != 0 && one.minute == no_minute; });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

Judgement judge_pair(const EntryEvidence& one, const EntryEvidence& other) {
    const Closeness words = compare_words(one, other);
    const SameTime time = compare_times(one, other);
    const bool is_same_title = has_same_title(one, other);
    if (time >= SameTime::Minute) return judge_at_one_time(words, time, is_same_title);
    const bool is_telling = std::min(most_words(one), most_words(other)) >= telling_words;
    if (words.is_same_or_cut && is_telling && time != SameTime::No) {
        return {Sameness::Same, same_words};
    }
    if (time == SameTime::Unknown) return judge_without_time(words, is_same_title);
    return {};
}

}  // namespace onrecord::corpus::history
