// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/first_printed.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace onrecord::searcher::quotes {

namespace {

/// How long the period is that a time stands for, in milliseconds.
std::int64_t width(schema::Precision precision) {
    constexpr std::int64_t second = 1000;
    constexpr std::int64_t day = 86'400 * second;
    switch (precision) {
        case schema::Precision::Second:
            return second;
        case schema::Precision::Minute:
            return 60 * second;
        case schema::Precision::Day:
            return day;
        case schema::Precision::Month:
            return 31 * day;
        case schema::Precision::Year:
            return 366 * day;
    }
    return 366 * day;
}

const schema::KnownTime& time_of(const Occurrence& occurrence) {
    return occurrence.revision.entry.published;
}

bool is_trusted(const schema::KnownTime& time) {
    return time.trust == schema::TimeTrust::A || time.trust == schema::TimeTrust::B;
}

bool surely_before(const schema::KnownTime& one, const schema::KnownTime& other) {
    return one.at.milliseconds + width(one.precision) <= other.at.milliseconds;
}

}  // namespace

FirstPrinted first_printed(const std::vector<Occurrence>& occurrences,
                           const std::vector<std::uint32_t>& members) {
    FirstPrinted first;
    for (const std::uint32_t i : members) {
        const schema::KnownTime& time = time_of(occurrences[i]);
        if (!time.is_known()) continue;
        if (!first.occurrence || time.at < time_of(occurrences[*first.occurrence]).at) {
            first.occurrence = i;
        }
    }
    if (!first.occurrence) {
        first.reason = "No printing here has a time.";
        return first;
    }
    const Occurrence& earliest = occurrences[*first.occurrence];
    const std::string& outlet = earliest.revision.entry.outlet;
    const std::string when = to_string(time_of(earliest));
    if (!is_trusted(time_of(earliest))) {
        first.reason =
            "Earliest known here: " + outlet + ", " + when +
            "; that time is a date only or was taken from the page, so it proves nothing.";
        return first;
    }
    if (earliest.revision.revision.number > 1) {
        first.reason = "Earliest known here: " + outlet + ", " + when +
                       "; but the entry was changed later, and the words may be younger than it.";
        return first;
    }
    bool has_other_outlet = false;
    for (const std::uint32_t i : members) {
        const Occurrence& other = occurrences[i];
        if (other.revision.entry.outlet == outlet) continue;
        has_other_outlet = true;
        if (is_trusted(time_of(other)) && surely_before(time_of(earliest), time_of(other)))
            continue;
        first.reason = "Earliest known here: " + outlet + ", " + when + "; the time of " +
                       other.revision.entry.outlet + " is too close or not known well enough.";
        return first;
    }
    first.is_proven = has_other_outlet;
    first.reason = has_other_outlet
                       ? "First among the outlets searched: " + outlet + ", " + when +
                             "; every other outlet's own time is later by more than its precision."
                       : "Earliest known here: " + outlet + ", " + when +
                             "; no other outlet that was searched has the words.";
    return first;
}

}  // namespace onrecord::searcher::quotes
