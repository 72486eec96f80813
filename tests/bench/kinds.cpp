// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an index the queries of scripts/recombine-corpus, in process and on one thread, and prints
// what they cost by kind: the whole answer (top 10, exact total, three Facets of ten values) and
// the top 10 only. scripts/bench-kinds calls it.
//
// usage: onrecord-bench-kinds INDEX QUERIES [ROUNDS [dump]]
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "searcher/searcher.hpp"
#include "tests/bench/measuring.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace onrecord::bench {
namespace {

struct Question {
    std::string kind;
    std::string text;
    std::vector<double> whole;  ///< Milliseconds of CPU time, a round each.
    std::vector<double> best;
};

std::vector<Question> read_questions(const std::string& file) {
    std::ifstream lines{file};
    std::vector<Question> questions;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) continue;
        questions.push_back({line.substr(0, tab), line.substr(tab + 1), {}, {}});
    }
    return questions;
}

searcher::SearchOptions whole_answer() {
    searcher::SearchOptions options;
    options.facets = {schema::FieldId::Speaker, schema::FieldId::Country, schema::FieldId::Topic};
    options.facet_values = 10;
    options.passages = 0;
    options.advise = false;
    return options;
}

/// A template, so that this file also compiles beside an older Searcher, which always counts.
template <class Options>
void leave_total_out(Options& options) {
    if constexpr (requires { options.total; }) {
        options.total = decltype(options.total)::None;
    }
}

searcher::SearchOptions top_ten() {
    searcher::SearchOptions options = whole_answer();
    options.facets.clear();
    leave_total_out(options);
    return options;
}

double quantile(std::vector<double> numbers, double part) {
    if (numbers.empty()) return 0;
    std::ranges::sort(numbers);
    return numbers[static_cast<std::size_t>(part * static_cast<double>(numbers.size() - 1) + 0.5)];
}

/// For comparing the answers of two programs: what was found, in order, with every count.
void dump(searcher::Searcher& searcher, const std::vector<Question>& questions) {
    for (const Question& question : questions) {
        const searcher::ResultPage page = searcher.search(question.text, whole_answer());
        std::printf("%s\t%llu", question.text.c_str(), static_cast<unsigned long long>(page.total));
        for (const searcher::Hit& hit : page.hits) {
            std::printf(" %s:%.9f", hit.revision.entry.id.c_str(), hit.score);
        }
        for (const searcher::FacetCounts& facet : page.facets) {
            std::printf(" | %llu", static_cast<unsigned long long>(facet.distinct));
            for (const searcher::FacetCount& count : facet.counts) {
                std::printf(
                    " %s=%llu", count.value.c_str(), static_cast<unsigned long long>(count.count));
            }
        }
        std::printf(" |");
        for (const searcher::Hit& hit : searcher.search(question.text, top_ten()).hits) {
            std::printf(" %s:%.9f", hit.revision.entry.id.c_str(), hit.score);
        }
        std::printf("\n");
    }
}

void print(const std::vector<Question>& questions, std::vector<double> Question::*times) {
    std::vector<std::string> kinds;
    std::map<std::string, std::vector<double>> by_kind;
    for (const Question& question : questions) {
        if (!by_kind.contains(question.kind)) kinds.push_back(question.kind);
        by_kind[question.kind].push_back(median(question.*times));
    }
    for (const std::string& kind : kinds) {
        std::printf(" %6.3f / %-7.3f", quantile(by_kind[kind], 0.5), quantile(by_kind[kind], 0.95));
    }
    std::printf("\n");
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments.size() > 4) {
        std::cerr << "usage: onrecord-bench-kinds INDEX QUERIES [ROUNDS [dump]]\n";
        return static_cast<int>(schema::ExitStatus::Usage);
    }
    searcher::Searcher searcher{schema::open_current(arguments[0]).generation};
    std::vector<Question> questions = read_questions(arguments[1]);
    if (arguments.size() == 4) {
        dump(searcher, questions);
        return 0;
    }
    const int rounds = arguments.size() == 3 ? std::atoi(arguments[2].c_str()) : 3;
    for (Question& question : questions) {
        for (int i = 0; i < rounds; ++i) {
            question.whole.push_back(
                median_milliseconds(1, [&] { searcher.search(question.text, whole_answer()); }));
            question.best.push_back(
                median_milliseconds(1, [&] { searcher.search(question.text, top_ten()); }));
        }
    }
    std::printf("p50 / p95   ");
    std::string last;
    for (const Question& question : questions) {
        if (question.kind != last) std::printf(" %-16s", question.kind.c_str());
        last = question.kind;
    }
    std::printf("\nwhole answer");
    print(questions, &Question::whole);
    std::printf("top 10 only ");
    print(questions, &Question::best);
    return 0;
}

}  // namespace
}  // namespace onrecord::bench

int main(int argc, char** argv) try {
    return onrecord::bench::run({argv + 1, argv + argc});
} catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << "onrecord-bench-kinds: " << report.message << '\n';
    return static_cast<int>(report.status);
}
