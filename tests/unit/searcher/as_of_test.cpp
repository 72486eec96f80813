// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/as_of.hpp"

#include <gtest/gtest.h>

#include <string>
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

/// An interval of 2 May 2031, as `HH:MM`; an end that is not known is empty.
schema::PrintedInterval between(std::string_view after, std::string_view by) {
    const auto at = [](std::string_view clock) {
        return time("2031-05-02T" + std::string{clock} + ":00Z");
    };
    schema::PrintedInterval interval;
    if (!after.empty()) interval.after = at(after);
    interval.by = at(by);
    return interval;
}

struct Wording {
    std::vector<schema::PrintedInterval> printed;
    std::string_view last_seen;
};

std::vector<schema::AnnotatedEntry> entry_of(const std::vector<Wording>& wordings) {
    std::vector<schema::AnnotatedEntry> all(wordings.size());
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        schema::RevisionStamp& stamp = all[i].revision;
        stamp.number = static_cast<std::uint32_t>(i + 1);
        stamp.count = static_cast<std::uint32_t>(wordings.size());
        stamp.printed = wordings[i].printed;
        stamp.seen = *stamp.printed.front().by;
        stamp.last_seen = *between("", wordings[i].last_seen).by;
    }
    return all;
}

/// `s-p` at each moment: how each wording stood: surely, perhaps, or not (`-`).
std::string stood_text(const std::vector<schema::AnnotatedEntry>& wordings, std::string_view at) {
    std::string text;
    for (const Stood stood : stood_at(*between("", at).by, wordings)) {
        text += stood == Stood::Surely ? 's' : stood == Stood::Perhaps ? 'p' : '-';
    }
    return text;
}

struct Moment {
    std::string_view at;
    std::string_view stood;
};

// The second wording was there before and after the first.
TEST(StoodAt, CountsEveryStretchOfWordsThatCameBack) {
    const auto wordings = entry_of({{{between("10:20", "11:00")}, "11:10"},
                                    {{between("", "10:00"), between("11:10", "12:00")}, "12:30"}});
    const Moment moments[] = {{"10:00", "-s"},
                              {"10:20", "-s"},
                              {"10:30", "pp"},
                              {"11:00", "s-"},
                              {"11:05", "s-"},
                              {"11:10", "s-"},
                              {"11:30", "pp"},
                              {"12:00", "-s"},
                              {"13:00", "-s"}};
    for (const Moment& moment : moments)
        EXPECT_EQ(stood_text(wordings, moment.at), moment.stood) << moment.at;
    EXPECT_NE(as_of(*between("", "11:30").by, wordings)
                  .text.find("unknown between 2031-05-02T11:10:00Z and 2031-05-02T12:00:00Z"),
              std::string::npos);
}

// Taken off by 11:00 and put back by 12:00.
TEST(StoodAt, KnowsThatAnEntryWasGoneBetween) {
    auto wordings = entry_of({{{between("", "10:00"), between("11:00", "12:00")}, "12:30"}});
    wordings[0].entry.published = *schema::parse_time("2031-05-02T09:50:00Z");
    const Moment moments[] = {
        {"10:00", "s"}, {"10:30", "p"}, {"11:00", "-"}, {"11:30", "p"}, {"12:00", "s"}};
    for (const Moment& moment : moments)
        EXPECT_EQ(stood_text(wordings, moment.at), moment.stood) << moment.at;
}

// The Capture of 11:00 lacks the Entry, which comes back in other words.
TEST(StoodAt, DoesNotLetWordsStandUpToACaptureThatLacksThem) {
    const auto wordings =
        entry_of({{{between("", "10:00")}, "10:10"}, {{between("11:00", "12:00")}, "12:30"}});
    const Moment moments[] = {{"10:10", "s-"}, {"11:00", "p-"}, {"11:30", "pp"}, {"12:00", "-s"}};
    for (const Moment& moment : moments)
        EXPECT_EQ(stood_text(wordings, moment.at), moment.stood) << moment.at;
}

// Words that two wordings have stood through the edit between them; a third has not got them.
TEST(WordsStoodAt, GoOnThroughAnEditBesideThem) {
    const auto wordings = entry_of({{{between("", "10:00")}, "10:45"},
                                    {{between("10:45", "11:00")}, "11:20"},
                                    {{between("11:20", "12:00")}, "12:00"}});
    const std::vector<bool> has_words{true, true, false};
    const auto stood = [&](std::string_view at) {
        return words_stood_at(*between("", at).by, wordings, has_words);
    };
    EXPECT_EQ(stood("10:50"), Stood::Surely);
    EXPECT_EQ(stood("11:20"), Stood::Surely);
    EXPECT_EQ(stood("11:30"), Stood::Perhaps);
    EXPECT_EQ(stood("12:00"), Stood::NoMore);
    EXPECT_EQ(stood("09:00"), Stood::Perhaps);
}

}  // namespace
}  // namespace onrecord::searcher
