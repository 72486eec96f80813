// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "schema/instant.hpp"
#include "searcher/check_json.hpp"
#include "searcher/program/check_text.hpp"
#include "searcher/program/commands.hpp"
#include "searcher/quote_check.hpp"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string_view>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

CheckRequest read_request(const Settings& settings) {
    CheckRequest request;
    request.words = settings.operands().front();
    request.speaker = settings.text("speaker");
    request.limit = static_cast<std::uint32_t>(settings.number("limit"));
    request.time_limit = std::chrono::milliseconds{settings.number("time-limit")};
    if (const std::string before = settings.text("before"); !before.empty()) {
        const auto time = schema::parse_time(before);
        if (!time) {
            throw Failure{
                ExitStatus::Usage,
                "'--before' takes a date or a time, as in 2022-01-28, not '" + before + "'."};
        }
        request.before = time->at;
    }
    return request;
}

/// Warnings under which no words stand, whatever the verdict on the words alone.
constexpr std::string_view grave_warnings[] = {
    "denied", "fake", "hypothetical", "asked", "withdrawn"};

/// For a publishing gate: only what stands as it was pasted is Done.
ExitStatus status_of(const CheckReport& report) {
    if (report.occurrences.empty()) return ExitStatus::NothingFound;
    const bool is_grave = std::ranges::any_of(report.warnings, [](const Warning& warning) {
        return std::ranges::find(grave_warnings, warning.code) != std::end(grave_warnings);
    });
    const bool is_other =
        report.verdict == Verdict::Altered || report.verdict == Verdict::OtherSpeaker;
    return is_grave || is_other ? ExitStatus::DoesNotStand : ExitStatus::Done;
}

}  // namespace

ExitStatus run_check(const Settings& settings) {
    const CheckRequest request = read_request(settings);
    const schema::OpenedGeneration opened = schema::open_current(settings.text("index"));
    if (!opened.refusal.empty() && !settings.flag("quiet")) {
        std::cerr << "onrecord-search: warning: " << opened.refusal << '\n';
    }
    QuoteChecker checker{opened.generation};
    const CheckReport report = checker.check(request);
    if (settings.flag("json")) {
        std::cout << to_json(report, request.words) << '\n';
    } else if (report.problems.empty()) {
        std::cout << check_text(report, Paint{STDOUT_FILENO});
    }
    std::cout.flush();
    for (const schema::Problem& problem : report.problems) {
        std::cerr << "onrecord-search: " << problem_text(problem, request.words);
    }
    if (!report.is_complete) return ExitStatus::PartlyDone;
    if (!report.problems.empty()) return ExitStatus::Usage;
    return status_of(report);
}

}  // namespace onrecord::searcher::program
