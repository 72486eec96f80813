// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/standing.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace onrecord::searcher {
namespace {

/// Warnings under which no words stand, whatever the verdict on the words alone.
constexpr std::string_view grave_warnings[] = {
    "denied", "fake", "hypothetical", "asked", "withdrawn"};

bool is_grave(const Warning& warning) {
    return std::ranges::find(grave_warnings, warning.code) != std::end(grave_warnings);
}

}  // namespace

Standing standing_of(const CheckReport& report) {
    if (!report.is_complete || !report.problems.empty() || !report.verdict)
        return Standing::NotComplete;
    if (report.occurrences.empty() || report.verdict == Verdict::NotFound)
        return Standing::NotFound;
    const bool is_other =
        report.verdict == Verdict::Altered || report.verdict == Verdict::OtherSpeaker;
    const bool is_refuted = is_other || std::ranges::any_of(report.warnings, is_grave);
    return is_refuted ? Standing::DoesNotStand : Standing::Stands;
}

}  // namespace onrecord::searcher
