// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dating/time_judgement.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace onrecord::tests {
namespace {

struct Page {
    std::string_view name;
    std::string_view published;  ///< Of the page; empty: not given.
    std::string_view seen;       ///< Empty: nobody vouches for it.
    std::string_view entries;    ///< Their times, parted by blanks.
    std::string_view judged;     ///< What is left of each: the time and, behind a slash, its doubt.
};

constexpr Page pages[] = {
    {"times of their own",
     "2031-05-02T08:00:00Z",
     "2031-05-02T12:00:00Z",
     "2031-05-02T09:01:07Z 2031-05-02T10:02:09Z",
     "2031-05-02T09:01:07Z 2031-05-02T10:02:09Z"},
    {"three with the page's time",
     "2031-05-02T08:00:00Z",
     "",
     "2031-05-02T08:00:00Z 2031-05-02T08:00:00Z 2031-05-02T08:00:00Z 2031-05-02T09:10:11Z",
     "2031-05-02T08:00:00Z/shared-by-page 2031-05-02T08:00:00Z/shared-by-page "
     "2031-05-02T08:00:00Z/shared-by-page 2031-05-02T09:10:11Z"},
    {"two with the page's time among others",
     "2031-05-02T08:00:05Z",
     "",
     "2031-05-02T08:00:05Z 2031-05-02T08:00:05Z 2031-05-02T09:10:11Z",
     "2031-05-02T08:00:05Z 2031-05-02T08:00:05Z 2031-05-02T09:10:11Z"},
    {"one time for all",
     "",
     "",
     "2031-05-02T09:10:11Z 2031-05-02T09:10:11Z",
     "2031-05-02T09:10:11Z/shared-by-page 2031-05-02T09:10:11Z/shared-by-page"},
    {"midnight",
     "",
     "",
     "2031-05-02T00:00:00Z 2031-05-03T00:00:00Z",
     "2031-05-02/midnight 2031-05-03/midnight"},
    {"midnight of another zone",
     "",
     "",
     "2031-05-02T22:00:00Z 2031-05-03T22:00:00Z",
     "2031-05-02/midnight 2031-05-03/midnight"},
    {"one entry at ten", "", "", "2031-05-02T10:00:00Z", "2031-05-02T10:00Z"},
    {"the epoch and the year one",
     "",
     "",
     "1970-01-01T00:00:00Z 0001-01-01T00:00:00Z 2031-05-02T09:10:11Z",
     "- - 2031-05-02T09:10:11Z"},
    {"later than seen",
     "",
     "2031-05-02T09:00:00Z",
     "2031-05-02T08:10:11Z 2031-05-02T09:30:00Z",
     "2031-05-02T08:10:11Z 2031-05-02T09:30:00Z/after-seen"},
    {"a little later than seen",
     "",
     "2031-05-02T09:00:00Z",
     "2031-05-02T09:02:01Z",
     "2031-05-02T09:02:01Z"},
    {"before the liveblog began",
     "2031-05-02T08:00:00Z",
     "",
     "2031-05-01T03:10:11Z 2031-05-02T08:10:11Z 2031-05-02T09:10:12Z",
     "2031-05-01T03:10:11Z/before-liveblog 2031-05-02T08:10:11Z 2031-05-02T09:10:12Z"},
    {"a page whose time was moved on",
     "2031-05-02T20:00:00Z",
     "",
     "2031-05-02T08:10:11Z 2031-05-02T09:10:12Z",
     "2031-05-02T08:10:11Z 2031-05-02T09:10:12Z"},
    {"a single entry before the liveblog began",
     "2031-05-02T08:00:00Z",
     "",
     "2031-04-28T08:10:11Z",
     "2031-04-28T08:10:11Z/before-liveblog"},
    {"no seconds anywhere",
     "",
     "",
     "2031-05-02T08:10:00Z 2031-05-02T09:11:00Z",
     "2031-05-02T08:10Z 2031-05-02T09:11Z"},
    {"no zone", "", "", "2031-05-02T08:10:11", "2031-05-02T08:10:11Z/no-zone"},
};

schema::KnownTime time_of(std::string_view text) {
    return schema::parse_time(text).value_or(schema::KnownTime{});
}

std::string judged(const Page& page) {
    std::vector<schema::Entry> entries;
    std::istringstream times{std::string{page.entries}};
    for (std::string time; times >> time;) {
        entries.emplace_back().published = time_of(time);
    }
    std::vector<schema::Entry*> all;
    for (schema::Entry& entry : entries) {
        all.push_back(&entry);
    }
    corpus::dating::PageTimes known;
    known.published = time_of(page.published);
    if (!page.seen.empty()) corpus::dating::doubt_later_than(time_of(page.seen).at, all);
    corpus::dating::judge_times(all, known);
    std::string text;
    for (const schema::Entry& entry : entries) {
        if (!text.empty()) text += ' ';
        const std::string time = to_string(entry.published);
        text += time.empty() ? "-" : time;
        if (entry.published.doubt != schema::TimeDoubt::None) {
            text += '/';
            text += name_of(entry.published.doubt);
        }
        EXPECT_EQ(entry.published.trust == schema::TimeTrust::A,
                  entry.published.doubt == schema::TimeDoubt::None && !time.empty());
    }
    return text;
}

TEST(TimeJudgement, BelievesOnlyWhatIsAnEntrysOwn) {
    for (const Page& page : pages) {
        SCOPED_TRACE(page.name);
        EXPECT_EQ(judged(page), page.judged);
    }
}

/// A page's times, the moment it is said to be seen at, and whether that is believed.
struct Seen {
    std::string_view name;
    std::string_view entries;  ///< `-`: none.
    std::string_view seen;
    bool is_believed;
};

const Seen moments[] = {
    {"a page of that day",
     "2031-05-02T08:10:11Z 2031-05-02T08:40:12Z",
     "2031-05-02T09:00:00Z",
     true},
    {"a slip in the year",
     "2031-05-02T08:10:11Z 2031-05-02T08:40:12Z",
     "2030-05-02T09:00:00Z",
     false},
    {"one entry of a year later", "2031-05-02T08:10:11Z", "2030-05-02T09:00:00Z", false},
    {"clocks that differ a little", "2031-05-02T09:02:11Z", "2031-05-02T09:00:00Z", true},
    {"an entry that is announced",
     "2031-05-02T08:10:11Z 2031-05-02T08:40:12Z 2031-05-02T20:00:00Z",
     "2031-05-02T09:00:00Z",
     true},
    {"half of them later",
     "2031-05-02T08:10:11Z 2031-05-04T08:40:12Z",
     "2031-05-03T09:00:00Z",
     false},
    {"dates alone of a year later", "2031-05-02 2031-05-03", "2030-05-02T09:00:00Z", false},
    {"the date of that day", "2031-05-02", "2031-05-01T22:00:00Z", true},
    {"a clock without a zone", "2031-05-02T18:00:00", "2031-05-02T09:00:00Z", true},
    {"a clock without a zone of a year later",
     "2031-05-02T18:00:00",
     "2030-05-02T09:00:00Z",
     false},
    {"no times", "- -", "2030-05-02T09:00:00Z", true},
    {"templates' times",
     "1970-01-01T00:00:00Z 2031-05-02T08:10:11Z",
     "2030-05-02T09:00:00Z",
     false},
};

TEST(TimeJudgement, BelievesNoMomentBeforeThePagesOwnTimes) {
    for (const Seen& row : moments) {
        SCOPED_TRACE(row.name);
        corpus::dating::MomentCheck check;
        std::istringstream times{std::string{row.entries}};
        for (std::string time; times >> time;) {
            schema::Entry entry;
            entry.published = time_of(time);
            check.add(entry, time_of(row.seen).at);
        }
        EXPECT_EQ(check.is_believed(), row.is_believed);
    }
}

}  // namespace
}  // namespace onrecord::tests
