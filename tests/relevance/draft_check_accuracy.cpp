// SPDX-License-Identifier: GPL-3.0-or-later
// How often the draft check is right: drafts made from the Quotes of an index, with a fixed seed.
// Prints the table of docs/draft-check.md and fails over its floors; scripts/measure-drafts makes
// the index.
//   draft_check_accuracy INDEX FOREIGN_SENTENCES [DRAFTS [SEED]]
#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "schema/sentences.hpp"
#include "tests/relevance/draft_maker.hpp"
#include "tests/relevance/draft_scores.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <string>

namespace onrecord::relevance {
namespace {

constexpr std::size_t wanted_quotes = 4000;

std::size_t word_count(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// A sentence that a draft could quote: neither a shout nor with marks of its own.
bool is_quotable(const std::string& words) {
    const std::size_t count = word_count(words);
    if (count < 8 || count > 45) return false;
    return words.find_first_of("\"[]()\n*_") == std::string::npos &&
           words.find("“") == std::string::npos && words.find("...") == std::string::npos &&
           words.find("…") == std::string::npos && words.find("--") == std::string::npos &&
           words.find("—") == std::string::npos && words.find("''") == std::string::npos &&
           std::isupper(static_cast<unsigned char>(words[0])) != 0;
}

/// Transcripts have labels that are no names: `And this is what we did`.
bool is_name(const std::string& speaker) {
    return word_count(speaker) <= 3 && speaker.find_first_of(",:()") == std::string::npos;
}

/// `BASH` as a draft writes it.
std::string as_written(std::string name) {
    const bool is_all_capitals =
        std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_all_capitals) return name;
    bool begins = true;
    for (char& c : name) {
        if (!begins && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        begins = c == ' ' || c == '-';
    }
    return name;
}

std::vector<PrintedQuote> printed_quotes(const schema::Generation& generation, std::uint32_t seed) {
    std::mt19937 random{seed};
    std::vector<PrintedQuote> quotes;
    std::vector<Xapian::Database> databases;
    std::vector<schema::RecordReader> readers;
    for (const schema::OpenShard& shard : generation.shards()) {
        databases.emplace_back(shard.folder.string());
        readers.emplace_back(shard.dictionary);
    }
    for (std::size_t tries = 0; quotes.size() < wanted_quotes && tries < 50 * wanted_quotes;
         ++tries) {
        const std::size_t shard = random() % databases.size();
        const auto document =
            static_cast<schema::DocId>(1 + random() % databases[shard].get_doccount());
        const auto revision =
            readers[shard].read(databases[shard].get_document(document).get_data());
        for (const schema::Quote& quote : revision.annotations.quotes) {
            if (quote.where != schema::Where::Body || quote.level == schema::Level::Low ||
                !is_name(quote.speaker) || quote.speaker.empty() ||
                quote.stance != schema::Stance::Said) {
                continue;
            }
            const std::string words =
                revision.entry.text.substr(quote.span.begin, quote.span.length());
            if (is_quotable(words)) quotes.push_back({words, as_written(quote.speaker)});
        }
    }
    return quotes;
}

std::vector<std::string> foreign_sentences(const char* file) {
    std::ifstream lines{file};
    std::vector<std::string> sentences;
    for (std::string line; std::getline(lines, line) && sentences.size() < 5000;) {
        if (is_quotable(line)) sentences.push_back(line);
    }
    return sentences;
}

int measure(const char* index, const char* foreign, int drafts, std::uint32_t seed) {
    const auto generation = schema::open_current(index).generation;
    const DraftSources sources{printed_quotes(*generation, seed), foreign_sentences(foreign)};
    std::fprintf(stderr,
                 "%zu printed quotes, %zu foreign sentences, %llu entries\n",
                 sources.printed.size(),
                 sources.invented.size(),
                 static_cast<unsigned long long>(generation->manifest().entries));
    DraftMaker maker{sources, seed};
    const searcher::DraftReader reader;
    searcher::QuoteChecker checker{generation};
    DraftScores scores;
    std::clock_t spent = 0;
    std::size_t checked = 0;
    for (int i = 0; i < drafts; ++i) {
        const MadeDraft made = maker.make();
        const std::clock_t begin = std::clock();
        auto draft = reader.read(made.bytes, made.name);
        if (!draft) {
            std::fprintf(stderr, "%s\n", draft.error().reason.c_str());
            return 1;
        }
        const auto report = searcher::check_draft(checker, std::move(*draft));
        spent += std::clock() - begin;
        checked += report.quotations.size();
        scores.add(made, report);
    }
    std::printf("%s", scores.table().c_str());
    std::printf(
        "\n%d drafts, %zu quotations; CPU %.2f ms a quotation, reading included\n",
        drafts,
        checked,
        1000.0 * static_cast<double>(spent) / CLOCKS_PER_SEC / static_cast<double>(checked));
    for (const std::string& mistake : scores.mistakes()) {
        std::fprintf(stderr, "%s\n", mistake.c_str());
    }
    const DraftScore& truths = scores.of(Truth::True);
    bool is_good = truths.called_false * 200 <= truths.planted;
    for (const Truth lie : {Truth::Altered, Truth::Swapped, Truth::Invented, Truth::Paraphrased}) {
        is_good = is_good && scores.of(lie).wrongly_stands == 0;
    }
    return is_good ? 0 : 1;
}

}  // namespace
}  // namespace onrecord::relevance

int main(int argc, char** argv) try {
    if (argc < 3) {
        std::fprintf(stderr,
                     "usage: draft_check_accuracy INDEX FOREIGN_SENTENCES [DRAFTS [SEED]]\n");
        return 64;
    }
    const int drafts = argc > 3 ? std::atoi(argv[3]) : 1000;
    const int seed = argc > 4 ? std::atoi(argv[4]) : 20261201;
    return onrecord::relevance::measure(argv[1], argv[2], drafts, static_cast<std::uint32_t>(seed));
} catch (const std::exception& failure) {
    std::fprintf(stderr, "draft_check_accuracy: %s\n", failure.what());
    return 70;
}
