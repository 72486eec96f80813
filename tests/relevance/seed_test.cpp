// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/gold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

// The liveblog that the project began from, with its hand-made gold: speakers of the 70 core
// quotes, block quotes, the repaired line 161, countries.
namespace onrecord::tests {
namespace {

using boost::json::value;

struct SeedEntry {
    schema::Entry entry;
    std::vector<std::uint32_t> seed_offset;  ///< Of each byte of the body.
};

struct Seed {
    value gold;
    std::vector<SeedEntry> entries;  ///< Newest first, as in gold.
    std::vector<schema::Annotations> annotations;
};

std::set<int> lines_without_content(const value& gold) {
    std::set<int> lines;
    for (const auto& range : gold.at("non_content").as_array()) {
        const auto& ends = range.at("lines").as_array();
        for (int line = ends[0].to_number<int>(); line <= ends[1].to_number<int>(); ++line) {
            lines.insert(line);
        }
    }
    return lines;
}

SeedEntry seed_entry(const std::string& text, const value& gold, const std::set<int>& dropped) {
    SeedEntry made;
    made.entry.title = text_of(gold, "title");
    made.entry.lang = "en";
    made.entry.liveblog = "newsweek/seed";
    const auto begin = gold.at("body_start_byte").to_number<std::size_t>();
    const auto end = gold.at("body_end_byte").to_number<std::size_t>();
    int line = gold.at("body_first_line").to_number<int>();
    for (std::size_t at = begin; at < end; ++at) {
        if (!dropped.contains(line)) {
            made.entry.text += text[at];
            made.seed_offset.push_back(static_cast<std::uint32_t>(at));
        }
        if (text[at] == '\n') ++line;
    }
    made.seed_offset.push_back(static_cast<std::uint32_t>(end));
    return made;
}

std::optional<Seed> read_seed() {
    const auto file = data_file("seed/gold.json");
    if (!file) return std::nullopt;
    Seed seed;
    seed.gold = boost::json::parse(read_file(*file));
    const std::string text = read_file(file->parent_path() / "newsweek-2022-01-28.txt");
    const auto dropped = lines_without_content(seed.gold);
    for (const auto& entry : seed.gold.at("entries").as_array()) {
        seed.entries.push_back(seed_entry(text, entry, dropped));
    }
    std::vector<schema::Entry> oldest_first;
    for (auto at = seed.entries.rbegin(); at != seed.entries.rend(); ++at) {
        oldest_first.push_back(at->entry);
    }
    seed.annotations = annotator().annotate(oldest_first);
    std::reverse(seed.annotations.begin(), seed.annotations.end());
    return seed;
}

schema::Span in_seed(const SeedEntry& entry, schema::Span span) {
    return {entry.seed_offset[span.begin], span.end == 0 ? 0 : entry.seed_offset[span.end - 1] + 1};
}

const schema::Quote* find_quote(const Seed& seed, const value& gold) {
    const auto number = gold.at("entry").to_number<std::size_t>();
    const schema::Span wanted{gold.at("start_byte").to_number<std::uint32_t>(),
                              gold.at("end_byte").to_number<std::uint32_t>()};
    for (const auto& quote : seed.annotations[number].quotes) {
        if (quote.where != schema::Where::Body || quote.kind == schema::QuoteKind::Reported) {
            continue;
        }
        if (overlap(in_seed(seed.entries[number], quote.span), wanted)) return &quote;
    }
    return nullptr;
}

/// The speaker of gold, or each of several persons.
bool is_speaker(const value& gold, const std::string& speaker) {
    if (speaker == text_of(gold, "speaker")) return true;
    const auto& persons = gold.at("persons").as_array();
    std::string joined;
    for (const auto& person : persons) {
        if (!joined.empty()) joined += "; ";
        joined += std::string{person.as_string()};
    }
    return !joined.empty() && joined == speaker;
}

TEST(Seed, CoreQuotesHaveTheirSpeakers) {
    const auto seed = read_seed();
    if (!seed) GTEST_SKIP() << "no seed/gold.json; set ONRECORD_DATA";
    int right = 0;
    int wrong = 0;
    int abstained = 0;
    int blocks = 0;
    int exact = 0;
    for (const auto& gold : seed->gold.at("quotes").as_array()) {
        const auto* quote = find_quote(*seed, gold);
        const bool is_block = text_of(gold, "kind") == "block";
        if (is_block && quote != nullptr && quote->kind == schema::QuoteKind::Block) ++blocks;
        const bool is_core = gold.at("core").as_bool();
        const std::string speaker = quote != nullptr ? quote->speaker : "";
        const bool is_right = is_speaker(gold, speaker);
        if (is_core) {
            ++(speaker.empty() ? abstained : is_right ? right : wrong);
            const auto number = gold.at("entry").to_number<std::size_t>();
            if (quote != nullptr) {
                const auto span = in_seed(seed->entries[number], quote->span);
                const bool same = span.begin == gold.at("start_byte").to_number<std::uint32_t>() &&
                                  span.end == gold.at("end_byte").to_number<std::uint32_t>();
                exact += same ? 1 : 0;
                if (!same) std::cout << "  span differs: " << text_of(gold, "text") << "\n";
            }
        }
        if (!is_right && !(speaker.empty() && !is_core)) {
            std::cout << "  " << (is_core ? "CORE " : "") << gold.at("id") << " line "
                      << gold.at("line") << ": '" << speaker << "' for '"
                      << text_of(gold, "speaker") << "' by "
                      << (quote != nullptr ? quote->rule : "no quote") << ": "
                      << text_of(gold, "text").substr(0, 60) << "\n";
        }
    }
    std::printf("seed, core quotes: right %d, wrong %d, abstained %d, spans exact %d of 70\n",
                right,
                wrong,
                abstained,
                exact);
    std::printf("seed, block quotes found: %d of 10\n", blocks);
    EXPECT_GE(right, 66);
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(blocks, 10);
}

TEST(Seed, TheOddMarksOfLine161AreRepaired) {
    const auto seed = read_seed();
    if (!seed) GTEST_SKIP() << "no seed/gold.json; set ONRECORD_DATA";
    for (const auto& gold : seed->gold.at("quotes").as_array()) {
        if (gold.at("line").to_number<int>() != 161) continue;
        const auto* quote = find_quote(*seed, gold);
        ASSERT_NE(quote, nullptr);
        EXPECT_TRUE(quote->is_repaired);
        EXPECT_EQ(quote->speaker, "Volodymyr Zelensky");
    }
}

TEST(Seed, CountriesAreThoseNamed) {
    const auto seed = read_seed();
    if (!seed) GTEST_SKIP() << "no seed/gold.json; set ONRECORD_DATA";
    int right = 0;
    int found = 0;
    int gold_count = 0;
    std::size_t number = 0;
    for (const auto& gold : seed->gold.at("entries").as_array()) {
        std::set<std::string> wanted;
        std::set<std::string> optional;
        for (const auto& code : gold.at("countries").as_array()) {
            wanted.insert(std::string{code.as_string()});
        }
        for (const auto& code : gold.at("countries_optional").as_array()) {
            optional.insert(std::string{code.as_string()});
        }
        const auto& ours = seed->annotations[number].countries;
        for (const auto& code : ours) {
            if (optional.contains(code)) continue;
            ++found;
            right += wanted.contains(code) ? 1 : 0;
            if (!wanted.contains(code)) {
                std::cout << "  entry " << number << ": not " << code << "\n";
            }
        }
        for (const auto& code : wanted) {
            if (std::find(ours.begin(), ours.end(), code) == ours.end()) {
                std::cout << "  entry " << number << ": misses " << code << "\n";
            }
        }
        gold_count += static_cast<int>(wanted.size());
        ++number;
    }
    std::printf("seed, countries: precision %.3f recall %.3f\n",
                static_cast<double>(right) / found,
                static_cast<double>(right) / gold_count);
    EXPECT_EQ(right, found);
    EXPECT_EQ(right, gold_count);
}

TEST(Seed, TopicsAreThoseOfTheLiveblog) {
    const auto seed = read_seed();
    if (!seed) GTEST_SKIP() << "no seed/gold.json; set ONRECORD_DATA";
    int right = 0;
    int found = 0;
    int gold_count = 0;
    std::size_t number = 0;
    for (const auto& gold : seed->gold.at("entries").as_array()) {
        std::set<std::string> wanted;
        for (const auto& topic : gold.at("topics").as_array()) {
            wanted.insert(text_of(topic, "id"));
        }
        for (const auto& code : seed->annotations[number].topics) {
            ++found;
            right += wanted.contains(code) ? 1 : 0;
            if (!wanted.contains(code)) {
                std::cout << "  entry " << number << ": not " << code << "\n";
            }
        }
        gold_count += static_cast<int>(wanted.size());
        ++number;
    }
    std::printf("seed, topics: precision %.3f recall %.3f\n",
                static_cast<double>(right) / found,
                static_cast<double>(right) / gold_count);
    // Weather and labour once stood on entries about a war.
    EXPECT_GE(right, found * 9 / 10);
    EXPECT_GE(right, gold_count * 5 / 10);
}

}  // namespace
}  // namespace onrecord::tests
