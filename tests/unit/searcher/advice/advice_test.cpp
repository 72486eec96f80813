// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"
#include "tests/support/scratch_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;

struct Sample {
    std::string_view day;
    std::string_view lang;
    std::string_view text;
};

constexpr Sample samples[] = {
    {"2024-05-01", "en", "The tug-boat crew sent an e-fax about the Mi-8 and NORO-21 at dawn."},
    {"2024-05-02", "en", "The O’Dowd brothers repaired the harbour centre. The harbour is calm."},
    {"2024-05-03", "en", "K. L. Marlow flew to Kharkiv with 9 000 blankets."},
    {"2024-05-04", "tr", "Trabzon'da yollar kapandı."},
    {"2024-05-05", "de", "Die Brücke in Grünau bleibt gesperrt."},
    {"2024-05-06", "ko", "부산에서 배가 떠났다."},
    {"2024-05-07", "en", "A lighthouse keeper counted twelve seals."},
};

AnnotatedEntry made(const Sample& sample, int number) {
    AnnotatedEntry made;
    made.entry.outlet = "The Quay Courier";
    made.entry.liveblog = "quay/weir";
    made.entry.url = "https://www.quay.example/live/weir?utm_medium=x#p" + std::to_string(number);
    made.entry.liveblog_url = "https://quay.example/live/weir";
    made.entry.id = schema::entry_id("quay", "weir", std::to_string(number));
    made.entry.text = sample.text;
    made.entry.lang = sample.lang;
    made.entry.published = *schema::parse_time(sample.day);
    made.entry.bylines = {"Una Marsh"};
    return made;
}

std::vector<AnnotatedEntry> revisions() {
    std::vector<AnnotatedEntry> all;
    int number = 0;
    for (const Sample& sample : samples) {
        all.push_back(made(sample, number++));
    }
    all.front().annotations.speakers = {"Ida Holm"};
    support::sort_as_in_a_generation(all);
    return all;
}

class Advice : public testing::Test {
protected:
    ResultPage search(std::string_view text) { return searcher.search(text, {}); }

    support::ScratchIndex index{revisions(), {.shards = 2, .aliases = {}}};
    Searcher searcher{schema::open_current(index.path()).generation};
};

struct Row {
    std::string_view query;
    std::string_view says;
    std::string_view suggests;  ///< Empty: nothing.
};

constexpr Row rows[] = {
    {"ligthouse", "No entry has the word 'ligthouse'. Did you mean “lighthouse”", "lighthouse"},
    {"blankts kharkiv", "“blankets kharkiv” finds 1 entry", "blankets kharkiv"},
    {"harbor center", "“harbour centre” finds 1 entry", "harbour centre"},
    {"efax", "“e-fax”", "e-fax"},
    {"tugboat", "“tug-boat”", "tug-boat"},
    {"Mi8", "“Mi-8”", "Mi-8"},
    {"noro21", "“NORO-21”", "NORO-21"},
    {"ODowd", "“O’Dowd”", "O’Dowd"},
    {"O Dowd", "“O’Dowd”", "O’Dowd"},
    {"Kharkov", "“Kharkiv”", "Kharkiv"},
    {"Charkow", "“Kharkiv”", "Kharkiv"},
    {"9000", "“9 000”", "\"9 000\""},
    {"KL Marlow", "“K. L. Marlow”", "\"K. L. Marlow\""},
    {"Trabzon", "“Trabzon'da”", "Trabzon'da"},
    {"Gruenau", "“Grünau”", "Grünau"},
    {"부산", "“부산에서”", "부산에서"},
    {"부산은", "“부산에서”", "부산에서"},
    {"light house keeper", "“lighthouse keeper” finds 1 entry", "lighthouse keeper"},
    {"\"ligthouse keeper\"", "“lighthouse keeper”", "\"lighthouse keeper\""},
    {"qqxzzv", "No entry has the word 'qqxzzv'. No word of the index is near it.", ""},
    {"calm Charkow", "Did you mean “Kharkiv”", "Kharkiv"},
    {"qqxzzv harbour", "What else was asked for finds 1 entry", "harbour"},
    {"\"seals counted\"", "next to one another in this order. All of them stand in 1 entry", ""},
    {"seals harbour", "Each alone stands in some: 'seals' in 1 entry, 'harbour' in 1 entry", ""},
    {"harbour -centre", "Every entry that has the rest is excluded", ""},
    {"harbour date:2021", "No entry was published from 2021-01-01 until 2021-12-31", ""},
    {"harbour last week", "For when it was published write date:\"last week\"", "harbour"},
    {"2024-05-07", "For when it was published write date:\"2024-05-07\"", "date:\"2024-05-07\""},
    {"seals 07.05.2024", "was read as words of the text", "seals date:\"07.05.2024\""},
    {"keeper counted calm", "No entry has all of this together", "keeper counted"},
    {"the keeper counted the calm", "together", "keeper counted"},
    {"harbors", "“harbour”", "harbour"},
    {"lang:italian", "No entry has the lang 'it'.", ""},
    {"topic:sport", "No entry has the topic 'sport'.", ""},
    {"www.quay.example", "Its site has 7 entries", "site:quay.example"},
    {"ligthouse~2", "'~' has no meaning here", "lighthouse"},
    {"h?rbour", "'?' stands for no letter here", ""},
    {"lang=qq", "A field has a colon: lang:VALUE", ""},
    {"seals w/1 lighthouse", "as near to one another", ""},
    {"seals NEAR/1 lighthouse", "as near to one another", ""},
    {"is:edited", "No entry is edited.", ""},
    {"site:elsewhere.example", "No entry has the site 'elsewhere.example'.", ""},
    {"https://quay.example/live/weir#p99",
     "The page it stands on has 7 entries",
     "url:quay.example/live/weir"},
    {"speaker:\"Captain Holm\"", "Did you mean 'Ida Holm'?", ""},
};

TEST_F(Advice, SaysWhatIsTrueWhenNothingIsFound) {
    for (const auto& [query, says, suggests] : rows) {
        SCOPED_TRACE(query);
        const ResultPage page = search(query);
        EXPECT_EQ(page.total, 0U);
        std::string said;
        for (const schema::Problem& problem : page.problems) {
            said += problem.reason + '\n';
        }
        EXPECT_THAT(said, testing::HasSubstr(std::string{says}));
        ASSERT_EQ(page.suggestions.empty(), suggests.empty()) << said;
        if (!suggests.empty()) {
            EXPECT_EQ(page.suggestions.front().query, suggests);
        }
    }
}

TEST_F(Advice, SuggestsOnlyWhatFinds) {
    for (const Row& row : rows) {
        for (const Suggestion& one : search(row.query).suggestions) {
            EXPECT_EQ(search(one.query).total, one.total) << one.query;
            EXPECT_GT(one.total, 0U) << one.query;
        }
    }
}

TEST_F(Advice, FindsAddressesBylinesAndSites) {
    EXPECT_EQ(search("https://www.quay.example/live/weir/#p2").total, 1U);
    EXPECT_EQ(search("http://quay.example/live/weir").total, 7U);
    EXPECT_EQ(search("byline:marsh").total, 7U);
    EXPECT_EQ(search("author:\"Una Marsh\" seals").total, 1U);
    EXPECT_EQ(search("site:quay.example").total, 7U);
    EXPECT_EQ(search("kind:outlet").total, 7U);
    EXPECT_EQ(search("quay.example/live/weir").total, 7U);
    EXPECT_EQ(search("lang:german").total, 1U);
    EXPECT_EQ(search("lang:Türkçe").total, 1U);
}

TEST_F(Advice, TellsWhenAChoiceHidesWhatIsFound) {
    SearchOptions options;
    options.selections = {{schema::FieldId::Lang, {"tr"}}};
    const ResultPage page = searcher.search("seals", options);
    EXPECT_EQ(page.total, 0U);
    ASSERT_EQ(page.problems.size(), 1U);
    EXPECT_EQ(page.problems.front().reason,
              "Nothing passes what was chosen. The same search without it finds 1 entry.");
}

TEST_F(Advice, PointsAtTheWordThatIsMissing) {
    const ResultPage page = search("harbour speaker:harbour");
    ASSERT_FALSE(page.problems.empty());
    EXPECT_EQ(page.problems.front().offset_bytes, 16U);
    EXPECT_EQ(search("seals  ligthouse").problems.front().offset_bytes, 7U);
}

TEST_F(Advice, CountsYesterdayFromTheClockThatIsGiven) {
    SearchOptions options;
    options.now = schema::parse_time("2024-05-08T09:00:00Z")->at;
    EXPECT_EQ(searcher.search("date:yesterday", options).total, 1U);
    EXPECT_EQ(searcher.search("since:yesterday", options).total, 1U);
    EXPECT_EQ(searcher.search("date:last week", options).total, 5U);
    EXPECT_EQ(searcher.search("date:3d", options).total, 2U);
}

TEST_F(Advice, IsGivenForAnythingThatCanBeTyped) {
    std::string many = "zz";
    for (int i = 0; i < 60; ++i) {
        many += " zz" + std::to_string(i);
    }
    for (const std::string& text : {many,
                                    std::string(4000, 'q'),
                                    std::string{"\xFF\xFE zz'"},
                                    std::string{"'"},
                                    std::string(2000, '\''),
                                    std::string{"zz'zz'zz"}}) {
        EXPECT_FALSE(search(text).problems.empty()) << text.substr(0, 20);
    }
}

}  // namespace
}  // namespace onrecord::searcher
