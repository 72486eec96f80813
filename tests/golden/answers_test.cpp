// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "searcher/searcher.hpp"
#include "tests/golden/gazette_entries.hpp"
#include "tests/support/golden_file.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

// Whole answers as JSON, kept in tests/golden/answers/.
namespace onrecord::searcher {
namespace {

using golden::gazette_entries;
using schema::FieldId;

struct Case {
    std::string_view name;
    std::string_view query;
    Sort sort = Sort::Relevance;
    std::vector<FacetSelection> selections = {};
    bool include_superseded = false;
    bool explain = false;
};

// clang-format off
const std::vector<Case>& cases() {
    static const std::vector<Case> cases = {
        {"one-word", "grain"},
        {"two-words", "water sale"},
        {"phrase-across-marks", "\"water is not for sale\""},
        {"phrase-across-sentences-of-a-quote", "\"ports open without\""},
        {"quote-in-german", "wasser verkaufen"},
        {"not", "grain -deal"},
        {"only-not", "-grain"},
        {"or-and-brackets", "(grain OR water) talks"},
        {"near", "talks NEAR/3 grain"},
        {"wildcard", "port*"},
        {"money", "$12 billion"},
        {"number", "8500"},
        {"acronym", "U.S."},
        {"title", "title:grain"},
        {"speaker-by-one-word", "speaker:moran"},
        {"speaker-by-another-name", "speaker:\"General Reke\""},
        {"country-and-word", "country:PL water"},
        {"two-countries", "country:UA country:US"},
        {"excluded-country", "talks -country:us"},
        {"day", "date:2022-01-28"},
        {"range-with-open-end", "date:2022-01-29.."},
        {"newest", "*", Sort::Newest},
        {"oldest", "*", Sort::Oldest},
        {"selected-country", "water", Sort::Relevance, {{FieldId::Country, {"DE"}}}},
        {"selected-of-two-facets", "*", Sort::Newest,
         {{FieldId::Country, {"UA"}}, {FieldId::Speaker, {"Tomas Reke"}}}},
        {"superseded-left-out", "\"$11 billion\""},
        {"superseded-asked-for", "\"$11 billion\"", Sort::Relevance, {}, true},
        {"offsets-in-utf-16", "water figures"},
        {"nothing-found", "zeppelin"},
        {"unknown-field", "grain speeker:moran"},
        {"unknown-speaker", "speaker:morann"},
        {"unclosed-quotation-mark", "\"keep the ports"},
        {"bad-date", "grain date:2022-13"},
        {"no-sense", "date:2022-13"},
        {"explained", "grain speaker:moran -\"no deal\" zel*", Sort::Relevance, {}, false, true},
    };
    return cases;
}
// clang-format on

/// Times differ from run to run.
std::string without_times(std::string explanation) {
    const std::size_t at = explanation.find("times:");
    return at == std::string::npos ? explanation : explanation.substr(0, at);
}

std::string answer(Searcher& searcher, const Case& one) {
    SearchOptions options;
    options.sort = one.sort;
    options.selections = one.selections;
    options.include_superseded = one.include_superseded;
    options.explain = one.explain;
    options.limit = 4;
    ResultPage page = searcher.search(one.query, options);
    page.explanation = without_times(std::move(page.explanation));
    return std::string{one.query} + '\n' + support::pretty_json(to_json(page, one.query));
}

TEST(Answers, AreTheOnesInTheGoldenFiles) {
    const support::ScratchIndex index{gazette_entries(), {2, {{"General Reke", "Tomas Reke"}}, 1}};
    Searcher searcher{schema::open_current(index.path()).generation};
    std::set<std::string_view> names;
    for (const Case& one : cases()) {
        SCOPED_TRACE(one.name);
        ASSERT_TRUE(names.insert(one.name).second);
        const std::string file = "tests/golden/answers/" + std::string{one.name} + ".txt";
        support::expect_golden(file, answer(searcher, one));
    }
}

TEST(Entries, AreTheOnesInTheGoldenFiles) {
    const support::ScratchIndex index{gazette_entries(), {3, {}, 1}};
    Searcher searcher{schema::open_current(index.path()).generation};
    for (const auto& revision : gazette_entries()) {
        const std::string& title = revision.entry.title;
        if (!revision.revision.is_current() || !title.starts_with("A deal")) continue;
        const auto view = searcher.entry(revision.entry.id);
        ASSERT_TRUE(view);
        support::expect_golden("tests/golden/answers/entry.txt",
                               support::pretty_json(to_json(*view, 1)));
    }
    EXPECT_FALSE(searcher.entry("0123456789abcdef0123456789abcdef"));
}

}  // namespace
}  // namespace onrecord::searcher
