// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "searcher/check_json.hpp"
#include "searcher/program/check_text.hpp"
#include "searcher/program/checking.hpp"
#include "searcher/program/commands.hpp"
#include "searcher/program/input.hpp"
#include "searcher/program/pager.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/standing.hpp"

#include <iostream>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

using schema::ExitStatus;
using schema::Failure;
using schema::Settings;

// Room for the words of a check and their quotation marks; the check itself reports longer ones.
constexpr std::size_t most_words_bytes = 1U << 20U;

/// The operands as one text, so that marks need not be typed; `-` alone reads stdin.
std::string words_of(const Settings& settings) {
    const auto& operands = settings.operands();
    if (operands.empty()) {
        throw Failure{ExitStatus::Usage,
                      "'onrecord-search check' needs WORDS, '-' for those on stdin, '--draft FILE' "
                      "or '--file LIST'. See 'onrecord-search check --help'."};
    }
    if (operands.size() == 1 && operands.front() == "-") return read_input("-", most_words_bytes);
    std::string words;
    for (const std::string& operand : operands) {
        words += (words.empty() ? "" : " ") + operand;
    }
    return words;
}

CheckRequest read_request(const Settings& settings) {
    CheckRequest request;
    request.words = words_of(settings);
    request.speaker = settings.text("speaker");
    request.before = read_before(settings);
    request.limit = static_cast<std::uint32_t>(settings.number("limit"));
    request.as_of = read_as_of(settings);
    request.explain = settings.flag("explain");
    request.time_limit = std::chrono::milliseconds{settings.number("time-limit")};
    return request;
}

bool wants_json(const Settings& settings) {
    const std::string format = settings.text("format");
    if (settings.flag("json") || format == "json") return true;
    if (format == "table") return false;
    throw Failure{ExitStatus::Usage,
                  "'--format' is table or json for one check, not '" + format +
                      "'; csv and html are for '--draft' and '--file'."};
}

/// For a publishing gate: only what stands as it was pasted is Done.
ExitStatus status_of(const CheckReport& report) {
    switch (standing_of(report)) {
        case Standing::Stands:
            return ExitStatus::Done;
        case Standing::DoesNotStand:
            return ExitStatus::DoesNotStand;
        case Standing::NotFound:
            return ExitStatus::NothingFound;
        case Standing::Unproven:
            return ExitStatus::PartlyDone;
        case Standing::NotComplete:
            break;
    }
    return report.is_complete ? ExitStatus::Usage : ExitStatus::PartlyDone;
}

}  // namespace

ExitStatus run_check(const Settings& settings) {
    if (settings.is_set("draft") || settings.is_set("file")) return run_draft(settings);
    const bool is_json = wants_json(settings);
    const CheckRequest request = read_request(settings);
    QuoteChecker checker{open_index(settings)};
    const CheckReport report = checker.check(request);
    if (is_json) {
        std::cout << to_json(report, request.words) << '\n';
    } else if (report.problems.empty()) {
        show(check_text(report, Paint{STDOUT_FILENO}), settings);
    }
    std::cout.flush();
    for (const schema::Problem& problem : report.problems) {
        std::cerr << "onrecord-search: " << problem_text(problem, request.words);
    }
    return status_of(report);
}

}  // namespace onrecord::searcher::program
