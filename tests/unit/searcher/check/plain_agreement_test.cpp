// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/quote_check.hpp"
#include "tests/support/plain_checker.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The check finds what a scan of everything finds, and where it has not looked at everything it
// never says that the words are not there.
namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using support::Dice;

std::vector<std::string_view> words_of(const std::string& text) {
    std::vector<std::string_view> words;
    const std::string_view whole = text;
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t end = std::min(whole.find_first_of(" \n", at), whole.size());
        if (end > at) words.push_back(whole.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// Without dashes and quotation marks (U+2014, U+201C, U+201D), by which a check tells a quotation
/// from what stands around it.
std::string without_marks(std::string text) {
    constexpr std::string_view marks[] = {"\xE2\x80\x94", "\xE2\x80\x9C", "\xE2\x80\x9D"};
    for (const std::string_view mark : marks) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.erase(at, mark.size());
        }
    }
    return text;
}

/// Words that stand side by side in some Entry; now and then with some added.
std::string random_paste(Dice& dice, const std::vector<AnnotatedEntry>& revisions) {
    for (;;) {
        const AnnotatedEntry& revision = revisions[dice.roll(revisions.size())];
        const auto words = words_of(revision.entry.text);
        if (words.size() < 8) continue;
        const std::size_t length = 5 + dice.roll(words.size() - 6);
        const std::size_t begin = dice.roll(words.size() - length);
        std::string paste;
        for (std::size_t i = begin; i < begin + length; ++i) {
            paste += std::string{words[i]} + ' ';
        }
        if (dice.one_in(3)) paste += "otter ";
        if (dice.one_in(6)) paste.insert(paste.find(' '), " lantern kettle");
        return without_marks(std::move(paste));
    }
}

std::optional<std::uint32_t> best_edits(const CheckReport& report) {
    if (report.occurrences.empty()) return std::nullopt;
    return report.occurrences.front().edits;
}

std::string shown(const std::string& paste, const CheckReport& report) {
    if (report.occurrences.empty()) return paste;
    const Occurrence& best = report.occurrences.front();
    return paste + " | " + best.revision.entry.lang + " | " + best.runs_on_into + " | " +
           best.revision.entry.text;
}

struct Corpus {
    explicit Corpus(std::uint32_t seed, std::size_t entries = 200, std::size_t between = 0)
        : revisions{support::random_entries(seed, {entries, 30})},
          index{revisions, {.shards = 3, .aliases = {}, .number = 1, .between = between}},
          generation{schema::open_current(index.path()).generation} {}
    std::vector<AnnotatedEntry> revisions;
    support::ScratchIndex index;
    std::shared_ptr<const schema::Generation> generation;
};

TEST(QuoteCheck, FindsWhatAScanOfEverythingFinds) {
    for (const std::uint32_t seed : {3U, 1U}) {
        const Corpus corpus{seed, 200, seed == 3 ? std::size_t{4} : 0};
        const support::PlainChecker plain{corpus.revisions};
        QuoteChecker checker{corpus.generation};
        Dice dice{seed};
        for (int i = 0; i < 60; ++i) {
            const std::string paste = random_paste(dice, corpus.revisions);
            const CheckReport report = checker.check({paste, {}, {}});
            const auto expected = plain.fewest_edits(paste);
            if (expected) {
                EXPECT_EQ(best_edits(report), expected) << shown(paste, report);
            } else {
                EXPECT_GT(best_edits(report).value_or(1), 0U) << shown(paste, report);
            }
        }
    }
}

/// As if the corpus were thousands of times larger than the limits are made for.
CheckLimits tiny_limits() {
    CheckLimits limits;
    limits.candidates = {.features = 6,
                         .cheap_postings = 5,
                         .dear_postings = 10,
                         .postings = 20,
                         .rare_postings = 5,
                         .heavy = 3,
                         .light = 1,
                         .exact = 2};
    limits.near = 5;
    limits.perhaps_near = 2;
    return limits;
}

TEST(QuoteCheck, FindsVerbatimWordsHoweverNarrowItsLimits) {
    const Corpus corpus{7, 400};
    const support::PlainChecker plain{corpus.revisions};
    QuoteChecker checker{corpus.generation, tiny_limits()};
    Dice dice{7};
    int refused = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string paste = random_paste(dice, corpus.revisions);
        const CheckReport report = checker.check({paste, {}, {}});
        const auto expected = plain.fewest_edits(paste);
        if (report.verdict == Verdict::NotFound) {
            EXPECT_EQ(expected, std::nullopt) << paste;
        }
        if (!report.verdict) {
            ++refused;
            EXPECT_FALSE(report.is_complete);
            EXPECT_FALSE(report.problems.empty());
        }
        const bool stands =
            paste.find("otter") == std::string::npos && paste.find("lantern") == std::string::npos;
        if (stands) {
            EXPECT_EQ(best_edits(report), 0U) << paste;
        }
    }
    EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace onrecord::searcher
