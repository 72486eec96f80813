// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/gold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>

// Invented news in many manners (speech_gold.txt): who speaks, what is reported, what is no quote.
namespace onrecord::tests {
namespace {

struct Expected {
    std::string kind;   ///< Empty: any but reported.
    std::string words;  ///< Stand once in the body, else in the title.
    std::string speaker;
    bool is_quote = true;
};

struct Story {
    schema::Entry entry;
    std::vector<Expected> expected;
};

using Liveblog = std::vector<Story>;

constexpr std::string_view kinds[] = {
    "direct", "block", "partial", "scare", "headline", "reported"};

// `[kind] words | Speaker`
Expected read_expected(std::string line) {
    Expected expected;
    if (line.front() == '[') {
        const auto end = line.find("] ");
        expected.kind = line.substr(1, end - 1);
        line.erase(0, end + 2);
    }
    const auto bar = line.rfind(" | ");
    expected.words = line.substr(0, bar);
    expected.speaker = line.substr(bar + 3);
    if (expected.speaker == "-") expected.speaker.clear();
    return expected;
}

void read_line(const std::string& line, Story& story) {
    if (line.starts_with("# ")) return;
    if (line.starts_with("title: ")) {
        story.entry.title = line.substr(7);
    } else if (line.starts_with("> ")) {
        story.expected.push_back(read_expected(line.substr(2)));
    } else if (line.starts_with("! ")) {
        story.expected.push_back({"", line.substr(2), "", false});
    } else {
        if (!story.entry.text.empty()) story.entry.text += "\n\n";
        story.entry.text += line;
    }
}

std::vector<Liveblog> read_liveblogs() {
    std::istringstream stream{read_file("tests/relevance/speech_gold.txt")};
    std::vector<Liveblog> all(1);
    all.back().emplace_back();
    for (std::string line; std::getline(stream, line);) {
        if (line == "===") all.emplace_back();
        if (line == "===" || line == "---") {
            all.back().emplace_back();
            all.back().back().entry.lang = "en";
            continue;
        }
        read_line(line, all.back().back());
    }
    return all;
}

/// The quote of the kind asked for that shares most bytes with the words; null when none does.
const schema::Quote* find(const Story& story,
                          const schema::Annotations& made,
                          const Expected& expected) {
    const auto in_body = story.entry.text.find(expected.words);
    const bool is_body = in_body != std::string::npos;
    const auto at = is_body ? in_body : story.entry.title.find(expected.words);
    EXPECT_NE(at, std::string::npos) << expected.words;
    const schema::Span wanted{static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(at + expected.words.size())};
    const schema::Quote* best = nullptr;
    std::uint32_t most = 0;
    for (const auto& quote : made.quotes) {
        const bool is_reported = quote.kind == schema::QuoteKind::Reported;
        const bool is_elsewhere = (quote.where == schema::Where::Body) != is_body;
        if (is_elsewhere || is_reported != (expected.kind == "reported") ||
            !overlap(quote.span, wanted)) {
            continue;
        }
        const auto shared =
            std::min(quote.span.end, wanted.end) - std::max(quote.span.begin, wanted.begin);
        if (shared <= most) continue;
        most = shared;
        best = &quote;
    }
    return best;
}

struct Tally {
    int right = 0;
    int wrong = 0;      ///< Another speaker, or a quote where none is.
    int abstained = 0;  ///< No speaker, or no quote of that kind.
    int high_wrong = 0;
};

std::string_view name_of(const schema::Quote* quote) {
    return quote == nullptr ? "no quote" : kinds[static_cast<std::size_t>(quote->kind)];
}

void judge(const Story& story,
           const schema::Annotations& made,
           const Expected& expected,
           Tally& tally) {
    const schema::Quote* quote = find(story, made, expected);
    const std::string speaker = quote != nullptr ? quote->speaker : "";
    const bool is_kind = expected.is_quote == (quote != nullptr) &&
                         (expected.kind.empty() || name_of(quote) == expected.kind);
    if (is_kind && speaker == expected.speaker) {
        ++tally.right;
        return;
    }
    const bool is_wrong = quote != nullptr && (!speaker.empty() || !expected.is_quote);
    ++(is_wrong ? tally.wrong : tally.abstained);
    if (is_wrong && quote->level == schema::Level::High) ++tally.high_wrong;
    std::cout << (is_wrong ? "  WRONG " : "  abstained ") << name_of(quote) << " '" << speaker
              << "' for '" << expected.speaker << "' " << expected.kind << " by "
              << (quote != nullptr ? quote->rule : "") << ": " << expected.words << "\n";
}

TEST(InventedNews, IsGivenToWhoeverSpeaks) {
    Tally tally;
    for (const Liveblog& liveblog : read_liveblogs()) {
        std::vector<schema::Entry> entries;
        for (const Story& story : liveblog) {
            entries.push_back(story.entry);
        }
        const auto made = annotator().annotate(entries);
        for (std::size_t at = 0; at < liveblog.size(); ++at) {
            for (const Expected& expected : liveblog[at].expected) {
                judge(liveblog[at], made[at], expected, tally);
            }
        }
    }
    std::printf("invented news: right %d, wrong %d (level high %d), abstained %d\n",
                tally.right,
                tally.wrong,
                tally.high_wrong,
                tally.abstained);
    const int all = tally.right + tally.wrong + tally.abstained;
    EXPECT_GE(100 * tally.right, 95 * all);
    EXPECT_EQ(tally.wrong, 0);
}

}  // namespace
}  // namespace onrecord::tests
