// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/topic.hpp"

#include "schema/analyzer.hpp"
#include "schema/vocabulary/topic_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace onrecord::schema {
namespace {

struct Meaning {
    std::string_view text;
    std::string_view code;  // Empty: no topic.
};

constexpr Meaning meanings[] = {
    {"politics", "medtop:11000000"},
    {"Politics", "medtop:11000000"},
    {"medtop:11000000", "medtop:11000000"},
    {"MEDTOP:11000000", "medtop:11000000"},
    {"11000000", "medtop:11000000"},
    {"economy, business and finance", "medtop:04000000"},
    {"economy", "medtop:04000000"},
    {"Crime, law and justice", "medtop:02000000"},
    {"crime", "medtop:02000000"},
    {"election", "medtop:20000574"},
    {"medtop:99999999", ""},
    {"gardening with giraffes", ""},
    {"", ""},
};

TEST(FindTopic, KnowsCodesAndNames) {
    for (const Meaning& row : meanings) {
        EXPECT_EQ(find_topic(row.text).value_or(""), row.code) << row.text;
    }
}

TEST(Topics, AreATreeOf17) {
    EXPECT_EQ(top_topics().size(), 17U);
    EXPECT_GT(topics().size(), 1000U);
    for (const Topic& topic : top_topics()) {
        EXPECT_TRUE(topic.parent.empty());
        EXPECT_EQ(find_topic(topic.name), topic.code);
    }
    for (const Topic& topic : topics()) {
        EXPECT_EQ(topic_name(topic.code), topic.name);
        EXPECT_EQ(find_topic(topic.code), topic.code);
        EXPECT_TRUE(topic.parent.empty() || topic_name(topic.parent) != topic.parent);
    }
    EXPECT_EQ(topic_name("medtop:11000000"), "politics");
    EXPECT_EQ(topic_name("medtop:0"), "medtop:0");
}

TEST(TopicTable, IsFoldedAndSorted) {
    const std::span names{vocabulary::topic_names};
    for (const auto& row : names) {
        EXPECT_EQ(fold(row.name), row.name);
    }
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end(), [](const auto& one, const auto& other) {
        return one.name < other.name;
    }));
}

}  // namespace
}  // namespace onrecord::schema
