// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/progress.hpp"

#include "indexer/program/captures.hpp"
#include "indexer/program/wording.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace onrecord::indexer::program {
namespace {

using std::chrono::seconds;

constexpr Progress::Clock::time_point start{};

TEST(Progress, PrintsALineEveryTenSeconds) {
    std::ostringstream out;
    Progress progress{ProgressStyle::Lines, out, start};
    for (int second = 0; second <= 25; ++second) {
        const auto done = static_cast<std::uint64_t>(second) * 1000;
        progress.show("indexing", done, 30000, start + seconds{second});
    }
    EXPECT_EQ(out.str(),
              "indexing 10,000 of 30,000, 1,000/s, 20 s left\n"
              "indexing 20,000 of 30,000, 1,000/s, 10 s left\n");
}

TEST(Progress, DrawsABarAndWipesIt) {
    std::ostringstream out;
    {
        Progress progress{ProgressStyle::Bar, out, start};
        progress.show("reading", 0, 100, start);
        progress.show("reading", 50, 100, start + seconds{5});
    }
    EXPECT_THAT(
        out.str(),
        testing::HasSubstr("\rreading [############............] 50 of 100, 10/s, 5.0 s left"));
    EXPECT_THAT(out.str(), testing::EndsWith(" \r"));
}

TEST(Progress, IsSilentWhenAsked) {
    std::ostringstream out;
    Progress progress{ProgressStyle::Silent, out, start};
    progress.show("reading", 50, 100, start + seconds{50});
    EXPECT_EQ(out.str(), "");
}

TEST(Wording, IsWhatPeopleRead) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(506274), "506,274");
    EXPECT_EQ(grouped(1234567), "1,234,567");
    EXPECT_EQ(counted(1, "Shard", "Shards"), "1 Shard");
    EXPECT_EQ(counted(0, "Shard", "Shards"), "0 Shards");
    EXPECT_EQ(bytes_in_words(99), "99 B");
    EXPECT_EQ(bytes_in_words(412345678), "412.3 MB");
    EXPECT_EQ(seconds_in_words(0.36), "0.4 s");
    EXPECT_EQ(seconds_in_words(47.2), "47 s");
    EXPECT_EQ(seconds_in_words(200), "3 min 20 s");
}

std::vector<std::string> files_of(const FoundCaptures& found) {
    std::vector<std::string> files;
    for (const corpus::CaptureFile& file : found.files) {
        files.push_back(file.file.string());
    }
    return files;
}

TEST(FindCaptures, TakesAListWithAddressesAndTimes) {
    const tests::ScratchFolder scratch;
    const std::string page = scratch.write("page with blanks.html", "x").string();
    const std::string list =
        scratch
            .write("list",
                   page + "\r\n\n" + page + "\thttps://post.example/live\t2025-02-03T04:05:06Z\n" +
                       page + "\t\tyesterday\n" + page + "\tno address\n" + page + "\t\t\t\n" +
                       page + "\t\t\tmore\n")
            .string();
    FoundCaptures found;
    add_listed(list, found);
    ASSERT_EQ(files_of(found), (std::vector<std::string>{page, page, page}));
    EXPECT_FALSE(found.files[0].seen);
    EXPECT_EQ(found.files[1].url, "https://post.example/live");
    ASSERT_TRUE(found.files[1].seen);
    EXPECT_EQ(schema::to_string(*found.files[1].seen), "2025-02-03T04:05:06Z");
    ASSERT_EQ(found.problems.size(), 3U);
    EXPECT_EQ(found.problems[0].place, list + ":4");
    EXPECT_THAT(found.problems[0].reason, testing::HasSubstr("'yesterday' is no time"));
    EXPECT_THAT(found.problems[1].reason, testing::HasSubstr("'no address' is no address"));
    EXPECT_EQ(found.status, schema::ExitStatus::PartlyDone);
    EXPECT_THROW(add_listed(list + "-", found), schema::Failure);
}

TEST(FindCaptures, SaysHowToSaveAPage) {
    const std::string address = "https://post.example/live?a=1&b='x'\x1b[2J";
    const FoundCaptures found = find_captures({address});
    EXPECT_TRUE(found.files.empty());
    ASSERT_EQ(found.problems.size(), 1U);
    const std::string& reason = found.problems.front().reason;
    const std::string quoted = R"('https://post.example/live?a=1&b='\''x'\''?[2J')";
    for (const std::string part :
         {"curl --location", "wget --output-document=/dev/null --warc-file"}) {
        EXPECT_THAT(reason, testing::ContainsRegex(part));
    }
    EXPECT_THAT(reason, testing::HasSubstr(quoted));
    EXPECT_THAT(reason, testing::HasSubstr("Ctrl+S"));
    EXPECT_THAT(reason, testing::Not(testing::HasSubstr("\x1b")));
    EXPECT_EQ(found.status, schema::ExitStatus::NoInput);
    EXPECT_FALSE(is_address("notes: a://b"));
    EXPECT_FALSE(is_address("my/page.html"));
}

TEST(FindCaptures, WalksFoldersInOrderAndNamesWhatIsMissing) {
    const tests::ScratchFolder scratch;
    scratch.write("in/b.txt", "bb");
    scratch.write("in/a/z.txt", "z");
    scratch.write("in/.hidden/h.txt", "h");
    scratch.write("one.txt", "1");
    const std::string root = scratch.path().string();
    const FoundCaptures found = find_captures({root + "/one.txt", root + "/in", root + "/nowhere"});
    EXPECT_THAT(files_of(found),
                testing::ElementsAre(root + "/one.txt", root + "/in/a/z.txt", root + "/in/b.txt"));
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems.front().place, root + "/nowhere");
    EXPECT_EQ(found.status, schema::ExitStatus::NoInput);
    EXPECT_EQ(found.bytes, 4U);
}

}  // namespace
}  // namespace onrecord::indexer::program
