// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/table.hpp"
#include "schema/country.hpp"
#include "tests/relevance/gold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

// What it is about and where: topics on articles held apart and on entries written for this,
// countries on newswire and on local news; and how fast it all is.
namespace onrecord::tests {
namespace {

using Set = std::set<std::string>;

/// Counts of right and wrong answers, for each label and for all.
class Scores {
public:
    void add(const Set& gold, const Set& found) {
        for (const auto& label : gold) {
            ++counts_[label].gold;
        }
        for (const auto& label : found) {
            auto& count = counts_[label];
            ++count.found;
            if (gold.contains(label)) ++count.right;
        }
    }
    double micro_f1() const {
        Count sum;
        for (const auto& [label, count] : counts_) {
            sum.gold += count.gold;
            sum.found += count.found;
            sum.right += count.right;
        }
        return f1(sum);
    }
    double precision() const { return ratio(&Count::found); }
    double recall() const { return ratio(&Count::gold); }
    /// Over the labels that gold has.
    double macro_f1() const {
        double sum = 0;
        int labels = 0;
        for (const auto& [label, count] : counts_) {
            if (count.gold == 0) continue;
            sum += f1(count);
            ++labels;
        }
        return labels == 0 ? 0 : sum / labels;
    }
    void print_labels() const {
        for (const auto& [label, count] : counts_) {
            if (count.gold > 0) std::printf("    %s %.3f\n", label.c_str(), f1(count));
        }
    }

private:
    struct Count {
        int gold = 0;
        int found = 0;
        int right = 0;
    };
    static double f1(const Count& count) {
        const int all = count.gold + count.found;
        return all == 0 ? 0 : 2.0 * count.right / all;
    }
    double ratio(int Count::*of) const {
        int right = 0;
        int all = 0;
        for (const auto& [label, count] : counts_) {
            right += count.right;
            all += count.*of;
        }
        return all == 0 ? 0 : static_cast<double>(right) / all;
    }
    std::map<std::string, Count> counts_;
};

Set as_set(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

schema::Entry entry_of(std::string title, std::string text) {
    schema::Entry entry;
    entry.lang = "en";
    entry.title = std::move(title);
    entry.text = std::move(text);
    return entry;
}

const std::map<std::string, std::string> bbc_topics = {
    {"business", "medtop:04000000"},
    {"entertainment", "medtop:01000000"},
    {"politics", "medtop:11000000"},
    {"sport", "medtop:15000000"},
    {"tech", "medtop:13000000"},
};

TEST(Topics, OfArticlesHeldApart) {
    ONRECORD_DATA_FILE(file, "topics/bbc.jsonl.zst");
    Scores scores;
    for (const auto& line : read_json_lines(file)) {
        if (std::stoi(text_of(line, "id")) % 2 == 0) continue;  // scripts/train-topics saw it
        auto entry = entry_of(text_of(line, "title"), text_of(line, "text"));
        scores.add({bbc_topics.at(text_of(line, "topic"))}, as_set(annotate_alone(entry).topics));
    }
    std::printf("topics, BBC held apart: macro-F1                     %.3f\n", scores.macro_f1());
    EXPECT_GE(scores.macro_f1(), 0.90);
}

TEST(Topics, OfEntriesWrittenByHand) {
    std::ifstream stream{"tests/relevance/topics_gold.tsv"};
    ASSERT_TRUE(stream);
    Scores scores;
    int entries = 0;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream columns{line};
        std::string codes;
        std::string title;
        std::string text;
        std::getline(columns, codes, '\t');
        std::getline(columns, title, '\t');
        std::getline(columns, text);
        Set gold;
        std::istringstream parts{codes};
        for (std::string code; parts >> code;) {
            gold.insert("medtop:" + code + "000000");
        }
        scores.add(gold, as_set(annotate_alone(entry_of(title, text)).topics));
        ++entries;
    }
    std::printf(
        "topics, %d entries by hand: macro-F1                %.3f\n", entries, scores.macro_f1());
    scores.print_labels();
    EXPECT_GE(scores.macro_f1(), 0.75);
}

// Newswire of 1987 writes countries its own way.
const std::map<std::string, std::string> reuters_places = {
#include "tests/relevance/reuters_places.inc"
};

TEST(Countries, OfNewswire) {
    ONRECORD_DATA_FILE(file, "topics/reuters21578-train.jsonl.zst");
    Scores scores;
    std::map<std::string, int> wrong;
    std::map<std::string, int> missed;
    for (const auto& line : read_json_lines(file)) {
        const auto& places = line.at("places").as_array();
        Set gold;
        for (const auto& place : places) {
            const auto code = reuters_places.find(std::string{place.as_string()});
            if (code != reuters_places.end()) gold.insert(code->second);
        }
        if (gold.empty()) continue;
        std::string text = text_of(line, "dateline") + "\n\n";
        for (const auto& part : line.at("paras").as_array()) {
            text += std::string{part.as_string()} + "\n\n";
        }
        const Set found = as_set(annotate_alone(entry_of(text_of(line, "title"), text)).countries);
        for (const auto& code : found) {
            wrong[code] += gold.contains(code) ? 0 : 1;
        }
        for (const auto& code : gold) {
            missed[code] += found.contains(code) ? 0 : 1;
        }
        scores.add(gold, found);
    }
    std::printf("countries, Reuters PLACES: micro-F1 %.3f (precision %.3f, recall %.3f)\n",
                scores.micro_f1(),
                scores.precision(),
                scores.recall());
    if (std::getenv("ONRECORD_SHOW") != nullptr) {  // NOLINT(concurrency-mt-unsafe): tests
        for (const auto& [code, count] : wrong) {
            if (count > 40) std::cout << "  wrong " << code << " " << count << "\n";
        }
        for (const auto& [code, count] : missed) {
            if (count > 40) std::cout << "  missed " << code << " " << count << "\n";
        }
    }
    EXPECT_GE(scores.micro_f1(), 0.65);
}

TEST(Countries, OfLocalNews) {
    ONRECORD_DATA_FILE(file, "geo/lgl.jsonl.zst");
    Scores scores;
    for (const auto& line : read_json_lines(file)) {
        Set gold;
        for (const auto& country : line.at("countries").as_array()) {
            const auto code = schema::find_country(std::string{country.as_string()});
            if (code) gold.insert(std::string{*code});
        }
        const auto made = annotate_alone(entry_of("", text_of(line, "text")));
        scores.add(gold, as_set(made.countries));
        if (std::getenv("ONRECORD_SHOW") != nullptr) {  // NOLINT(concurrency-mt-unsafe): tests
            std::cout << text_of(line, "id") << " gold";
            for (const auto& code : gold) {
                std::cout << " " << code;
            }
            std::cout << " ours";
            for (const auto& code : made.countries) {
                std::cout << " " << code;
            }
            std::cout << " | " << text_of(line, "text").substr(0, 300) << "\n";
        }
    }
    std::printf("countries, lgl: micro-F1 %.3f (precision %.3f, recall %.3f)\n",
                scores.micro_f1(),
                scores.precision(),
                scores.recall());
    EXPECT_GE(scores.micro_f1(), 0.52);
}

TEST(Speed, OfEverythingOnOneCore) {
    ONRECORD_DATA_FILE(file, "quotes/polnear-train.jsonl.zst");
    std::vector<schema::Entry> entries;
    std::size_t bytes = 0;
    for (const auto& line : read_json_lines(file)) {
        entries.push_back(entry_of(text_of(line, "title"), text_of(line, "text")));
        bytes += entries.back().title.size() + entries.back().text.size();
    }
    // CPU time, the best of five: others may be using the machine.
    double seconds = 1e9;
    std::size_t quotes = 0;
    for (int round = 0; round < 5; ++round) {
        quotes = 0;
        const std::clock_t begin = std::clock();
        for (const auto& entry : entries) {
            quotes += annotator().annotate(std::span{&entry, 1}).front().quotes.size();
        }
        seconds = std::min(seconds, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::printf("speed, everything, one core: %.1f MB/s (%zu quotes in %.1f MB)\n",
                static_cast<double>(bytes) / 1e6 / seconds,
                quotes,
                static_cast<double>(bytes) / 1e6);
#ifdef NDEBUG
    EXPECT_GE(static_cast<double>(bytes) / 1e6 / seconds, 20);
#endif
}

// Places that are also streets, shops, persons, dishes: invented, written before any answer was
// seen, when 30 of 38 codes were right and 30 of 35 found.
TEST(Countries, OfSentencesWithNamesOfOtherThings) {
    int right = 0;
    int given = 0;
    int wanted = 0;
    const std::string table = read_file("tests/relevance/fresh_places.tsv");
    corpus::annotation::for_each_row(table, [&](const auto& columns, int number) {
        schema::Entry entry;
        entry.id = std::to_string(number);
        entry.lang = columns[0];
        entry.text = columns[1];
        const auto made = annotate_alone(entry);
        for (const auto code : corpus::annotation::split(columns[2], ' ')) {
            if (code == "-") continue;
            ++wanted;
            right += std::count(made.countries.begin(), made.countries.end(), code) > 0 ? 1 : 0;
        }
        given += static_cast<int>(made.countries.size());
    });
    std::printf("countries, names of other things: right %d of %d given, %d wanted\n",
                right,
                given,
                wanted);
    EXPECT_GE(right, 30);
    EXPECT_LE(given - right, 2);
}

}  // namespace
}  // namespace onrecord::tests
