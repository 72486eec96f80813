// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/passages.hpp"

#include "schema/analyzer.hpp"
#include "searcher/snippets/quotations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::snippets {
namespace {

using schema::Span;

/// A Plan of words and phrases as it comes out of planning, all of one weight but the first, which
/// is the rarest.
Plan plan_of(std::string_view text) {
    const schema::Analyzer analyzer;
    Plan plan;
    plan.kind = QueryKind::Or;
    const ParsedQuery parsed = parse_query(text);
    std::vector<Query> leaves = parsed.query->children;
    if (leaves.empty()) leaves = {*parsed.query};
    for (const Query& leaf : leaves) {
        Plan child;
        child.kind = leaf.kind;
        child.field = leaf.field;
        for (const std::string& form : leaf.words) {
            const double weight = plan.children.empty() ? 5 : 1;
            child.words.push_back({form, {std::string{analyzer.stem(form, "en")}}, 1, weight});
        }
        plan.children.push_back(std::move(child));
    }
    return plan;
}

/// Passages with their matches in brackets, one a line.
std::string shown(const schema::AnnotatedEntry& revision,
                  std::string_view query,
                  std::uint32_t most) {
    const schema::Analyzer analyzer;
    const TextMatcher matcher{plan_of(query)};
    const auto matches = matcher.find(revision.entry.text, "en", schema::Where::Body, analyzer);
    std::string lines;
    for (const Passage& passage : passages(revision, matches, most)) {
        EXPECT_EQ(revision.entry.text.substr(passage.span.begin, passage.span.length()),
                  passage.text);
        std::string line = passage.text;
        for (auto match = passage.matches.rbegin(); match != passage.matches.rend(); ++match) {
            line.insert(match->end, "]").insert(match->begin, "[");
        }
        lines += line + '\n';
    }
    return lines;
}

schema::AnnotatedEntry entry_of(std::string_view text) {
    schema::AnnotatedEntry revision;
    revision.entry.text = text;
    revision.entry.lang = "en";
    return revision;
}

struct Case {
    std::string_view text;
    std::string_view query;
    std::uint32_t most;
    std::string_view passages;
};

// clang-format off
constexpr Case cases[] = {
    {"The ferry sank. Nobody drowned. The crew rowed home.", "crew", 3, "The [crew] rowed home.\n"},
    {"The ferry sank. Nobody drowned. The ferries stay in port.", "ferry", 3,
     "The [ferry] sank.\nThe [ferries] stay in port.\n"},
    {"One ferry. Then rain. Two ferries sank. Then fog. A boat sank.", "ferry sank", 1,
     "Two [ferries] [sank].\n"},
    {"A boat sank. Then rain. A ferry came.", "ferry sank", 1, "A [ferry] came.\n"},
    {"Gen. Ode Lund of the U.S. fleet came. It rained.", "fleet", 3,
     "Gen. Ode Lund of the U.S. [fleet] came.\n"},
    {"It rained. \u201CWe wait. We hope. We row,\u201D said Lund. It cleared.", "hope", 3,
     "\u201CWe wait. We [hope]. We row,\u201D said Lund.\n"},
    {"It rained. \"We wait. We hope. We row,\" said Lund. It cleared.", "row", 3,
     "\"We wait. We hope. We [row],\" said Lund.\n"},
    {"\u201EWir warten. Wir hoffen\u201C, sagte Lund. Es regnet.", "hoffen", 3,
     "\u201EWir warten. Wir [hoffen]\u201C, sagte Lund.\n"},
    {"It rained.\n\nThe ferry left.", "ferry", 3, "The [ferry] left.\n"},
    {"The ferry sank. The ferry rose. It rained.", "ferry", 3, "The [ferry] sank. The [ferry] rose.\n"},
    {"We must \u2014 we must! \u2014 meet.", "\"must meet\"", 3, "We must \u2014 we [must! \u2014 meet].\n"},
    {"It rained. It rained again.", "ferry", 3, "It rained. It rained again.\n"},
    {"It rained. It rained again.", "ferry", 1, "It rained.\n"},
    {"It rained.", "ferry", 1, "It rained.\n"},
    {"", "ferry", 3, ""},
    {"It rained.", "rained", 0, ""},
};
// clang-format on

TEST(Passages, AreWholeSentencesWithWholeQuotations) {
    for (const Case& one : cases) {
        SCOPED_TRACE(one.text);
        EXPECT_EQ(shown(entry_of(one.text), one.query, one.most), one.passages);
    }
}

TEST(Passages, KeepAQuoteWithoutMarksWhole) {
    auto revision = entry_of("Lund spoke. I wait. I hope. I row. It rained.");
    schema::Quote quote;
    quote.kind = schema::QuoteKind::Block;
    quote.span = {12, 34};
    revision.annotations.quotes.push_back(quote);
    EXPECT_EQ(shown(revision, "hope", 3), "I wait. I [hope]. I row.\n");
}

TEST(Passages, ShortenASentenceWithoutEnd) {
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "na ";
    }
    const auto lines = shown(entry_of(text + "ferry " + text), "ferry", 3);
    EXPECT_LE(lines.size(), longest_sentence + 3);
    EXPECT_NE(lines.find("[ferry]"), std::string::npos);
}

TEST(Quotations, AreFoundByTheirMarks) {
    const std::string_view text =
        "a \u201Cb\u201D c \"d\" e \u00ABf\u00BB \u201Cnever closed\n\"nor this";
    std::vector<std::string> found;
    for (const Span span : quotations(text, {})) {
        found.emplace_back(text.substr(span.begin, span.length()));
    }
    EXPECT_EQ(found, (std::vector<std::string>{"\u201Cb\u201D", "\"d\"", "\u00ABf\u00BB"}));
}

}  // namespace
}  // namespace onrecord::searcher::snippets
