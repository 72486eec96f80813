// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/commands.hpp"

#include "indexer/program/reports.hpp"
#include "tests/support/scratch_folder.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;

/// What a run printed on stdout, and how it ended.
struct Outcome {
    ExitStatus status = ExitStatus::Done;
    std::string printed;
};

Outcome run(const std::vector<std::string>& arguments) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    Outcome outcome;
    try {
        outcome.status = run_command(schema::read_settings(index_program(), arguments).settings);
    } catch (const schema::Failure& failure) {
        outcome.status = failure.status();
    }
    testing::internal::GetCapturedStderr();
    outcome.printed = testing::internal::GetCapturedStdout();
    return outcome;
}

/// The last line, which every command with --json ends with.
boost::json::object summary(const Outcome& outcome) {
    std::string text = outcome.printed;
    text.pop_back();
    const std::size_t begin = text.rfind('\n');
    return boost::json::parse(text.substr(begin == std::string::npos ? 0 : begin + 1)).as_object();
}

std::vector<std::string> names(const boost::json::object& object) {
    std::vector<std::string> names;
    for (const auto& member : object) {
        names.emplace_back(member.key());
    }
    return names;
}

constexpr std::string_view good_line =
    R"({"outlet": "The Lantern", "liveblog": "Harbour", "id": "1", "text": "A ship left Lisbon."})"
    "\n";

class Commands : public testing::Test {
protected:
    std::string path(const std::string& name) const { return (scratch_.path() / name).string(); }
    Outcome import(const std::string& capture) const {
        return run({"import", "--json", "--archive", path("archive"), capture});
    }
    Outcome build() const {
        return run({"build", "--json", "--archive", path("archive"), "--index", path("index")});
    }
    tests::ScratchFolder scratch_;
};

TEST_F(Commands, ImportCountsCapturesAndEntries) {
    const Outcome outcome = import(scratch_.write("good.jsonl", good_line).string());
    EXPECT_EQ(outcome.status, ExitStatus::Done);
    const auto last = summary(outcome);
    EXPECT_EQ(last.at("message_type"), "summary");
    for (const char* part : {"captures", "entries"}) {
        const auto& counts = last.at(part).as_object();
        EXPECT_THAT(names(counts),
                    testing::ElementsAre("found", "new", "revised", "unchanged", "rejected"));
        EXPECT_EQ(counts.at("new"), 1);
    }
}

TEST_F(Commands, ImportOfABadLineIsPartlyDoneAndSaysWhere) {
    const auto file = scratch_.write("bad.jsonl", std::string{good_line} + "{\"outlet\": 7,\n");
    const Outcome outcome = import(file.string());
    EXPECT_EQ(outcome.status, ExitStatus::PartlyDone);
    EXPECT_EQ(summary(outcome).at("entries").at("rejected"), 1);
    EXPECT_EQ(summary(outcome).at("entries").at("new"), 1);
    EXPECT_THAT(outcome.printed, testing::HasSubstr(R"("message_type":"problem")"));
    EXPECT_THAT(outcome.printed, testing::HasSubstr("bad.jsonl:2"));
}

TEST_F(Commands, ImportOfWhatIsNoUtf8KeepsItMarkedAndIsPartlyDone) {
    const auto file = scratch_.write(
        "bytes.jsonl", "{\"outlet\":\"A\",\"liveblog\":\"B\",\"text\":\"so \xFF be it\"}\n");
    const Outcome outcome = import(file.string());
    EXPECT_EQ(outcome.status, ExitStatus::PartlyDone);
    EXPECT_EQ(summary(outcome).at("entries").at("new"), 1);
    EXPECT_THAT(outcome.printed, testing::HasSubstr("bytes.jsonl:1"));
}

TEST_F(Commands, ImportOfAMissingFileTakesTheOthersAndSaysSo) {
    const auto good = scratch_.write("good.jsonl", good_line).string();
    const Outcome outcome =
        run({"import", "--json", "--archive", path("archive"), path("nowhere"), good});
    EXPECT_EQ(outcome.status, ExitStatus::NoInput);
    EXPECT_EQ(summary(outcome).at("entries").at("new"), 1);
}

TEST_F(Commands, BuildSaysWhatItMade) {
    import(scratch_.write("good.jsonl", good_line).string());
    const auto last = summary(build());
    EXPECT_EQ(last.at("message_type"), "summary");
    EXPECT_EQ(last.at("generation"), 1);
    EXPECT_EQ(last.at("entries"), 1);
    EXPECT_EQ(last.at("shards"), 1);
    EXPECT_GT(last.at("bytes").as_int64(), 0);
    EXPECT_TRUE(last.contains("seconds"));
    EXPECT_EQ(summary(build()).at("unchanged"), true);
}

TEST_F(Commands, RunEndsWithBothReports) {
    const auto good = scratch_.write("good.jsonl", good_line).string();
    const auto last = summary(
        run({"run", "--json", "--archive", path("archive"), "--index", path("index"), good}));
    EXPECT_THAT(names(last), testing::ElementsAre("message_type", "import", "build"));
    EXPECT_EQ(last.at("import").at("entries").at("new"), 1);
    EXPECT_EQ(last.at("build").at("generation"), 1);
}

TEST_F(Commands, VerifyOfADamagedIndexIsBadData) {
    import(scratch_.write("good.jsonl", good_line).string());
    build();
    EXPECT_EQ(run({"verify", "--index", path("index"), "--archive", path("archive")}).status,
              ExitStatus::Done);
    scratch_.write("index/generations/000001/shard-00/postlist.glass", "no table");
    EXPECT_EQ(run({"verify", "--index", path("index")}).status, ExitStatus::BadData);
    EXPECT_EQ(run({"list", "--index", path("index")}).status, ExitStatus::BadData);
}

TEST_F(Commands, FailuresHaveTheirStatuses) {
    EXPECT_EQ(build().status, ExitStatus::NoInput);
    EXPECT_EQ(run({"list", "--index", path("index")}).status, ExitStatus::NoInput);
    EXPECT_EQ(run({"build", "--indx", "x"}).status, ExitStatus::Usage);
    EXPECT_EQ(run({"biuld"}).status, ExitStatus::Usage);
    EXPECT_EQ(run({"import", "--archive", path("a"), "--seen", "yesterday", path("f")}).status,
              ExitStatus::Usage);
}

TEST(IndexProgram, EveryCommandHasAnExampleOfItself) {
    for (const schema::Command& command : index_program().commands) {
        EXPECT_THAT(std::string{command.example},
                    testing::StartsWith("onrecord-index " + std::string{command.name} + " "));
        EXPECT_FALSE(command.summary.empty());
    }
}

}  // namespace
}  // namespace onrecord::indexer::program
