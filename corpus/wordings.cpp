// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/wordings.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus {
namespace {

using schema::Instant;
using schema::PrintedInterval;
using schema::RevisionStamp;

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
/// So many views before and after are asked for an Entry that they lack: it bounds the work, and a
/// bound that lies farther off says little.
constexpr std::size_t farthest_look = 256;

bool is_proof(const LiveblogView& view) { return view.basis != SeenBasis::FileTime; }

auto rank(const LiveblogView& view) { return std::tie(view.seen, view.newest, view.capture); }

bool is_one_moment(const LiveblogView& one, const LiveblogView& other) {
    return one.seen == other.seen && one.newest == other.newest;
}

/// Where a view shows each Entry, from its oldest on.
using Places = std::unordered_map<std::uint32_t, std::size_t>;

/// Which stretch of views shows one wording of an Entry without another between.
struct Run {
    std::uint64_t words = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

class History {
public:
    explicit History(std::vector<LiveblogView> views) : views_{std::move(views)} {
        std::sort(views_.begin(), views_.end(), [](const auto& one, const auto& other) {
            return rank(one) < rank(other);
        });
        join_parts();
        for (const LiveblogView& view : views_) {
            Places& places = places_.emplace_back();
            for (std::size_t at = 0; at < view.shown.size(); ++at)
                places.try_emplace(view.shown[at].entry, at);
        }
        for (std::size_t view = 0; view < views_.size(); ++view) {
            for (const auto& shown : views_[view].shown)
                sightings_[shown.entry].push_back({view, shown.words});
            for (const std::uint32_t entry : views_[view].withdrawn)
                taken_back_.insert_or_assign(entry, view);
        }
    }

    std::vector<WordingHistory> tell() const {
        std::vector<WordingHistory> all;
        for (const auto& [entry, sightings] : sightings_)
            tell_entry(entry, sightings, all);
        std::sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
            return std::tie(one.entry, one.stamp.number) <
                   std::tie(other.entry, other.stamp.number);
        });
        return all;
    }

private:
    struct Seen {
        std::size_t view;
        std::uint64_t words;
    };

    /// A long Liveblog stands in several views of one Capture.
    void join_parts() {
        std::vector<LiveblogView> joined;
        for (LiveblogView& view : views_) {
            const bool is_part = !joined.empty() && joined.back().capture == view.capture &&
                                 joined.back().seen == view.seen;
            if (!is_part) {
                joined.push_back(std::move(view));
                continue;
            }
            auto& shown = joined.back().shown;
            shown.insert(shown.end(), view.shown.begin(), view.shown.end());
            auto& withdrawn = joined.back().withdrawn;
            withdrawn.insert(withdrawn.end(), view.withdrawn.begin(), view.withdrawn.end());
        }
        views_ = std::move(joined);
    }

    void tell_entry(std::uint32_t entry,
                    const std::vector<Seen>& sightings,
                    std::vector<WordingHistory>& all) const {
        const std::vector<Run> runs = runs_of(sightings);
        std::vector<WordingHistory> wordings;
        for (const Run& run : runs)
            add_run(entry, run, wordings);
        add_intervals(entry, sightings, wordings);
        std::stable_sort(wordings.begin(), wordings.end(), [](const auto& one, const auto& other) {
            return one.stamp.last_seen < other.stamp.last_seen;
        });
        // The last run is the page's wording also where its moment has another one.
        const auto current =
            std::find_if(wordings.begin(), wordings.end(), [&](const auto& wording) {
                return wording.words == runs.back().words;
            });
        std::rotate(current, current + 1, wordings.end());
        auto gone = taken_back(entry, runs.back().last);
        if (!gone) gone = withdrawal_of(entry, runs.back().last);
        const bool is_order_known = is_known(sightings);
        for (std::size_t at = 0; at < wordings.size(); ++at) {
            RevisionStamp& stamp = wordings[at].stamp;
            stamp.number = static_cast<std::uint32_t>(at + 1);
            stamp.count = static_cast<std::uint32_t>(wordings.size());
            stamp.gone = gone;
            stamp.is_order_known = is_order_known;
            all.push_back(std::move(wordings[at]));
        }
    }

    static std::vector<Run> runs_of(const std::vector<Seen>& sightings) {
        std::vector<Run> runs;
        for (const Seen& seen : sightings) {
            if (!runs.empty() && runs.back().words == seen.words) {
                runs.back().last = seen.view;
                continue;
            }
            runs.push_back({seen.words, seen.view, seen.view});
        }
        return runs;
    }

    /// The last vouched-for view in [from, to) that can be said to lack what `to` shows.
    std::size_t last_without(std::uint32_t entry,
                             const std::vector<Seen>& sightings,
                             std::size_t from,
                             std::size_t to) const {
        const std::size_t least = to > farthest_look ? std::max(from, to - farthest_look) : from;
        for (std::size_t view = to; view-- > least;) {
            if (!is_proof(views_[view]) || views_[view].seen == views_[to].seen) continue;
            if (places_[view].contains(entry) || shows_older(view, entry, sightings)) return view;
        }
        return none;
    }

    /// Whether `view` shows an Entry that stands before (older than) `entry` in the view
    /// `shown_in`.
    bool shows_older(std::size_t view, std::uint32_t entry, std::size_t shown_in) const {
        return neighbour(view, entry, shown_in, Side::Older) != none;
    }

    enum class Side : std::uint8_t { Older, Newer };

    /// The place in `view` of the nearest neighbour of `entry` in `shown_in` on one side; at most
    /// `reach` neighbours are tried.
    std::size_t neighbour(std::size_t view,
                          std::uint32_t entry,
                          std::size_t shown_in,
                          Side side) const {
        constexpr std::size_t reach = 64;
        const auto& shown = views_[shown_in].shown;
        std::size_t at = places_[shown_in].at(entry);
        for (std::size_t tries = 0; tries < reach; ++tries) {
            if (side == Side::Older ? at == 0 : at + 1 == shown.size()) return none;
            at = side == Side::Older ? at - 1 : at + 1;
            const auto place = places_[view].find(shown[at].entry);
            if (place != places_[view].end()) return place->second;
        }
        return none;
    }

    void add_run(std::uint32_t entry, const Run& run, std::vector<WordingHistory>& wordings) const {
        auto known = std::find_if(wordings.begin(), wordings.end(), [&](const auto& wording) {
            return wording.words == run.words;
        });
        if (known == wordings.end()) {
            wordings.push_back({entry, run.words, {}, views_[run.first].capture, 0});
            known = wordings.end() - 1;
            known->stamp.seen = views_[run.first].seen;
        }
        known->stamp.last_seen = views_[run.last].seen;
        known->last_capture = views_[run.last].capture;
    }

    /// From vouched-for views alone: a file's time that is wrong must neither part what stood
    /// together nor hide what lies between.
    void add_intervals(std::uint32_t entry,
                       const std::vector<Seen>& sightings,
                       std::vector<WordingHistory>& wordings) const {
        const Seen* before = nullptr;
        for (const Seen& seen : sightings) {
            if (!is_proof(views_[seen.view])) continue;
            const Seen* previous = std::exchange(before, &seen);
            const bool is_same = previous != nullptr && previous->words == seen.words;
            std::size_t without = none;
            if (is_same) {
                without = gap_between(entry, previous->view, seen.view);
                if (without == none) continue;
            } else {
                without = without_before(entry, sightings, previous, seen);
            }
            PrintedInterval interval;
            interval.by = views_[seen.view].seen;
            if (without != none) interval.after = views_[without].seen;
            const auto wording =
                std::find_if(wordings.begin(), wordings.end(), [&](const auto& one) {
                    return one.words == seen.words;
                });
            wording->stamp.printed.push_back(interval);
        }
    }

    /// The view that bounds the begin of other words than those of `previous`, the vouched-for view
    /// before them. Where the Entry was gone between and the former words come back later, it is
    /// the last one that shows those: of a stretch in the middle nothing else says how long it was.
    std::size_t without_before(std::uint32_t entry,
                               const std::vector<Seen>& sightings,
                               const Seen* previous,
                               const Seen& seen) const {
        const std::size_t from = previous == nullptr ? 0 : previous->view;
        const std::size_t without = last_without(entry, sightings, from, seen.view);
        if (previous == nullptr || without == none || places_[without].contains(entry)) {
            return without;
        }
        const bool comes_back =
            std::any_of(sightings.begin() + (&seen - sightings.data()),
                        sightings.end(),
                        [&](const Seen& later) { return later.words == previous->words; });
        return comes_back ? previous->view : without;
    }

    /// Between two views that show the Entry the last vouched-for one that lacks it, though it
    /// shows what stands on both sides of its place: it was taken off and put back.
    std::size_t gap_between(std::uint32_t entry, std::size_t from, std::size_t to) const {
        const std::size_t least =
            to > farthest_look ? std::max(from + 1, to - farthest_look) : from + 1;
        for (std::size_t view = to; view-- > least;) {
            const Instant at = views_[view].seen;
            const bool is_between = at != views_[from].seen && at != views_[to].seen;
            if (!is_proof(views_[view]) || !is_between || places_[view].contains(entry)) continue;
            if (passes_over(view, entry, from) || passes_over(view, entry, to)) return view;
        }
        return none;
    }

    /// Whether `view` shows an older neighbour that the Entry has in `shown_in`, and a newer Entry
    /// than that.
    bool passes_over(std::size_t view, std::uint32_t entry, std::size_t shown_in) const {
        const std::size_t older = neighbour(view, entry, shown_in, Side::Older);
        return older != none && older + 1 < views_[view].shown.size();
    }

    /// The same by any of the first views that show the Entry: a rolling page may show nothing
    /// older.
    bool shows_older(std::size_t view, std::uint32_t entry, const std::vector<Seen>& in) const {
        constexpr std::size_t most = 8;
        return std::any_of(in.begin(),
                           in.begin() + static_cast<std::ptrdiff_t>(std::min(most, in.size())),
                           [&](const Seen& seen) { return shows_older(view, entry, seen.view); });
    }

    /// By the Outlet's own word, in the last view that shows the Entry or a later one.
    std::optional<schema::Withdrawal> taken_back(std::uint32_t entry, std::size_t last) const {
        const auto said = taken_back_.find(entry);
        if (said == taken_back_.end() || said->second < last) return std::nullopt;
        return schema::Withdrawal{views_[last].seen, views_[said->second].seen};
    }

    std::optional<schema::Withdrawal> withdrawal_of(std::uint32_t entry, std::size_t last) const {
        if (!is_proof(views_[last])) return std::nullopt;
        const std::size_t end = std::min(views_.size(), last + 1 + farthest_look);
        for (std::size_t view = last + 1; view < end; ++view) {
            if (!is_proof(views_[view]) || views_[view].seen == views_[last].seen) continue;
            if (passes_over(view, entry, last)) {
                return schema::Withdrawal{views_[last].seen, views_[view].seen};
            }
        }
        return std::nullopt;
    }

    /// False where two views of one moment show the Entry in other words.
    bool is_known(const std::vector<Seen>& sightings) const {
        for (std::size_t at = 1; at < sightings.size(); ++at) {
            const Seen& one = sightings[at - 1];
            const Seen& other = sightings[at];
            if (one.words != other.words && is_one_moment(views_[one.view], views_[other.view])) {
                return false;
            }
        }
        return true;
    }

    std::vector<LiveblogView> views_;
    std::vector<Places> places_;
    std::unordered_map<std::uint32_t, std::vector<Seen>> sightings_;
    /// The last view in which the Outlet says that it took the Entry back.
    std::unordered_map<std::uint32_t, std::size_t> taken_back_;
};

}  // namespace

std::vector<WordingHistory> tell_history(std::vector<LiveblogView> views) {
    return History{std::move(views)}.tell();
}

}  // namespace onrecord::corpus
