// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"
#include "tests/relevance/quote_gold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
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
    for (const auto& [rule, share] : shares.by_rule) {
        print(("  " + rule).c_str(), share);
    }
}

struct ReportedShares {
    Share precision;  ///< Of ours: half of it in one gold content, with its source.
    Share speakers;   ///< Of ours: has a Speaker.
    Share recall;     ///< Of gold that is not direct: half of it is ours.
};

bool covers_half(schema::Span ours, const GoldQuote& gold) {
    std::uint32_t shared = 0;
    for (const auto& span : gold.content) {
        if (overlap(span, ours)) {
            shared += std::min(span.end, ours.end) - std::max(span.begin, ours.begin);
        }
    }
    return 2 * shared >= gold.content_bytes;
}

ReportedShares reported_speech(const std::vector<GoldDocument>& documents) {
    ReportedShares shares;
    for (const GoldDocument& document : documents) {
        auto quotes = annotate_alone(document.entry).quotes;
        std::erase_if(quotes, [](const schema::Quote& quote) {
            return quote.kind != schema::QuoteKind::Reported;
        });
        for (const schema::Quote& quote : quotes) {
            const GoldQuote* gold = smallest_around(document, quote.span);
            const bool is_right = gold != nullptr && names_source(quote, *gold);
            shares.precision.all += 1;
            shares.precision.right += is_right ? 1 : 0;
            shares.speakers.all += 1;
            shares.speakers.right += quote.speaker.empty() ? 0 : 1;
            if (is_right || !shows_misses()) continue;
            std::cout << "#### REPORTED " << quote.rule << (gold == nullptr ? " not in gold" : "")
                      << "\n  ours: " << at(document, quote.evidence) << " | "
                      << at(document, quote.span) << "\n";
            if (gold != nullptr) {
                std::cout << "  gold: " << at(document, gold->source.front()) << "\n";
            }
        }
        for (const GoldQuote& gold : document.quotes) {
            if (gold.is_direct || gold.source.empty()) continue;
            const bool is_found = std::any_of(quotes.begin(), quotes.end(), [&](const auto& quote) {
                return covers_half(quote.span, gold) && names_source(quote, gold);
            });
            shares.recall.all += 1;
            shares.recall.right += is_found ? 1 : 0;
            if (is_found || !shows_misses()) continue;
            std::cout << "#### UNREPORTED\n  gold: " << at(document, gold.source.front()) << " | "
                      << at(document, gold.content.front()) << "\n";
        }
    }
    return shares;
}

/// Of long quotes whose gold source has a name: the Speaker's last word stands in it.
Share named_speakers(const std::vector<GoldDocument>& documents) {
    Share share;
    for (const GoldDocument& document : documents) {
        for (const schema::Quote& quote : annotate_alone(document.entry).quotes) {
            if (quote.speaker.empty() || word_count(document, quote) < 5) continue;
            const GoldQuote* gold = smallest_around(document, quote.span);
            if (gold == nullptr || !names_source(quote, *gold)) continue;
            std::string source;
            for (const auto& span : gold->source) {
                source += std::string{at(document, span)} + " ";
            }
            const auto name = std::find_if(source.begin() + 1, source.end(), [](char letter) {
                return letter >= 'A' && letter <= 'Z';
            });
            if (name == source.end()) continue;
            const auto last = schema::fold(quote.speaker.substr(quote.speaker.rfind(' ') + 1));
            const bool is_same = schema::fold(source).find(last) != std::string::npos;
            share.all += 1;
            share.right += is_same ? 1 : 0;
            if (is_same || !shows_misses()) continue;
            std::cout << "@@@@ SPEAKER '" << quote.speaker << "' level "
                      << static_cast<int>(quote.level) << " " << quote.rule
                      << "\n  gold: " << source << "\n  ours: " << at(document, quote.evidence)
                      << "\n";
        }
    }
    return share;
}

Share known_speakers(const std::vector<GoldDocument>& documents) {
    Share share;
    for (const GoldDocument& document : documents) {
        for (const schema::Quote& quote : annotate_alone(document.entry).quotes) {
            if (word_count(document, quote) < 5 || quote.kind == schema::QuoteKind::Reported) {
                continue;
            }
            share.all += 1;
            share.right += quote.speaker.empty() ? 0 : 1;
            if (!quote.speaker.empty() || !shows_misses()) continue;
            std::cout << "%%%% NOBODY level " << static_cast<int>(quote.level) << " " << quote.rule
                      << " evidence: " << at(document, quote.evidence) << "\n";
        }
    }
    return share;
}

void print_reported(const ReportedShares& shares) {
    print("  reported speech: is in gold with its source", shares.precision);
    print("  reported speech: has a Speaker", shares.speakers);
    print("  reported speech: of gold not direct, found", shares.recall);
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
    print_reported(reported_speech(documents));
    print("  a Speaker is named as in gold", named_speakers(documents));
    print("  quotes with a Speaker", known_speakers(documents));
}

TEST(PolNeAR, DirectQuotesAreGivenToTheirSource) {
    ONRECORD_DATA_FILE(file, "quotes/polnear-dev.jsonl.zst");
    const Share share = direct_quotes(read_polnear(file));
    print("PolNeAR dev, direct quotes: source overlaps", share);
    EXPECT_GE(share.value(), 0.86);
}

TEST(PolNeAR, ReportedSpeechIsFound) {
    ONRECORD_DATA_FILE(file, "quotes/polnear-dev.jsonl.zst");
    std::printf("PolNeAR dev\n");
    print_reported(reported_speech(read_polnear(file)));
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
    const auto documents = read_german(file);
    print("German train, direct quotes: speaker overlaps", direct_quotes(documents));
    const auto shares = long_quotes(documents);
    print("German train, 5+ words: precision of level high", shares.precision);
    print("German train, 5+ words: share of level high", shares.high);
    print_rules(shares);
}

TEST(German, DirectQuotesAreGivenToTheirSpeaker) {
    ONRECORD_DATA_FILE(file, "quotes/german-dev.jsonl.zst");
    const Share share = direct_quotes(read_german(file));
    print("German dev, direct quotes: speaker overlaps", share);
    EXPECT_GE(share.value(), 0.86);
}

TEST(German, LevelHighCanBeTrusted) {
    ONRECORD_DATA_FILE(file, "quotes/german-dev.jsonl.zst");
    const auto shares = long_quotes(read_german(file));
    print("German dev, 5+ words: precision of level high", shares.precision);
    print("German dev, 5+ words: share of level high", shares.high);
    EXPECT_GE(shares.precision.value(), 0.90);
}

}  // namespace
}  // namespace onrecord::tests
