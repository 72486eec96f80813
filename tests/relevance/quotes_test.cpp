// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/quote_gold.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>

// Whose words: PolNeAR (US news) and German Wikinews, by the overlap of our evidence with the
// gold source. Prints the tables of docs/annotation.md; the floors are those of the project.
namespace onrecord::tests {
namespace {

struct Share {
    int right = 0;
    int all = 0;
    double value() const { return all == 0 ? 0 : static_cast<double>(right) / all; }
};

void print(const char* name, const Share& share) {
    std::printf("%-52s %.3f  (%d of %d)\n", name, share.value(), share.right, share.all);
}

std::string_view at(const GoldDocument& document, schema::Span span) {
    return std::string_view{document.entry.text}.substr(span.begin, span.length());
}

/// For working on the rules: ONRECORD_SHOW=1 prints every miss.
bool shows_misses() {
    return std::getenv("ONRECORD_SHOW") != nullptr;  // NOLINT(concurrency-mt-unsafe): tests
}

void show(const GoldDocument& document, const GoldQuote& gold, const schema::Quote* quote) {
    if (!shows_misses()) return;
    const auto begin = gold.content.front().begin;
    const auto from = begin > 200 ? begin - 200 : 0;
    std::cout << "---- MISS " << (quote != nullptr ? quote->rule : "no quote") << " level "
              << (quote != nullptr ? static_cast<int>(quote->level) : -1)
              << "\n  gold: " << at(document, gold.source.front()) << "\n  ours: "
              << (quote != nullptr ? at(document, quote->evidence) : std::string_view{})
              << "\n  text: "
              << std::string_view{document.entry.text}.substr(from,
                                                              gold.content.back().end - from + 160)
              << "\n";
}

Share direct_quotes(const std::vector<GoldDocument>& documents) {
    Share share;
    for (const GoldDocument& document : documents) {
        const auto quotes = annotate_alone(document.entry).quotes;
        for (const GoldQuote& gold : document.quotes) {
            if (!gold.is_direct || gold.source.empty()) continue;
            const schema::Quote* quote = best_overlap(gold, quotes);
            const bool is_right = quote != nullptr && names_source(*quote, gold);
            share.all += 1;
            share.right += is_right ? 1 : 0;
            if (!is_right) show(document, gold, quote);
        }
    }
    return share;
}

struct LevelShares {
    Share precision;  ///< Of level high.
    Share high;       ///< Of all that are attributed in gold.
    Share all;
    int unknown_high = 0;
    std::map<std::string, Share> by_rule;
    std::map<std::string, Share> speakers;
};

LevelShares long_quotes(const std::vector<GoldDocument>& documents) {
    LevelShares shares;
    for (const GoldDocument& document : documents) {
        for (const schema::Quote& quote : annotate_alone(document.entry).quotes) {
            if (quote.kind == schema::QuoteKind::Reported || word_count(document, quote) < 5) {
                continue;
            }
            const bool is_high = quote.level == schema::Level::High && !quote.rule.empty();
            const GoldQuote* gold = smallest_around(document, quote.span);
            if (gold == nullptr) {
                shares.unknown_high += is_high ? 1 : 0;
                continue;
            }
            const bool is_right = names_source(quote, *gold);
            shares.high.all += 1;
            shares.high.right += is_high ? 1 : 0;
            shares.all.all += 1;
            shares.all.right += is_right ? 1 : 0;
            auto& rule =
                shares.by_rule[quote.rule + " " + std::to_string(static_cast<int>(quote.level))];
            rule.all += 1;
            rule.right += is_right ? 1 : 0;
            if (!is_high) continue;
            shares.precision.all += 1;
            shares.precision.right += is_right ? 1 : 0;
            if (!is_right && shows_misses()) std::cout << "==== HIGH ";
            if (!is_right) show(document, *gold, &quote);
        }
    }
    return shares;
}

void print_rules(const LevelShares& shares) {
    for (const auto& [rule, share] : shares.by_rule)
        print(("  " + rule).c_str(), share);
}

TEST(PolNeAR, TrainForTuning) {
    if (!shows_misses() && std::getenv("ONRECORD_TUNE") == nullptr) {  // NOLINT
        GTEST_SKIP() << "set ONRECORD_TUNE to measure the training part";
    }
    ONRECORD_DATA_FILE(file, "quotes/polnear-train.jsonl.zst");
    const auto documents = read_polnear(file);
    const auto shares = long_quotes(documents);
    print("PolNeAR train, direct quotes: source overlaps", direct_quotes(documents));
    print("PolNeAR train, 5+ words: precision of level high", shares.precision);
    print("PolNeAR train, 5+ words: share of level high", shares.high);
    print("PolNeAR train, 5+ words: all", shares.all);
    std::printf("  level high and not in gold: %d\n", shares.unknown_high);
    print_rules(shares);
}

TEST(PolNeAR, DirectQuotesAreGivenToTheirSource) {
    ONRECORD_DATA_FILE(file, "quotes/polnear-dev.jsonl.zst");
    const Share share = direct_quotes(read_polnear(file));
    print("PolNeAR dev, direct quotes: source overlaps", share);
    EXPECT_GE(share.value(), 0.86);
}

TEST(PolNeAR, LevelHighCanBeTrusted) {
    ONRECORD_DATA_FILE(file, "quotes/polnear-dev.jsonl.zst");
    const auto shares = long_quotes(read_polnear(file));
    print("PolNeAR dev, 5+ words: precision of level high", shares.precision);
    print("PolNeAR dev, 5+ words: share of level high", shares.high);
    print("PolNeAR dev, 5+ words: all", shares.all);
    std::printf("  level high and not in gold: %d\n", shares.unknown_high);
    print_rules(shares);
    EXPECT_GE(shares.precision.value(), 0.97);
    EXPECT_GE(shares.high.value(), 0.45);
}

TEST(German, TrainForTuning) {
    if (!shows_misses() && std::getenv("ONRECORD_TUNE") == nullptr) {  // NOLINT
        GTEST_SKIP() << "set ONRECORD_TUNE to measure the training part";
    }
    ONRECORD_DATA_FILE(file, "quotes/german-train.jsonl.zst");
    print("German train, direct quotes: speaker overlaps", direct_quotes(read_german(file)));
}

TEST(German, DirectQuotesAreGivenToTheirSpeaker) {
    ONRECORD_DATA_FILE(file, "quotes/german-dev.jsonl.zst");
    const Share share = direct_quotes(read_german(file));
    print("German dev, direct quotes: speaker overlaps", share);
    EXPECT_GE(share.value(), 0.70);
}

}  // namespace
}  // namespace onrecord::tests
