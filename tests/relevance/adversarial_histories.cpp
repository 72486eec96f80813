// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/adversarial_histories.hpp"

#include "tests/support/random_entries.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace onrecord::tests {
namespace {

using schema::Instant;
using schema::KnownTime;
using schema::Precision;
using schema::TimeTrust;
using support::Dice;

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
/// 30 March 2024, 06:00 UTC: the next day a clock changes.
constexpr std::int64_t morning = 1'711'778'400'000;

std::int64_t between(Dice& dice, std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(
                       dice.roll(static_cast<std::size_t>((most - least) / second + 1))) *
                       second;
}

constexpr PageClock clocks[] = {PageClock::Seconds,
                                PageClock::Seconds,
                                PageClock::Seconds,
                                PageClock::Minutes,
                                PageClock::Minutes,
                                PageClock::MovedOn,
                                PageClock::OfThePage,
                                PageClock::OneForAll,
                                PageClock::DayOnly,
                                PageClock::InTheFuture,
                                PageClock::EpochZero,
                                PageClock::WrongZone,
                                PageClock::Backdated};

/// The statement comes with the update, is edited in, out, and back.
TrueUpdate make_statement(Dice& dice, std::int64_t begin) {
    TrueUpdate update;
    const bool comes_late = dice.one_in(3);
    update.wordings.push_back({begin, !comes_late});
    std::int64_t at = begin;
    for (std::size_t edits = comes_late ? 1 + dice.roll(2) : dice.roll(3); edits > 0; --edits) {
        at += between(dice, 30 * second, 2 * hour);
        update.wordings.push_back({at, !update.wordings.back().has_words});
    }
    if (dice.one_in(8)) update.removed = at + between(dice, minute, 3 * hour);
    return update;
}

TrueCapture make_capture(Dice& dice, std::int64_t at, std::size_t updates) {
    TrueCapture capture{at, at, !dice.one_in(4), updates};
    if (!capture.is_vouched) capture.claimed = morning + between(dice, -2 * day, 2 * day);
    if (dice.one_in(3)) capture.shown = 1 + dice.roll(updates);
    return capture;
}

TrueOutlet make_outlet(Dice& dice, std::string name, std::int64_t printed) {
    TrueOutlet outlet;
    outlet.name = std::move(name);
    outlet.clock = clocks[dice.roll(std::size(clocks))];
    outlet.tells_changes = !dice.one_in(3);
    const std::size_t before = 1 + dice.roll(3);
    for (std::size_t i = before; i > 0; --i) {
        const auto steps = static_cast<std::int64_t>(i);
        outlet.updates.push_back(
            {{{printed - steps * 20 * minute - between(dice, 0, 5 * minute), false}}, never});
    }
    outlet.update = outlet.updates.size();
    outlet.updates.push_back(make_statement(dice, printed));
    for (std::size_t i = 1 + dice.roll(3); i > 0; --i) {
        const std::int64_t last = outlet.updates.back().wordings.front().from;
        outlet.updates.push_back({{{last + between(dice, minute, 40 * minute), false}}, never});
    }
    for (std::size_t i = dice.roll(6); i > 0; --i) {
        const std::int64_t at = dice.one_in(2) ? outlet.first() + between(dice, -hour, 2 * hour)
                                               : morning + between(dice, 0, 18 * hour);
        outlet.captures.push_back(make_capture(dice, at, outlet.updates.size()));
    }
    return outlet;
}

const TrueWording* wording_at(const TrueUpdate& update, std::int64_t at) {
    if (at >= update.removed) return nullptr;
    const TrueWording* last = nullptr;
    for (const TrueWording& wording : update.wordings) {
        if (wording.from <= at) last = &wording;
    }
    return last;
}

/// The updates that a Capture shows, oldest first.
std::vector<std::size_t> shown_in(const TrueOutlet& outlet, const TrueCapture& capture) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < outlet.updates.size(); ++i) {
        if (wording_at(outlet.updates[i], capture.at) != nullptr) shown.push_back(i);
    }
    if (shown.size() > capture.shown) {
        shown.erase(shown.begin(), shown.end() - static_cast<std::ptrdiff_t>(capture.shown));
    }
    return shown;
}

std::int64_t last_change(const TrueUpdate& update, std::int64_t at) {
    return wording_at(update, at)->from;
}

std::int64_t page_change(const TrueOutlet& outlet, const TrueCapture& capture) {
    std::int64_t last = 0;
    for (const std::size_t i : shown_in(outlet, capture)) {
        last = std::max(last, last_change(outlet.updates[i], capture.at));
    }
    return last;
}

std::int64_t printed_time(const TrueOutlet& outlet, const TrueCapture& capture, std::size_t i) {
    const std::int64_t published = outlet.updates[i].wordings.front().from;
    switch (outlet.clock) {
        case PageClock::Seconds:
            return published;
        case PageClock::Minutes:
            return published / minute * minute;
        case PageClock::MovedOn:
            return last_change(outlet.updates[i], capture.at);
        case PageClock::OfThePage:
            return page_change(outlet, capture);
        case PageClock::OneForAll:
            return outlet.updates.front().wordings.front().from;
        case PageClock::DayOnly:
            return published / day * day;
        case PageClock::InTheFuture:
            return capture.at + hour + published % hour;
        case PageClock::EpochZero:
            return 0;
        case PageClock::WrongZone:
            return published - hour;
        case PageClock::Backdated:
            return published - 7 * minute;
    }
    return published;
}

schema::Entry entry_in(const TrueOutlet& outlet, const TrueCapture& capture, std::size_t i) {
    schema::Entry entry;
    entry.outlet = outlet.name;
    entry.liveblog = outlet.name + "/live";
    entry.id = std::to_string(i);
    entry.text = wording_at(outlet.updates[i], capture.at)->has_words ? "The words." : "Others.";
    entry.order = static_cast<std::int64_t>(i);
    entry.published =
        KnownTime{Instant{printed_time(outlet, capture, i)}, Precision::Second, TimeTrust::A, {}};
    const std::int64_t changed = last_change(outlet.updates[i], capture.at);
    if (outlet.tells_changes && changed > outlet.updates[i].wordings.front().from) {
        entry.modified = KnownTime{Instant{changed}, Precision::Second, TimeTrust::A, {}};
    }
    return entry;
}

/// The statement's Entry as an import of this Capture leaves it.
schema::Entry judged_entry(const TrueOutlet& outlet, const TrueCapture& capture) {
    std::vector<schema::Entry> entries;
    std::vector<schema::Entry*> page;
    std::size_t at = 0;
    for (const std::size_t i : shown_in(outlet, capture)) {
        if (i == outlet.update) at = entries.size();
        entries.push_back(entry_in(outlet, capture, i));
    }
    for (schema::Entry& entry : entries) {
        page.push_back(&entry);
    }
    const std::int64_t begin = outlet.updates.front().wordings.front().from;
    corpus::dating::PageTimes times;
    times.published = KnownTime{Instant{begin}, Precision::Second, TimeTrust::A, {}};
    times.modified =
        KnownTime{Instant{page_change(outlet, capture)}, Precision::Second, TimeTrust::A, {}};
    corpus::dating::judge_times(page, times);
    if (capture.is_vouched) corpus::dating::doubt_later_than(Instant{capture.claimed}, page);
    return entries[at];
}

std::uint64_t words_of(std::size_t update, bool has_words) {
    return update * 2 + (has_words ? 1 : 0) + 1;
}

bool shows_statement(const TrueOutlet& outlet, const TrueCapture& capture) {
    const auto shown = shown_in(outlet, capture);
    return std::ranges::find(shown, outlet.update) != shown.end() &&
           wording_at(outlet.updates[outlet.update], capture.at)->has_words;
}

/// The Capture whose line stands for the words: the earliest seen.
const TrueCapture* kept_capture(const TrueOutlet& outlet) {
    const TrueCapture* kept = nullptr;
    for (const TrueCapture& capture : outlet.captures) {
        if (!shows_statement(outlet, capture)) continue;
        if (kept == nullptr || capture.claimed < kept->claimed) kept = &capture;
    }
    return kept;
}

}  // namespace

bool gives_itself_away(PageClock clock) {
    switch (clock) {
        case PageClock::OfThePage:
        case PageClock::OneForAll:
        case PageClock::DayOnly:
        case PageClock::InTheFuture:
        case PageClock::EpochZero:
            return true;
        case PageClock::Seconds:
        case PageClock::Minutes:
        case PageClock::MovedOn:
        case PageClock::WrongZone:
        case PageClock::Backdated:
            return false;
    }
    return false;
}

bool is_honest(PageClock clock) {
    return clock == PageClock::Seconds || clock == PageClock::Minutes;
}

std::int64_t TrueOutlet::first() const {
    for (const TrueWording& wording : updates[update].wordings) {
        if (wording.has_words) return wording.from;
    }
    return never;
}

AdversarialHistory make_history(std::uint32_t seed) {
    Dice dice{seed};
    AdversarialHistory history;
    std::int64_t printed = morning + between(dice, 0, 8 * hour);
    constexpr std::string_view names[] = {"Quay Gazette", "Harbour Post", "Tide", "Lantern"};
    const std::size_t outlets = 2 + dice.roll(3);
    for (std::size_t i = 0; i < outlets; ++i) {
        history.outlets.push_back(make_outlet(dice, std::string{names[i]}, printed));
        // The next one copies, or has it from elsewhere.
        printed += dice.one_in(2) ? between(dice, 20 * second, 3 * minute)
                                  : between(dice, -hour, 3 * hour);
    }
    return history;
}

std::vector<corpus::LiveblogView> views_of(const TrueOutlet& outlet) {
    std::vector<corpus::LiveblogView> views;
    std::uint64_t number = 1;
    for (const TrueCapture& capture : outlet.captures) {
        corpus::LiveblogView view;
        view.seen = Instant{capture.claimed};
        view.basis = capture.is_vouched ? corpus::SeenBasis::Given : corpus::SeenBasis::FileTime;
        view.newest = Instant{page_change(outlet, capture)};
        view.capture = number++;
        for (const std::size_t i : shown_in(outlet, capture)) {
            const bool has_words = wording_at(outlet.updates[i], capture.at)->has_words;
            view.shown.push_back({static_cast<std::uint32_t>(i), words_of(i, has_words)});
        }
        views.push_back(std::move(view));
    }
    return views;
}

std::vector<schema::AnnotatedEntry> printings_of(const TrueOutlet& outlet) {
    const TrueCapture* kept = kept_capture(outlet);
    if (kept == nullptr) return {};
    for (const corpus::WordingHistory& wording : corpus::tell_history(views_of(outlet))) {
        if (wording.words != words_of(outlet.update, true)) continue;
        return {schema::AnnotatedEntry{judged_entry(outlet, *kept), wording.stamp, {}}};
    }
    return {};
}

bool has_vouched_line(const TrueOutlet& outlet) {
    const TrueCapture* kept = kept_capture(outlet);
    return kept != nullptr && kept->is_vouched;
}

Bounds bounds_of(const TrueOutlet& outlet) {
    Bounds bounds;
    for (const TrueCapture& capture : outlet.captures) {
        if (capture.is_vouched && shows_statement(outlet, capture)) {
            bounds.by = std::min(bounds.by, capture.at);
        }
    }
    if (bounds.by == never) return bounds;
    for (const TrueCapture& capture : outlet.captures) {
        if (!capture.is_vouched || capture.at >= bounds.by) continue;
        // A page that shows an older update would show this one, were it there. Where it shows this
        // one in other words, the words may have stood before, been edited out, and come back.
        const auto shown = shown_in(outlet, capture);
        if (shown.empty() || shown.front() >= outlet.update) continue;
        if (std::ranges::find(shown, outlet.update) != shown.end()) continue;
        bounds.after = std::max(bounds.after, capture.at);
    }
    return bounds;
}

}  // namespace onrecord::tests
