// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/named.hpp"

#include "searcher/drafts/unread_marks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord::searcher::drafts {
namespace {

struct Row {
    std::string_view text;  ///< With the evidence between bars.
    std::string_view name;
    bool is_doubtful;
};

TEST(NamedIn, TakesTheFirstNameOfTheEvidence) {
    const Row rows[] = {
        {"\"We go,\" |Harrow said|.", "Harrow", false},
        {"|Harrow told| reporters: \"We go.\"", "Harrow", true},
        {"|Ada Harrow told| reporters", "Ada Harrow", false},
        {"In town, |Senator Harrow, a Norland Liberal, said|", "Harrow", false},
        {"said |J. D. Harrow|", "J. D. Harrow", false},
        {"said |O'Harrow-Lind|", "O'Harrow-Lind", false},
        {"|He said|", "", false},
        {"|The spokesman said|", "", false},
        {"|the ministry said|", "", false},
        {"It ended. |Officials said|", "Officials", true},
        {"||", "", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        const auto begin = static_cast<std::uint32_t>(row.text.find('|'));
        const auto end = static_cast<std::uint32_t>(row.text.rfind('|'));
        std::string text{row.text};
        text.erase(end, 1).erase(begin, 1);
        const Named named = named_in(text, {begin, end - 1}, "en");
        EXPECT_EQ(named.name, row.name);
        EXPECT_EQ(named.is_doubtful, row.is_doubtful);
    }
    EXPECT_EQ(named_in("short", {0, 99}, "en").name, "");
}

struct MarksRow {
    std::string_view text;
    std::vector<schema::Span> read;
    std::vector<std::string_view> found;
};

TEST(UnreadMarks, FindsWhatStandsInMarksAndWasNotRead) {
    const MarksRow rows[] = {
        {"Brook said: \"- we go home now\".", {}, {"- we go home now"}},
        {"\"We go,\" Brook said. \"- we stay,\" Reed said.", {{1, 7}}, {"- we stay,"}},
        {"\"We go,\" Brook said. A 6\" pipe.", {{1, 7}}, {}},
        {"“We go\n\nand stay” said Brook. «No, no»", {{3, 22}}, {"No, no"}},
        {"“ “ “ “ \"we go\"", {}, {"we go"}},
        {"``We sold 40 lamps'', Brook said.", {}, {"We sold 40 lamps"}},
        {"Brook: 「we sold the lamps」", {}, {"we sold the lamps"}},
        {"no marks", {}, {}},
        {"", {}, {}},
    };
    for (const MarksRow& row : rows) {
        SCOPED_TRACE(row.text);
        std::vector<std::string_view> found;
        for (const schema::Span span : unread_marks(row.text, row.read)) {
            found.push_back(row.text.substr(span.begin, span.length()));
        }
        EXPECT_EQ(found, row.found);
    }
}

}  // namespace
}  // namespace onrecord::searcher::drafts
