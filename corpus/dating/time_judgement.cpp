// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dating/time_judgement.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace onrecord::corpus::dating {
namespace {

using schema::Entry;
using schema::Instant;
using schema::KnownTime;
using schema::Precision;
using schema::TimeDoubt;
using schema::TimeTrust;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
/// Tolerated difference between the clocks of a page and of the computer that saved it.
constexpr std::int64_t clock_slack = 5 * minute;
/// A date, or a time without a zone, may refer to a moment this much earlier: time zones reach
/// UTC+14.
constexpr std::int64_t zone_slack = 14 * hour;
/// A page may state a start slightly later than its first Entry.
constexpr std::int64_t begin_slack = hour;
/// There were no liveblogs before; such years are null values of templates.
constexpr std::int64_t earliest_year = 1990;

std::int64_t start_of_year(std::int64_t year) {
    const std::chrono::sys_days begin{std::chrono::year{static_cast<int>(year)} /
                                      std::chrono::January / 1};
    return begin.time_since_epoch().count() * day;
}

bool is_own(const KnownTime& time) {
    return time.trust == TimeTrust::A && time.doubt == TimeDoubt::None;
}

void doubt(KnownTime& time, TimeDoubt why) {
    time.trust = TimeTrust::C;
    time.doubt = why;
}

void doubt(KnownTime& time, TimeDoubt why, Doubts& doubts) {
    doubt(time, why);
    ++doubts[why];
}

bool means_none(const KnownTime& time) {
    static const std::int64_t earliest = start_of_year(earliest_year);
    return !time.is_known() || time.at.milliseconds < earliest;
}

/// Whether the page itself gives the time. Computed times may depend on the Capture's time.
bool is_given(const KnownTime& time) {
    return !means_none(time) && time.trust != TimeTrust::B && time.doubt != TimeDoubt::Guessed;
}

bool is_later(const KnownTime& time, Instant seen) {
    if (!is_given(time)) return false;
    const bool is_exact = time.precision >= Precision::Minute && time.doubt != TimeDoubt::NoZone &&
                          time.doubt != TimeDoubt::Midnight;
    const std::int64_t slack = is_exact ? clock_slack : clock_slack + zone_slack;
    return time.at.milliseconds > seen.milliseconds + slack;
}

void drop_if_none(KnownTime& time, Doubts& doubts) {
    if (!time.is_known() || !means_none(time)) return;
    time = KnownTime{};
    ++doubts[TimeDoubt::Epoch];
}

/// The Entries whose published time has no doubt so far.
std::vector<Entry*> believed(std::span<Entry*> entries) {
    std::vector<Entry*> kept;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(kept), [](const Entry* entry) {
        return is_own(entry->published);
    });
    return kept;
}

bool is_of_page(Instant at, const PageTimes& page) {
    return (page.published.is_known() && page.published.at == at) ||
           (page.modified.is_known() && page.modified.at == at);
}

/// A time shared by three or more Entries that equals the page's own, or by all of two or more, is
/// not theirs.
void doubt_shared(std::span<Entry*> entries, const PageTimes& page, Doubts& doubts) {
    constexpr std::size_t many = 3;
    const std::vector<Entry*> all = believed(entries);
    std::map<Instant, std::size_t> counts;
    for (const Entry* entry : all) {
        ++counts[entry->published.at];
    }
    const bool is_one_for_all = all.size() >= 2 && counts.size() == 1;
    for (Entry* entry : all) {
        const Instant at = entry->published.at;
        const bool is_shared = is_one_for_all || (counts[at] >= many && is_of_page(at, page));
        if (is_shared) doubt(entry->published, TimeDoubt::SharedByPage, doubts);
    }
}

std::int64_t time_of_day(Instant at) { return ((at.milliseconds % day) + day) % day; }

/// All at midnight UTC, or all at one time of day that is midnight in some time zone (a multiple of
/// 15 minutes).
void doubt_midnight(std::span<Entry*> entries, Doubts& doubts) {
    const std::vector<Entry*> all = believed(entries);
    if (all.empty()) return;
    const std::int64_t first = time_of_day(all.front()->published.at);
    const bool is_one = std::all_of(all.begin(), all.end(), [&](const Entry* entry) {
        return time_of_day(entry->published.at) == first;
    });
    constexpr std::int64_t zone_step = 15 * minute;
    const bool is_midnight = first == 0 || (all.size() >= 2 && first % zone_step == 0);
    if (!is_one || !is_midnight) return;
    for (Entry* entry : all) {
        doubt(entry->published, TimeDoubt::Midnight, doubts);
        entry->published.precision = Precision::Day;
    }
}

/// If most Entries are "too early", the page's own time was updated and says nothing about them.
/// For a single Entry it is unknown which of the two is wrong, so it is doubted.
void doubt_before_begin(std::span<Entry*> entries, const PageTimes& page, Doubts& doubts) {
    if (!is_own(page.published)) return;
    const std::int64_t begin = page.published.at.milliseconds - begin_slack;
    std::vector<Entry*> early = believed(entries);
    const std::size_t of = early.size();
    std::erase_if(early,
                  [&](const Entry* entry) { return entry->published.at.milliseconds >= begin; });
    constexpr std::size_t few = 2;
    if (of >= few && early.size() * 2 > of) return;
    for (Entry* entry : early) {
        doubt(entry->published, TimeDoubt::BeforeLiveblog, doubts);
    }
}

/// On a page that never gives seconds, the precision is the minute.
void cut_to_minutes(std::span<Entry*> entries) {
    const bool has_seconds = std::any_of(entries.begin(), entries.end(), [](const Entry* entry) {
        return entry->published.precision == Precision::Second && entry->published.is_known() &&
               entry->published.at.milliseconds % minute != 0;
    });
    if (has_seconds) return;
    for (Entry* entry : entries) {
        KnownTime& time = entry->published;
        if (time.precision == Precision::Second) time.precision = Precision::Minute;
    }
}

}  // namespace

void MomentCheck::add(const Entry& entry, Instant seen) {
    if (is_given(entry.published) || is_given(entry.modified)) ++timed_;
    if (is_later(entry.published, seen) || is_later(entry.modified, seen)) ++later_;
}

std::size_t doubt_later_than(Instant seen, std::span<Entry*> entries) {
    std::size_t count = 0;
    for (Entry* entry : entries) {
        for (KnownTime* time : {&entry->published, &entry->modified}) {
            if (!is_own(*time) || !is_later(*time, seen)) continue;
            doubt(*time, TimeDoubt::AfterSeen);
            ++count;
        }
    }
    return count;
}

Doubts judge_times(std::span<Entry*> entries, const PageTimes& page) {
    Doubts doubts;
    for (Entry* entry : entries) {
        drop_if_none(entry->published, doubts);
        drop_if_none(entry->modified, doubts);
    }
    doubt_shared(entries, page, doubts);
    doubt_midnight(entries, doubts);
    doubt_before_begin(entries, page, doubts);
    cut_to_minutes(entries);
    return doubts;
}

}  // namespace onrecord::corpus::dating
