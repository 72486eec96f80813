// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/unit_tidying.hpp"

#include "corpus/formats/pasted/line_forms.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

/// Runs of three titles and more without a body, on a page whose Entries have bodies.
std::vector<bool> find_lists(const std::vector<Unit>& units, std::size_t bodies) {
    std::vector<bool> listed(units.size());
    constexpr std::size_t fewest = 3;
    if (bodies < fewest) return listed;
    for (std::size_t at = 0; at < units.size();) {
        std::size_t end = at;
        while (end < units.size() && units[end].text.empty()) {
            ++end;
        }
        for (std::size_t item = at; item < end && end - at >= fewest; ++item) {
            listed[item] = true;
        }
        at = end + 1;
    }
    return listed;
}

/// A list of key events repeats the titles of Entries, or names Entries that the page does not
/// show: they are no Entries themselves. Where most have no body, titles are all there is.
void drop_repeated_titles(Outline& outline) {
    std::set<std::string_view> with_body;
    std::size_t bodies = 0;
    for (const Unit& unit : outline.units) {
        if (unit.text.empty()) continue;
        with_body.insert(unit.title);
        ++bodies;
    }
    // The last item of such a list may have taken the next for its words.
    for (Unit& unit : outline.units) {
        if (!unit.text.empty() && unit.text != unit.title && with_body.contains(unit.text)) {
            unit.boilerplate.push_back({BoilerplateKind::Link, std::exchange(unit.text, {}), 0});
            --bodies;
        }
    }
    const std::vector<bool> listed = find_lists(outline.units, bodies);
    const bool has_clocks = std::ranges::any_of(outline.units, [](const Unit& unit) {
        return !unit.text.empty() && unit.published && unit.published->minute_of_day;
    });
    std::vector<Unit> kept;
    std::vector<schema::Boilerplate> of_lead;
    for (std::size_t at = 0; at < outline.units.size(); ++at) {
        Unit& unit = outline.units[at];
        const bool repeats = unit.text.empty() && with_body.contains(unit.title);
        const bool is_empty_lead = at == 0 && unit.text.empty();
        // `5h ago` under a title, on a page whose Entries have a time of day.
        const bool is_pointer =
            has_clocks && unit.text.empty() && unit.published && !unit.published->minute_of_day;
        if (!repeats && !is_empty_lead && !listed[at] && !is_pointer) {
            kept.push_back(std::move(unit));
            continue;
        }
        if (!repeats && !is_empty_lead) ++outline.pointers;
        if (is_empty_lead) of_lead = std::move(unit.boilerplate);
        if (kept.empty()) continue;
        kept.back().boilerplate.push_back({BoilerplateKind::Link,
                                           unit.title,
                                           static_cast<std::uint32_t>(kept.back().text.size())});
    }
    // What stood over the first Entry is kept with it.
    if (!kept.empty()) {
        for (schema::Boilerplate& piece : of_lead) {
            piece.body_offset = 0;
        }
        auto& pieces = kept.front().boilerplate;
        pieces.insert(pieces.begin(), of_lead.begin(), of_lead.end());
    }
    outline.units = std::move(kept);
}

/// A pinned Entry stands at the top and again in its place, where it belongs.
void drop_pinned_copies(Outline& outline) {
    std::unordered_map<std::string, std::size_t> counts;
    const auto key_of = [](const Unit& unit) {
        const bool has_minute = unit.published && unit.published->minute_of_day;
        return unit.title + '\n' + unit.text + '\n' +
               (has_minute ? std::to_string(*unit.published->minute_of_day) : "");
    };
    for (const Unit& unit : outline.units) {
        ++counts[key_of(unit)];
    }
    std::vector<Unit> kept;
    for (Unit& unit : outline.units) {
        const auto row = counts.find(key_of(unit));
        const bool has_words = !unit.text.empty();
        if (has_words && row->second > 1) {
            --row->second;
            ++outline.repeated;
        } else {
            kept.push_back(std::move(unit));
        }
    }
    outline.units = std::move(kept);
}

std::string beginning_of(const Unit& unit) {
    constexpr std::size_t most_bytes = 200;
    return unit.title + ' ' + unit.text.substr(0, most_bytes);
}

bool opens(const Unit& unit) { return says_any(beginning_of(unit), "opens"); }
bool closes(const Unit& unit) { return says_any(beginning_of(unit), "closes"); }

/// Minutes from any beginning, for comparing two times of one page.
std::optional<std::int64_t> minutes_of(const Unit& unit) {
    if (!unit.published || !unit.published->minute_of_day) return std::nullopt;
    const std::optional<Date> day = unit.published->date ? unit.published->date : unit.day;
    constexpr std::int64_t day_minutes = 1440;
    const std::int64_t days = day ? (day->month * 31) + day->day : 0;
    return days * day_minutes + *unit.published->minute_of_day;
}

/// Times decide; without them who opens and who closes; else as most liveblogs do.
Direction find_direction(const Outline& outline) {
    int falls = 0;
    int rises = 0;
    std::optional<std::int64_t> before;
    for (const Unit& unit : outline.units) {
        const auto now = minutes_of(unit);
        if (!now) continue;
        // Half a day or more is a step over midnight, the other way.
        constexpr std::int64_t half_a_day = 720;
        constexpr std::int64_t day_minutes = 1440;
        std::int64_t step = before ? *now - *before : 0;
        if (step >= half_a_day && step < day_minutes) step -= day_minutes;
        if (step <= -half_a_day && step > -day_minutes) step += day_minutes;
        if (step < 0) ++falls;
        if (step > 0) ++rises;
        before = now;
    }
    if (falls != rises) return falls > rises ? Direction::NewestFirst : Direction::OldestFirst;
    const auto& units = outline.units;
    if (units.size() < 2) return Direction::NewestFirst;
    // The lead opens every page; the Entry behind it tells.
    const Unit& first = units[std::min<std::size_t>(1, units.size() - 2)];
    if (opens(units.back()) || closes(first)) return Direction::NewestFirst;
    if (opens(first) || closes(units.back())) return Direction::OldestFirst;
    return Direction::NewestFirst;
}

}  // namespace

void tidy(Outline& outline) {
    drop_repeated_titles(outline);
    drop_pinned_copies(outline);
    outline.direction = find_direction(outline);
}

}  // namespace onrecord::corpus::formats::pasted
