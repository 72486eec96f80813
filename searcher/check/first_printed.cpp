// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/first_printed.hpp"

#include "searcher/printed.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

namespace onrecord::searcher::check {

namespace {

using schema::KnownTime;
using When = PrintedWhen WordsPrinted::*;

/// Of the words through the Entry's Revisions, where that was worked out.
WordsPrinted printed_of(const Occurrence& occurrence) {
    return occurrence.printed ? *occurrence.printed : words_printed(occurrence.revision);
}

/// Whether the page's time can be that of these words: a later wording has it from the first one,
/// and words that were not there yet after that time are younger.
bool is_time_of_words(const WordsPrinted& printed) {
    const KnownTime& time = printed.published;
    const bool is_contradicted = printed.when.after && *printed.when.after > time.at;
    return time.is_known() && printed.is_first_wording && !is_contradicted;
}

/// By what is known at best: the end of the words' interval, or the page's time where that is
/// theirs; of equal ones the one that was seen first.
auto rank(const WordsPrinted& printed) {
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    const std::int64_t by = printed.when.by ? printed.when.by->milliseconds : never;
    const std::int64_t page = is_time_of_words(printed) ? printed.published.at.milliseconds : never;
    return std::tuple{std::min(by, page), by};
}

std::optional<std::uint32_t> earliest_of(const std::vector<Occurrence>& occurrences,
                                         const std::vector<std::uint32_t>& members) {
    std::optional<std::uint32_t> earliest;
    for (const std::uint32_t i : members) {
        const WordsPrinted printed = printed_of(occurrences[i]);
        if (!printed.published.is_known() && !printed.when.by) continue;
        if (!earliest || rank(printed) < rank(printed_of(occurrences[*earliest]))) earliest = i;
    }
    return earliest;
}

/// Whether its interval, by `when`, ends before that of every printing of another Outlet begins.
bool ends_before_others(const Occurrence& one,
                        const std::vector<Occurrence>& occurrences,
                        const std::vector<std::uint32_t>& members,
                        When when) {
    const auto by = (printed_of(one).*when).by;
    if (!by) return false;
    return std::all_of(members.begin(), members.end(), [&](std::uint32_t i) {
        const Occurrence& other = occurrences[i];
        if (other.revision.entry.outlet == one.revision.entry.outlet) return true;
        const auto after = (printed_of(other).*when).after;
        return after && *by < *after;
    });
}

/// The member that is first by `when`. Not always the one with the earliest time of its own: that
/// may be wrong.
std::optional<std::uint32_t> first_by(const std::vector<Occurrence>& occurrences,
                                      const std::vector<std::uint32_t>& members,
                                      When when) {
    const auto found = std::find_if(members.begin(), members.end(), [&](std::uint32_t i) {
        return ends_before_others(occurrences[i], occurrences, members, when);
    });
    return found == members.end() ? std::nullopt : std::optional{*found};
}

bool has_other_outlet(const Occurrence& one,
                      const std::vector<Occurrence>& occurrences,
                      const std::vector<std::uint32_t>& members) {
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t i) {
        return occurrences[i].revision.entry.outlet != one.revision.entry.outlet;
    });
}

std::string told(const Occurrence& occurrence) {
    const WordsPrinted printed = printed_of(occurrence);
    std::string text = occurrence.revision.entry.outlet + ", " + printed_text(printed.when);
    const KnownTime& time = printed.published;
    if (time.is_known() && time.trust != schema::TimeTrust::A) {
        text += " (the page says " + to_string(time) + "; it proves nothing";
        if (time.doubt != schema::TimeDoubt::None) {
            text += ", for ";
            text += describe(time.doubt);
        }
        text += ')';
    } else if (time.is_known()) {
        text += " (the outlet's own time: " + to_string(time) + ')';
    }
    return text;
}

/// Why the earliest is not proven to be the first.
std::string why_not(const Occurrence& earliest,
                    const std::vector<Occurrence>& occurrences,
                    const std::vector<std::uint32_t>& members) {
    if (!has_other_outlet(earliest, occurrences, members)) {
        return "no other outlet that was searched has the words.";
    }
    const auto by = printed_of(earliest).when.by;
    if (!by) return "when these words appeared there at the latest is not known.";
    for (const std::uint32_t i : members) {
        const Occurrence& other = occurrences[i];
        const std::string& outlet = other.revision.entry.outlet;
        if (outlet == earliest.revision.entry.outlet) continue;
        const WordsPrinted printed = printed_of(other);
        const auto after = printed.when.after;
        if (!after || *after < *by) {
            return "that does not end before " + told(other) + " begins.";
        }
        const auto surely_after = printed.proven.after;
        if (!surely_after || *surely_after < *by) {
            return outlet + " edited its entry: the words may have stood there before " +
                   to_string(*after) + " too, been taken out, and come back.";
        }
    }
    return "the times do not settle it.";
}

}  // namespace

FirstPrinted first_printed(const std::vector<Occurrence>& occurrences,
                           const std::vector<std::uint32_t>& members) {
    FirstPrinted first;
    first.occurrence = earliest_of(occurrences, members);
    if (!first.occurrence) {
        first.reason = occurrences.empty() ? "No printing was found that could be the first."
                       : members.empty()   ? "No printing here says that these words were said."
                                           : "No printing here has a time.";
        return first;
    }
    const Occurrence& earliest = occurrences[*first.occurrence];
    if (!has_other_outlet(earliest, occurrences, members)) {
        const std::string who = told(earliest);
        first.reason =
            "Earliest known here: " + who + "; " + why_not(earliest, occurrences, members);
        return first;
    }
    if (const auto proven = first_by(occurrences, members, &WordsPrinted::proven_by_captures)) {
        first.occurrence = proven;
        first.basis = FirstBasis::Captures;
        first.reason =
            "First among the outlets searched, proven by Captures: " + told(occurrences[*proven]) +
            "; Captures show every other outlet without the entry after that.";
    } else if (const auto told_first = first_by(occurrences, members, &WordsPrinted::proven)) {
        first.occurrence = told_first;
        first.basis = FirstBasis::Outlets;
        first.reason = "First among the outlets searched, by the outlets' own account: " +
                       told(occurrences[*told_first]) + "; every other outlet's begins later.";
    } else {
        first.reason = "Earliest known here: " + told(earliest) + "; " +
                       why_not(earliest, occurrences, members);
    }
    first.is_proven = first.basis != FirstBasis::None;
    return first;
}

}  // namespace onrecord::searcher::check
