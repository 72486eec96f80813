// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/joined_words.hpp"

#include "searcher/query.hpp"

#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

struct Row {
    std::string_view text;
    std::string_view parted;
};

constexpr Row rows[] = {
    {"#HarbourFires", "#Harbour Fires"},
    {"SaveOurOldPier", "Save Our Old Pier"},
    {"pier", "pier"},
    {"HARBOUR", "HARBOUR"},
    {"iPhone", "iPhone"},
    {"HarbourF", "HarbourF"},
    {"", ""},
    {"Hä\xff"
     "Bö",
     "Hä\xff"
     "Bö"},
};

TEST(JoinedWords, ArePartedBeforeTheirCapitals) {
    for (const auto& [text, parted] : rows) {
        SCOPED_TRACE(text);
        EXPECT_EQ(searcher::parted(text), parted);
    }
}

constexpr Row queries[] = {
    {"#HarbourFires", "(or harbourfires (phrase harbour fires))"},
    {"grain -#HarbourFires", "(and grain (not (or harbourfires (phrase harbour fires))))"},
    {"\"HarbourFires\"", "(phrase harbourfires)"},
    {"harbourfires", "harbourfires"},
};

TEST(JoinedWords, AreAskedForWholeAndInTheirWords) {
    for (const auto& [text, tree] : queries) {
        SCOPED_TRACE(text);
        const auto read = searcher::parse_query(text);
        ASSERT_TRUE(read.query);
        EXPECT_EQ(to_string(*read.query), tree);
    }
}

}  // namespace
}  // namespace onrecord::tests
