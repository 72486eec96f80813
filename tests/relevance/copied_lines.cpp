// SPDX-License-Identifier: GPL-3.0-or-later
// How often the check accuses a line that was only copied, and lets one pass that was changed: rows
// of scripts/draw-copies on stdin, each copy judged against its line alone. Prints a table; fails
// where a `same-` copy is accused or an `other-` copy passes plainly.
//   scripts/draw-copies ../shared/data 1 | build/dev/tests/copied_lines [--show]
#include "searcher/check/cut_words.hpp"
#include "searcher/check/judging.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/check/verdict.hpp"
#include "searcher/check/word_diff.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

namespace onrecord::searcher::check {
namespace {

using Row = std::array<std::string, 4>;

Row row_of(std::string_view line) {
    Row row;
    for (std::string& cell : row) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        cell = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return row;
}

struct Judged {
    bool stands = false;
    bool is_asked = false;  ///< Stands, with a warning that leaves it unproven.
    std::string text;
};

Judged judge_copy(const Row& row, const schema::Analyzer& analyzer) {
    schema::AnnotatedEntry revision;
    revision.entry.lang = row[1];
    revision.entry.text = row[2];
    const PastedWords words{row[3], row[1], analyzer};
    if (words.words().empty()) return {};
    const PrintedText text{revision, schema::Where::Body, analyzer};
    const auto found = judge({row[3], words}, text, Nearness::Any, analyzer);
    if (!found) return {};
    CheckReport report;
    report.occurrences.push_back(*found);
    Judged judged;
    judged.text = to_text(found->diff);
    judged.stands = found->edits == 0;
    for (const Warning& warning : warnings_of(report, "", analyzer)) {
        const bool is_quiet =
            warning.code == "not-in-quote" || warning.code == "cut-denial-elsewhere";
        judged.is_asked = judged.is_asked || !is_quiet;
        judged.text += ' ' + warning.code;
    }
    return judged;
}

struct Tally {
    std::size_t all = 0;
    std::size_t stand = 0;
    std::size_t asked = 0;
};

int run(bool shows) {
    const schema::Analyzer analyzer;
    std::map<std::string, Tally> tallies;
    for (std::string line; std::getline(std::cin, line);) {
        const Row row = row_of(line);
        const Judged judged = judge_copy(row, analyzer);
        Tally& tally = tallies[row[0]];
        ++tally.all;
        if (judged.stands) ++(judged.is_asked ? tally.asked : tally.stand);
        const bool is_same = !row[0].starts_with("other-");
        const bool is_wrong = is_same ? !judged.stands : judged.stands && !judged.is_asked;
        if (is_wrong && shows)
            std::printf("%s %s: %s\n", row[0].c_str(), row[1].c_str(), judged.text.c_str());
    }
    bool holds = true;
    std::printf(
        "| manner | copies | stand | stand, with a question | do not stand |\n"
        "| --- | --- | --- | --- | --- |\n");
    for (const auto& [manner, tally] : tallies) {
        const std::size_t accused = tally.all - tally.stand - tally.asked;
        std::printf("| %s | %zu | %zu | %zu | %zu |\n",
                    manner.c_str(),
                    tally.all,
                    tally.stand,
                    tally.asked,
                    accused);
        if (manner.starts_with("same-") && accused > 0) holds = false;
        if (manner.starts_with("other-") && tally.stand > 0) holds = false;
    }
    std::printf("\n%s\n", holds ? "all floors hold" : "UNDER THE FLOOR");
    return holds ? 0 : 1;
}

}  // namespace
}  // namespace onrecord::searcher::check

int main(int argc, char** argv) {
    return onrecord::searcher::check::run(argc > 1 && std::strcmp(argv[1], "--show") == 0);
}
