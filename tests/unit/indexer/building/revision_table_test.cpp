// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/plan/revision_table.hpp"

#include "schema/failure.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::indexer {
namespace {

using schema::Entry;

Entry entry(char id, const std::string& liveblog, std::int64_t published, std::int64_t order) {
    Entry entry;
    entry.id = std::string(32, id);
    entry.outlet = "The Lantern";
    entry.liveblog = liveblog;
    entry.order = order;
    if (published != 0) {
        entry.published = {{published}, schema::Precision::Second, schema::TimeTrust::A};
    }
    return entry;
}

std::string places(const RevisionTable& table) {
    std::string text;
    for (const std::uint32_t revision : table.by_place()) {
        text += std::to_string(revision) + " ";
    }
    return text;
}

TEST(RevisionTable, PutsTheNewestFirstAndUnknownTimesLast) {
    RevisionTable table{4};
    table.add(entry('a', "lantern/one", 1000, 1), 1, 10);
    table.add(entry('b', "lantern/one", 0, 2), 1, 10);
    table.add(entry('c', "lantern/two", 3000, 1), 1, 10);
    table.add(entry('d', "lantern/two", 1000, 2), 1, 10);
    table.add(entry('c', "lantern/two", 3000, 1), 2, 10);
    table.sort();
    EXPECT_EQ(places(table), "4 2 3 0 1 ");
    EXPECT_EQ(table.liveblogs(), 2U);
    EXPECT_EQ(table.outlets(), 1U);
}

TEST(RevisionTable, AnnotatesALiveblogTogetherOldestFirst) {
    RevisionTable table{1};
    table.add(entry('a', "lantern/one", 1000, 2), 1, 10);
    table.add(entry('b', "lantern/two", 2000, 1), 1, 10);
    table.add(entry('c', "lantern/one", 3000, 1), 1, 10);
    table.sort();
    EXPECT_EQ(table.position(2), 0U);
    EXPECT_EQ(table.position(0), 1U);
    EXPECT_EQ(table.position(1), 2U);
    ASSERT_EQ(table.batches().size(), 1U);
    EXPECT_EQ(table.batches()[0].positions, (Places{0, 3}));
}

std::string windows(const RevisionTable& table) {
    std::string text;
    for (const Batch& batch : table.batches()) {
        text += std::to_string(batch.positions.size()) + " ";
    }
    return text;
}

std::string numbered_id(std::uint32_t number) {
    const std::string text = std::to_string(number);
    return std::string(32 - text.size(), '0') + text;
}

TEST(RevisionTable, ReadsAHugeLiveblogInWindowsAndOthersWhole) {
    RevisionTable table{1};
    std::uint32_t number = 0;
    const auto add = [&](const std::string& liveblog, std::uint32_t revisions) {
        for (std::uint32_t i = 0; i < revisions; ++i) {
            Entry one = entry('0', liveblog, 1000 + i, i);
            one.id = numbered_id(number++);
            table.add(one, 1, 10);
        }
    };
    add("lantern/small", 1000);
    add("lantern/huge", 2 * window_revisions + 5);
    add("lantern/after", 7);
    table.sort();
    EXPECT_EQ(windows(table), "1000 16384 16384 12 ");
}

TEST(RevisionTable, RefusesAnIdThatIsNone) {
    RevisionTable table{1};
    Entry one = entry('a', "lantern/one", 1000, 1);
    one.id = "no id";
    EXPECT_THROW(table.add(one, 1, 10), schema::Failure);
    one.id = std::string(31, 'a') + "x";
    EXPECT_THROW(table.add(one, 1, 10), schema::Failure);
}

}  // namespace
}  // namespace onrecord::indexer
