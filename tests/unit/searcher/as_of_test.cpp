// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/as_of.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace onrecord::searcher {
namespace {

schema::Instant time(std::string_view text) { return schema::parse_time(text)->at; }

/// Two wordings: the first seen from 10:00 to 10:58, the second from 11:15 to 12:00.
std::vector<schema::AnnotatedEntry> two_wordings() {
    std::vector<schema::AnnotatedEntry> wordings(2);
    const auto stamp = [](std::uint32_t number,
                          schema::PrintedInterval printed,
                          std::string_view seen,
                          std::string_view last_seen) {
        schema::RevisionStamp revision;
        revision.number = number;
        revision.count = 2;
        revision.seen = time(seen);
        revision.last_seen = time(last_seen);
        revision.printed = {printed};
        return revision;
    };
    wordings[0].revision = stamp(1,
                                 {time("2031-05-02T09:30:00Z"), time("2031-05-02T10:00:00Z")},
                                 "2031-05-02T10:00:00Z",
                                 "2031-05-02T10:58:00Z");
    wordings[1].revision = stamp(2,
                                 {time("2031-05-02T10:58:00Z"), time("2031-05-02T11:15:00Z")},
                                 "2031-05-02T11:15:00Z",
                                 "2031-05-02T12:00:00Z");
    return wordings;
}

struct Row {
    std::string_view at;
    std::optional<std::uint32_t> revision;
    std::size_t perhaps;
};

const Row rows[] = {
    {"2031-05-02T09:00:00Z", std::nullopt, 0},
    {"2031-05-02T09:45:00Z", std::nullopt, 1},
    {"2031-05-02T10:30:00Z", 1, 0},
    {"2031-05-02T11:00:00Z", std::nullopt, 2},
    {"2031-05-02T11:20:00Z", 2, 0},
};

TEST(WhyPerhaps, NamesTheIntervalThatIsOpen) {
    const auto wordings = two_wordings();
    EXPECT_EQ(why_perhaps(time("2031-05-02T09:45:00Z"), wordings, 0),
              "printed after 2031-05-02T09:30:00Z, by 2031-05-02T10:00:00Z");
    EXPECT_EQ(why_perhaps(time("2031-05-02T11:00:00Z"), wordings, 0),
              "last seen 2031-05-02T10:58:00Z, gone by 2031-05-02T11:15:00Z");
    EXPECT_EQ(why_perhaps(time("2031-05-02T11:00:00Z"), wordings, 1),
              "printed after 2031-05-02T10:58:00Z, by 2031-05-02T11:15:00Z");
}

TEST(AsOf, SaysWhichWordingStoodAndWhatIsNotKnown) {
    const auto wordings = two_wordings();
    for (const Row& row : rows) {
        SCOPED_TRACE(row.at);
        const AsOf answer = as_of(time(row.at), wordings);
        EXPECT_EQ(answer.revision, row.revision);
        EXPECT_EQ(answer.perhaps.size(), row.perhaps);
    }
    EXPECT_NE(as_of(time("2031-05-02T11:00:00Z"), wordings)
                  .text.find("unknown between 2031-05-02T10:58:00Z and 2031-05-02T11:15:00Z"),
              std::string::npos);
}

TEST(AsOf, KnowsThatAnEntryWasTakenAway) {
    auto wordings = two_wordings();
    wordings[1].revision.gone = {time("2031-05-02T12:00:00Z"), time("2031-05-02T12:30:00Z")};
    EXPECT_EQ(as_of(time("2031-05-02T12:10:00Z"), wordings).perhaps.size(), 1U);
    EXPECT_TRUE(as_of(time("2031-05-02T12:40:00Z"), wordings).perhaps.empty());
    EXPECT_FALSE(as_of(time("2031-05-02T12:40:00Z"), wordings).revision);
}

}  // namespace
}  // namespace onrecord::searcher
