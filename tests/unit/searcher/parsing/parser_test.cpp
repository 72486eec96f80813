// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace onrecord::searcher {
namespace {

using schema::Severity;
using testing::HasSubstr;

struct Reading {
    std::string_view text;
    std::string_view tree;
};

// clang-format off
constexpr Reading readings[] = {
    // Words, and the AND that is implied.
    {"",                                    "(all)"},
    {"  \t ",                               "(all)"},
    {"*",                                   "(all)"},
    {"grain",                               "grain"},
    {"Grain",                               "grain"},
    {"grain border",                        "(and grain border)"},
    {"grain AND border",                    "(and grain border)"},
    {"grain AND border AND port",           "(and grain border port)"},
    {"grain and border or port not",        "(and grain and border or port not)"},
    {"Zelensky: we must",                   "(and zelensky we must)"},
    {"8,500",                               "8500"},

    // Phrases.
    {"\"we must meet\"",                    "(phrase we must meet)"},
    {"\u201Cwe must meet\u201D",            "(phrase we must meet)"},
    {"\u201Ewe must meet\u201C",            "(phrase we must meet)"},
    {"\u00ABwe must meet\u00BB",            "(phrase we must meet)"},
    {"\u00BBwe must meet\u00AB",            "(phrase we must meet)"},
    {"\u2039we must meet\u203A",            "(phrase we must meet)"},
    {"\u2018we don\u2019t meet\u2019",      "(phrase we don't meet)"},
    {"\"we must meet\u201D",                "(phrase we must meet)"},
    {"\u00ABwe \"must\" meet\u00BB",        "(phrase we must meet)"},
    {"\"We must \u2014 must! \u2026 meet\"", "(phrase we must must meet)"},
    {"\"grain\"",                           "(phrase grain)"},
    {"\"grain\"\"border\"",                 "(and (phrase grain) (phrase border))"},
    {"COVID-19",                            "(phrase covid 19)"},
    {"$11",                                 "(phrase $ 11)"},
    {"$11 billion",                         "(and (phrase $ 11) billion)"},
    {"https://example.org/live",            "(url example.org/live)"},
    {"10:30",                               "(phrase 10 30)"},

    // Not.
    {"-war",                                "(not war)"},
    {"\u2212war",                           "(not war)"},
    {"grain -war",                          "(and grain (not war))"},
    {"grain NOT war",                       "(and grain (not war))"},
    {"grain AND NOT war",                   "(and grain (not war))"},
    {"grain -\"the war\"",                  "(and grain (not (phrase the war)))"},
    {"grain -(war OR port)",                "(and grain (not (or war port)))"},
    {"grain -speaker:duda",                 "(and grain (not (speaker duda)))"},
    {"NOT NOT war",                         "war"},
    {"--war",                               "war"},
    {"grain-border",                        "(phrase grain border)"},

    // OR and brackets.
    {"grain OR border",                     "(or grain border)"},
    {"grain OR border OR port",             "(or grain border port)"},
    {"grain border OR port",                "(or (and grain border) port)"},
    {"grain (border OR port)",              "(and grain (or border port))"},
    {"(grain)",                             "grain"},
    {"((grain border))",                    "(and grain border)"},
    {"(grain OR border) (port OR ship)",    "(and (or grain border) (or port ship))"},
    {"grain OR -war",                       "(or grain (not war))"},

    // NEAR.
    {"grain NEAR border",                   "(near/10 grain border)"},
    {"grain NEAR/5 border",                 "(near/5 grain border)"},
    {"grain NEAR/5 border NEAR/5 port",     "(near/5 grain border port)"},
    {"\"grain deal\" NEAR/5 zel*",          "(near/5 (phrase grain deal) (wildcard zel))"},
    {"grain NEAR/5 (border OR port) ship",  "(and (near/5 grain (or border port)) ship)"},
    {"-grain NEAR/3 border",                "(not (near/3 grain border))"},

    // Wildcards.
    {"zel*",                                "(wildcard zel)"},
    {"Zel*",                                "(wildcard zel)"},
    {"title:zel*",                          "(title (wildcard zel))"},

    // Fields.
    {"speaker:duda",                        "(speaker duda)"},
    {"Speaker:duda",                        "(speaker duda)"},
    {"SPEAKER:duda",                        "(speaker duda)"},
    {"speaker:duda -war",                   "(and (speaker duda) (not war))"},
    {"speaker:\"Sergey Lavrov\"",           "(speaker \"Sergey Lavrov\")"},
    {"speaker:\u201CSergey Lavrov\u201D",   "(speaker \"Sergey Lavrov\")"},
    {"speaker:Sergey Lavrov",               "(and (speaker Sergey) lavrov)"},
    {"country:ukraine",                     "(country UA)"},
    {"country:UA",                          "(country UA)"},
    {"country:ua",                          "(country UA)"},
    {"country:\"United States\"",           "(country US)"},
    {"focus:ukraine",                       "(focus UA)"},
    {"country:(US OR RU)",                  "(or (country US) (country RU))"},
    {"topic:politics",                      "(topic medtop:11000000)"},
    {"topic:\"medtop:11000000\"",           "(topic medtop:11000000)"},
    {"topic:medtop:11000000",               "(topic medtop:11000000)"},
    {"outlet:newsweek",                     "(outlet newsweek)"},
    {"liveblog:newsweek/ukraine-live",      "(liveblog newsweek/ukraine-live)"},
    {"lang:EN",                             "(lang en)"},
    {"id:0123456789ABCDEF0123456789abcdef", "(id 0123456789abcdef0123456789abcdef)"},
    {"title:pipeline",                      "(title pipeline)"},
    {"title:\"gas pipeline\"",              "(title (phrase gas pipeline))"},
    {"title:(gas OR pipeline) war",         "(and (or (title gas) (title pipeline)) war)"},
    {"text:pipeline",                       "pipeline"},
    {"title:OR",                            "(title or)"},

    // Dates.
    {"date:2022-01-28",                     "(date 2022-01-28 2022-01-29)"},
    {"date:2022-01",                        "(date 2022-01-01 2022-02-01)"},
    {"date:2022",                           "(date 2022-01-01 2023-01-01)"},
    {"date:2022-01..2022-02",               "(date 2022-01-01 2022-03-01)"},
    {"date:2022-01-28..2022-01-28",         "(date 2022-01-28 2022-01-29)"},
    {"date:2022-01..",                      "(date 2022-01-01 ..)"},
    {"date:..2022-02",                      "(date .. 2022-03-01)"},
    {"date:\"2022-01 .. 2022-02\"",         "(date 2022-01-01 2022-03-01)"},
};
// clang-format on

TEST(ParseQuery, BuildsTheTree) {
    for (const auto& [text, tree] : readings) {
        SCOPED_TRACE(text);
        const ParsedQuery parsed = parse_query(text);
        ASSERT_TRUE(parsed.query);
        EXPECT_EQ(to_string(*parsed.query), tree);
        for (const schema::Problem& problem : parsed.problems) {
            ADD_FAILURE() << problem.reason;
        }
    }
}

struct Slip {
    std::string_view text;
    std::string_view tree;  ///< Empty: no sense can be made of it.
    std::size_t offset;
    Severity severity;
    std::string_view reason;  ///< A part of it.
};

// clang-format off
constexpr Slip slips[] = {
    {"war speeker:duda",    "(and war duda)",  4,  Severity::Error,   "There is no field 'speeker'. Did you mean 'speaker'?"},
    {"wax:duda",            "duda",            0,  Severity::Error,   "The fields are speaker, country,"},
    {"-speeker:duda",       "(not duda)",      1,  Severity::Error,   "Did you mean 'speaker'?"},
    {"speaker:",            "",                0,  Severity::Error,   "needs a value right after the colon, as in speaker:lavrov"},
    {"war speaker: duda",   "(and war duda)",  4,  Severity::Error,   "needs a value"},
    {"war speaker:\"\"",    "war",             12, Severity::Error,   "needs a value"},
    {"war (speaker:)",      "war",             5,  Severity::Error,   "needs a value"},
    {"\"we must meet",      "(phrase we must meet)", 0, Severity::Warning, "never closed"},
    {"war \u201Cwe must",   "(and war (phrase we must))", 4, Severity::Warning, "never closed"},
    {"war \"\"",            "war",             4,  Severity::Warning, "no words between"},
    {"\"\"",                "",                0,  Severity::Warning, "no words between"},
    {"\"...\"",             "",                0,  Severity::Warning, "no words between"},
    {"war ...",             "war",             4,  Severity::Warning, "no word in '...'"},
    {"(grain OR war",       "(or grain war)",  0,  Severity::Warning, "never closed"},
    {"grain) war",          "(and grain war)", 5,  Severity::Warning, "no '(' for this ')'"},
    {")",                   "",                0,  Severity::Warning, "no '(' for this ')'"},
    {"()",                  "",                0,  Severity::Warning, "nothing between these brackets"},
    {"grain OR",            "grain",           6,  Severity::Warning, "OR stands between two things"},
    {"OR grain",            "grain",           0,  Severity::Warning, "OR stands between two things"},
    {"grain OR OR war",     "(or grain war)",  6,  Severity::Warning, "OR stands between two things"},
    {"OR",                  "",                0,  Severity::Warning, "OR stands between two things"},
    {"grain AND",           "grain",           6,  Severity::Warning, "AND stands between two things"},
    {"AND grain",           "grain",           0,  Severity::Warning, "AND stands between two things"},
    {"grain NOT",           "grain",           6,  Severity::Warning, "NOT stands before"},
    {"grain -",             "grain",           6,  Severity::Warning, "A '-' stands right before"},
    {"grain - war",         "(and grain war)", 6,  Severity::Warning, "A '-' stands right before"},
    {"-",                   "",                0,  Severity::Warning, "A '-' stands right before"},
    {"grain NEAR",          "grain",           6,  Severity::Warning, "NEAR stands between"},
    {"NEAR/5 grain",        "grain",           0,  Severity::Warning, "NEAR stands between"},
    {"a NEAR/0 b",          "(near/10 a b)",   2,  Severity::Warning, "from 1 to 100"},
    {"a NEAR/x b",          "(near/10 a b)",   2,  Severity::Warning, "from 1 to 100"},
    {"a NEAR/999 b",        "(near/10 a b)",   2,  Severity::Warning, "from 1 to 100"},
    {"a NEAR/5 speaker:b",  "(and a (speaker b))", 2, Severity::Warning, "It was read as AND"},
    {"a NEAR/5 -b",         "(and a (not b))", 2,  Severity::Warning, "NEAR stands between"},
    {"date:2022-13",        "",                5,  Severity::Error,   "'2022-13' is not a date."},
    {"war date:2022-13",    "war",             9,  Severity::Error,   "2022-01..2022-02"},
    {"war date:2022-01..2022-13", "war",       18, Severity::Error,   "'2022-13' is not a date."},
    {"war date:..",         "war",             9,  Severity::Error,   "is not a date"},
    {"date:2022-02..2022-01", "(date 2022-01-01 2022-03-01)", 5, Severity::Warning, "ends before it begins"},
    {"ze*",                 "ze",              0,  Severity::Error,   "at least 3 letters"},
    {"war **",              "war",             4,  Severity::Error,   "stands at the end of one word"},
    {"z*lensky",            "(phrase z lensky)", 0, Severity::Error,  "stands at the end of one word"},
    {"country:ukrane",      "ukrane",          8,  Severity::Error,   "There is no country 'ukrane'. Did you mean 'Ukraine'?"},
    {"topic:politcs",       "politcs",         6,  Severity::Error,   "There is no topic 'politcs'. Did you mean 'politics'?"},
};
// clang-format on

TEST(ParseQuery, TellsASlipAndReadsTheRest) {
    for (const Slip& slip : slips) {
        SCOPED_TRACE(slip.text);
        const ParsedQuery parsed = parse_query(slip.text);
        EXPECT_EQ(parsed.query ? to_string(*parsed.query) : "", slip.tree);
        ASSERT_FALSE(parsed.problems.empty());
        const schema::Problem& problem = parsed.problems.front();
        EXPECT_THAT(problem.reason, HasSubstr(std::string{slip.reason}));
        EXPECT_EQ(problem.offset_bytes, slip.offset);
        EXPECT_EQ(problem.severity, slip.severity);
    }
}

bool has_error(const ParsedQuery& parsed) {
    for (const schema::Problem& problem : parsed.problems) {
        if (problem.severity == Severity::Error) return true;
    }
    return false;
}

TEST(ParseQuery, SaysWhyWhenNoSenseCanBeMade) {
    for (const Slip& slip : slips) {
        SCOPED_TRACE(slip.text);
        const ParsedQuery parsed = parse_query(slip.text);
        EXPECT_TRUE(parsed.query || has_error(parsed));
    }
}

TEST(ParseQuery, RefusesTextThatIsTooLong) {
    const ParsedQuery parsed = parse_query(std::string(5000, 'a'));
    EXPECT_FALSE(parsed.query);
    EXPECT_TRUE(has_error(parsed));
}

TEST(ParseQuery, RefusesWhatIsTooDeep) {
    for (const std::string& text : {std::string(100, '(') + "war" + std::string(100, ')'),
                                    std::string(100, '-') + "war",
                                    std::string(4000, '(')}) {
        const ParsedQuery parsed = parse_query(text);
        EXPECT_FALSE(parsed.query);
        EXPECT_TRUE(has_error(parsed));
        EXPECT_EQ(parsed.problems.size(), 1U);
    }
}

TEST(ParseQuery, LeavesOutWhatIsTooMany) {
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += "war ";
    }
    const ParsedQuery parsed = parse_query(text);
    ASSERT_TRUE(parsed.query);
    EXPECT_EQ(parsed.query->children.size(), QueryLimits{}.leaves);
    ASSERT_EQ(parsed.problems.size(), 1U);
    EXPECT_EQ(parsed.problems.front().offset_bytes, 64U * 4U);
}

TEST(ParseQuery, ShowsIllFormedTextWithoutRepeatingIt) {
    const ParsedQuery parsed = parse_query("\xFFzz\x01:x country:\xC3(");
    for (const schema::Problem& problem : parsed.problems) {
        EXPECT_THAT(problem.reason, testing::Not(HasSubstr("\xFF")));
        EXPECT_THAT(problem.reason, testing::Not(HasSubstr("\x01")));
    }
}

}  // namespace
}  // namespace onrecord::searcher
