// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/standing.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace onrecord::searcher {
namespace {

/// First the warnings under which no words stand, whatever the verdict on the words alone; behind
/// `grave_count`, those under which the words stand, and what was asked of them is not proven.
constexpr std::string_view codes[] = {
    "denied",       "fake",          "hypothetical", "asked",           "withdrawn",
    "cut-negation", "cut-office",    "speaker-slip", "speaker-unknown", "denied-elsewhere",
    "cut-number",   "cut-doubt",     "cut-claim",    "cut-qualifier",   "acronym",
    "marks-lost",   "cut-condition", "cut-question", "question",        "as-of-unknown"};
constexpr std::size_t grave_count = 7;

bool is_one_of(std::span<const std::string_view> some, const Warning& warning) {
    return std::ranges::find(some, warning.code) != some.end();
}

}  // namespace

std::string_view name_of(Standing standing) {
    switch (standing) {
        case Standing::Stands:
            return "stands";
        case Standing::DoesNotStand:
            return "does-not-stand";
        case Standing::NotFound:
            return "not-found";
        case Standing::Unproven:
            return "unproven";
        case Standing::NotComplete:
            break;
    }
    return "not-complete";
}

bool is_grave(const Warning& warning) {
    return is_one_of(std::span{codes}.first(grave_count), warning);
}

bool is_open(const Warning& warning) {
    return is_one_of(std::span{codes}.subspan(grave_count), warning);
}

std::span<const std::string_view> disputing_codes() { return codes; }

Standing standing_of(const CheckReport& report) {
    if (!report.problems.empty() || !report.verdict) return Standing::NotComplete;
    const bool is_found = !report.occurrences.empty() && report.verdict != Verdict::NotFound;
    const bool is_other =
        report.verdict == Verdict::Altered || report.verdict == Verdict::OtherSpeaker;
    const bool is_refuted = is_other || std::ranges::any_of(report.warnings, is_grave);
    const bool is_unproven = std::ranges::any_of(report.warnings, is_open);
    if (is_found && !is_refuted) return is_unproven ? Standing::Unproven : Standing::Stands;
    // What was not looked at may have the words as they were pasted.
    if (!report.is_complete) return Standing::NotComplete;
    return is_found ? Standing::DoesNotStand : Standing::NotFound;
}

}  // namespace onrecord::searcher
