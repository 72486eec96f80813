// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of a printed sentence and a paste that say the same, and that do not: numbers, denials,
// names and what stands around a quotation, in nine languages. Some written one by one
// (check_pairs.tsv), most made of written words (check_pair_words.tsv). None of the alike may raise
// an alarm but one in two hundred; all of the unlike must.
#include "schema/generation.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/standing.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {
namespace {

using searcher::CheckReport;
using searcher::Verdict;
using Row = std::vector<std::string>;

struct Pair {
    std::string kind;
    std::string lang;
    std::string print;
    std::string paste;
    std::string asked;
    std::string speaker;
    std::string expected;
};

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> pieces(1);
    for (const char c : text) {
        if (c == mark) {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    return pieces;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::vector<Row> rows_of(const std::string& file) {
    std::ifstream stream{"tests/relevance/" + file};
    std::vector<Row> rows;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty() && line.front() != '#') rows.push_back(split(line, '\t'));
    }
    return rows;
}

/// Sentences about nothing that any other pair is about, so that no two are taken for one.
std::string next_sentence() {
    constexpr std::string_view subjects[] = {
        "otters", "kettles", "violins", "glaciers", "tulips", "beekeepers", "bakers", "comets"};
    constexpr std::string_view verbs[] = {
        "outlive", "forgive", "remember", "repaint", "applaud", "confuse", "imitate", "deliver"};
    constexpr std::string_view objects[] = {"umbrellas",
                                            "parliaments",
                                            "mountains",
                                            "dictionaries",
                                            "orchards",
                                            "librarians",
                                            "thunderstorms",
                                            "postcards"};
    static std::size_t number = 0;
    const std::size_t i = number++;
    return "all the " + std::string{subjects[i % 8]} + " will always " +
           std::string{verbs[i / 8 % 8]} + " our " + std::string{objects[i / 64 % 8]} + " gladly";
}

std::vector<Pair> written_pairs() {
    std::vector<Pair> pairs;
    for (Row row : rows_of("check_pairs.tsv")) {
        row.resize(7);
        Pair pair{row[0],
                  row[1],
                  with(row[2], "\\n", "\n"),
                  with(row[3], "\\n", "\n"),
                  row[4],
                  row[5],
                  row[6]};
        if (pair.print.empty()) pair.print = pair.paste = next_sentence();
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

/// Digits against words of the same number and of the next one, both ways.
void add_numbers(const Row& row,
                 const std::map<std::string, std::vector<std::string>>& frames,
                 std::vector<Pair>& pairs) {
    const auto numbers = split(row[2], ' ');
    for (const std::string& frame : frames.at(row[1])) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto one = split(with(numbers[i], "_", " "), ':');
            const auto other = split(with(numbers[(i + 1) % numbers.size()], "_", " "), ':');
            const std::string digits = with(frame, "#", one[0]);
            const std::string words = with(frame, "#", one[1]);
            pairs.push_back({"numbers", row[1], words, digits, "", "", "stands"});
            pairs.push_back(
                {"numbers", row[1], words, with(frame, "#", other[0]), "", "", "number"});
            pairs.push_back(
                {"numbers", row[1], digits, with(frame, "#", other[1]), "", "", "number"});
        }
    }
}

void add_denials(const Row& row, std::vector<Pair>& pairs) {
    for (const std::string& both : split(row[2], '|')) {
        const auto sides = split(both, '=');
        const std::string told = "negation|cut-negation";
        pairs.push_back({"denials", row[1], sides[0], sides[1], "", "", told});
        pairs.push_back({"denials", row[1], sides[1], sides[0], "", "", told});
        pairs.push_back({"denials", row[1], sides[0], sides[0], "", "", "stands"});
        pairs.push_back({"denials", row[1], sides[1], sides[1], "", "", "stands"});
    }
}

std::string first_letter(const std::string& name) {
    std::size_t end = 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return name.substr(0, end);
}

void add_names(const Row& row, std::vector<Pair>& pairs) {
    const auto words = split(row[2], ' ');
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const std::string& forename = words[i];
        const auto parts = split(words[i + 1], '/');
        const std::string speaker = forename + ' ' + parts[0];
        const std::string forms[] = {speaker,
                                     parts[0],
                                     parts[0] + ", " + forename,
                                     first_letter(forename) + ". " + parts[0],
                                     parts[3] + ' ' + parts[0],
                                     parts[3] + ' ' + speaker};
        const std::string others[] = {parts[1] + ' ' + parts[0],
                                      forename + ' ' + parts[2],
                                      parts[1] + ' ' + parts[2],
                                      first_letter(parts[1]) + ". " + parts[0]};
        const std::string sentence = next_sentence();
        for (const std::string& form : forms) {
            pairs.push_back({"names", row[1], sentence, sentence, form, speaker, "stands"});
        }
        for (const std::string& other : others) {
            const bool is_alike = first_letter(parts[1]) == first_letter(forename) &&
                                  other.find(". ") != std::string::npos;
            if (is_alike) continue;
            // `M.` is Monsieur too, so it can but be doubted.
            const bool may_be_title = other.starts_with("M. ");
            const std::string told = may_be_title ? "speaker-partly" : "other-speaker";
            pairs.push_back({"names", row[1], sentence, sentence, other, speaker, told});
        }
    }
}

std::vector<Pair> made_pairs() {
    const std::vector<Row> rows = rows_of("check_pair_words.tsv");
    std::map<std::string, std::vector<std::string>> frames;
    for (const Row& row : rows) {
        if (row[0] == "frame") frames[row[1]] = split(row[2], '|');
    }
    std::vector<Pair> pairs;
    for (const Row& row : rows) {
        if (row[0] == "number") add_numbers(row, frames, pairs);
        if (row[0] == "denial") add_denials(row, pairs);
        if (row[0] == "name") add_names(row, pairs);
    }
    return pairs;
}

schema::AnnotatedEntry entry_of(const Pair& pair, std::size_t number) {
    schema::AnnotatedEntry revision;
    schema::Entry& entry = revision.entry;
    entry.outlet = "Post";
    entry.liveblog = "post/" + std::to_string(number);
    entry.id = schema::entry_id(entry.outlet, entry.liveblog, "1");
    entry.lang = pair.lang;
    entry.text = "“" + pair.print + ".”";
    schema::Quote quote;
    quote.span = {3, static_cast<std::uint32_t>(entry.text.size() - 3)};
    quote.speaker = pair.speaker;
    quote.level = schema::Level::High;
    revision.annotations.quotes.push_back(quote);
    return revision;
}

bool stands(const CheckReport& report) {
    static const std::set<std::string> alarms = {"number",
                                                 "negation",
                                                 "condition",
                                                 "name",
                                                 "cut-negation",
                                                 "cut-condition",
                                                 "other-speaker",
                                                 "speaker-slip",
                                                 "beside-quotation",
                                                 "wordings-differ"};
    return report.verdict && *report.verdict <= Verdict::Fragment &&
           std::ranges::none_of(report.warnings,
                                [](const auto& warning) { return alarms.contains(warning.code); });
}

bool says(const CheckReport& report, const std::string& what) {
    return (report.verdict && to_string(*report.verdict) == what) ||
           std::ranges::any_of(report.warnings,
                               [&](const auto& warning) { return warning.code == what; });
}

bool is_right(const Pair& pair, const CheckReport& report) {
    if (pair.expected == "stands") return stands(report);
    if (pair.expected.front() == '!') return !says(report, pair.expected.substr(1));
    const auto any = split(pair.expected, '|');
    return std::ranges::any_of(any, [&](const std::string& what) { return says(report, what); });
}

/// Of an index of each pair alone, so that no other pair's print is nearer.
struct Tally {
    std::size_t alike = 0;
    std::size_t false_alarms = 0;
    std::size_t unlike = 0;
    std::size_t missed = 0;
};

void tally(const std::vector<Pair>& pairs, std::map<std::string, Tally>& tallies) {
    // Pairs of one print share an index; prints that are alike do not.
    std::vector<std::vector<Pair>> indexes;
    std::map<std::string, std::size_t> seen_of;
    std::map<std::string, std::size_t> index_of;
    for (const Pair& pair : pairs) {
        const std::string key = pair.lang + pair.print + pair.speaker;
        const auto known = index_of.try_emplace(key, seen_of[pair.lang + pair.kind]);
        if (known.second && pair.kind != "names") ++seen_of[pair.lang + pair.kind];
        const std::size_t index = pair.kind == "names" ? 0 : known.first->second;
        if (indexes.size() <= index) indexes.resize(index + 1);
        indexes[index].push_back(pair);
    }
    for (const std::vector<Pair>& together : indexes) {
        std::vector<schema::AnnotatedEntry> revisions;
        std::set<std::string> prints;
        for (const Pair& pair : together) {
            if (prints.insert(pair.lang + pair.print + pair.speaker).second) {
                revisions.push_back(entry_of(pair, revisions.size()));
            }
        }
        support::sort_as_in_a_generation(revisions);
        const support::ScratchIndex index{revisions};
        searcher::QuoteChecker checker{schema::open_current(index.path()).generation};
        for (const Pair& pair : together) {
            const CheckReport report = checker.check({pair.paste, pair.asked, {}});
            const bool right = is_right(pair, report);
            const bool is_alike = pair.expected == "stands" || pair.expected.front() == '!';
            Tally& of_kind = tallies[pair.kind];
            ++(is_alike ? of_kind.alike : of_kind.unlike);
            if (right) continue;
            ++(is_alike ? of_kind.false_alarms : of_kind.missed);
            std::string codes;
            for (const auto& warning : report.warnings) {
                codes += warning.code + ' ';
            }
            std::printf("%s %s: %s | %s | %s | %s: %s %s\n",
                        pair.kind.c_str(),
                        pair.lang.c_str(),
                        pair.print.c_str(),
                        pair.paste.c_str(),
                        pair.asked.c_str(),
                        pair.expected.c_str(),
                        std::string{report.verdict ? to_string(*report.verdict) : "none"}.c_str(),
                        codes.c_str());
        }
    }
}

TEST(CheckPairs, RaiseAnAlarmWhereTheyDifferAndNowhereElse) {
    std::map<std::string, Tally> tallies;
    tally(written_pairs(), tallies);
    tally(made_pairs(), tallies);
    Tally all;
    std::printf(
        "| kind | alike | false alarms | unlike | missed |\n| --- | --- | --- | --- | --- |\n");
    for (const auto& [kind, of_kind] : tallies) {
        std::printf("| %s | %zu | %zu | %zu | %zu |\n",
                    kind.c_str(),
                    of_kind.alike,
                    of_kind.false_alarms,
                    of_kind.unlike,
                    of_kind.missed);
        all.alike += of_kind.alike;
        all.false_alarms += of_kind.false_alarms;
        all.missed += of_kind.missed;
    }
    EXPECT_GT(all.alike, 0U);
    EXPECT_LE(all.false_alarms * 200, all.alike);
    EXPECT_EQ(all.missed, 0U);
}

}  // namespace
}  // namespace onrecord
