// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the pastes of scripts/draw-pastes against an index, in process and on one thread, and
// prints what they cost by kind; with `dump` the answers, to compare those of two programs.
// scripts/bench-checks calls it.
//
// usage: onrecord-bench-checks INDEX PASTES [ROUNDS [dump|each|explain]]
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "searcher/check_json.hpp"
#include "searcher/quote_check.hpp"
#include "tests/bench/measuring.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace onrecord::bench {
namespace {

struct Paste {
    std::string kind;
    std::string speaker;
    std::string words;
    double milliseconds = 0;  ///< Of CPU time, the median of the rounds.
};

/// Cuts the next piece off `line`, up to a tab.
std::string next_cell(std::string& line) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    std::string cell = line.substr(0, tab);
    line.erase(0, std::min(tab + 1, line.size()));
    return cell;
}

std::vector<Paste> read_pastes(const std::string& file) {
    std::ifstream lines{file};
    std::vector<Paste> pastes;
    for (std::string line; std::getline(lines, line);) {
        Paste paste;
        paste.kind = next_cell(line);
        paste.speaker = next_cell(line);
        paste.words = line;
        pastes.push_back(std::move(paste));
    }
    return pastes;
}

/// No machine is so slow that a check ends early here.
searcher::CheckRequest request_of(const Paste& paste) {
    searcher::CheckRequest request;
    request.words = paste.words;
    request.speaker = paste.speaker;
    request.time_limit = std::chrono::minutes{10};
    return request;
}

double quantile(std::vector<double> numbers, double part) {
    if (numbers.empty()) return 0;
    std::ranges::sort(numbers);
    return numbers[static_cast<std::size_t>(part * static_cast<double>(numbers.size() - 1) + 0.5)];
}

void print_row(const std::string& kind, const std::vector<double>& times) {
    std::printf("| %-12s | %5zu | %7.2f | %7.2f | %7.2f |\n",
                kind.c_str(),
                times.size(),
                quantile(times, 0.5),
                quantile(times, 0.9),
                quantile(times, 0.99));
}

void print(const std::vector<Paste>& pastes) {
    std::map<std::string, std::vector<double>> by_kind;
    std::vector<double> all;
    for (const Paste& paste : pastes) {
        by_kind[paste.kind].push_back(paste.milliseconds);
        all.push_back(paste.milliseconds);
    }
    std::printf("| kind         | cases |     p50 |     p90 |     p99 |  CPU ms\n");
    for (const auto& [kind, times] : by_kind) {
        print_row(kind, times);
    }
    print_row("all", all);
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments.size() > 4) {
        std::cerr << "usage: onrecord-bench-checks INDEX PASTES [ROUNDS [dump|each|explain]]\n";
        return static_cast<int>(schema::ExitStatus::Usage);
    }
    searcher::QuoteChecker checker{schema::open_current(arguments[0]).generation};
    std::vector<Paste> pastes = read_pastes(arguments[1]);
    const std::string mode = arguments.size() == 4 ? arguments[3] : "";
    const int rounds = arguments.size() > 2 ? std::atoi(arguments[2].c_str()) : 3;
    for (Paste& paste : pastes) {
        searcher::CheckRequest request = request_of(paste);
        if (mode == "explain") {
            request.explain = true;
            std::printf("%s\t%s\n", paste.kind.c_str(), checker.check(request).explanation.c_str());
            continue;
        }
        if (mode == "dump") {
            std::printf("%s\n", to_json(checker.check(request), paste.words).c_str());
            continue;
        }
        paste.milliseconds = median_milliseconds(rounds, [&] { checker.check(request); });
        if (mode != "each") continue;
        std::printf("%.2f\t%s\t%s\n", paste.milliseconds, paste.kind.c_str(), paste.words.c_str());
    }
    if (mode.empty()) print(pastes);
    return 0;
}

}  // namespace
}  // namespace onrecord::bench

int main(int argc, char** argv) try {
    return onrecord::bench::run({argv + 1, argv + argc});
} catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << "onrecord-bench-checks: " << report.message << '\n';
    return static_cast<int>(report.status);
}
