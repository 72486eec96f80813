// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/program_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

// What goes into the programs and what comes out of them, whatever stands there.
namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view one_entry =
    R"({"outlet":"The Lantern","liveblog":"Harbour","id":"1","text":"A ship left Lisbon."})"
    "\n";

class Doors : public testing::Test {
protected:
    std::string path(const std::string& name) const { return (scratch_.path() / name).string(); }
    ScratchFolder scratch_;
    std::string capture_ = scratch_.write("one.jsonl", one_entry).string();
};

TEST_F(Doors, StdinIsACaptureLikeAnyOther) {
    const auto piped = run_program(
        "onrecord-index", {"import", "--archive", path("archive"), "-"}, "<" + capture_);
    EXPECT_EQ(piped.status, 0) << piped.err;
    EXPECT_THAT(piped.out, HasSubstr("stdin: read as json-lines: 1 Entry."));
    const auto named =
        run_program("onrecord-index", {"import", "--archive", path("archive"), capture_});
    EXPECT_THAT(named.out, HasSubstr("1 Capture (0 new, 1 unchanged)"));
    const auto empty =
        run_program("onrecord-index", {"import", "--archive", path("archive"), "-"}, "</dev/null");
    EXPECT_EQ(empty.status, 3);
    const auto looked = run_program("onrecord-index", {"inspect", "-"}, "<" + capture_);
    EXPECT_THAT(looked.out, HasSubstr("A ship left Lisbon."));
}

TEST_F(Doors, APipeAndADeviceAreRejectedAndTheRestGoesOn) {
    const std::string pipe = path("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto done = run_program(
        "onrecord-index", {"import", "--archive", path("archive"), pipe, "/dev/zero", capture_});
    EXPECT_EQ(done.status, 3);
    EXPECT_THAT(done.out, HasSubstr("3 Captures (1 new, 0 unchanged, 2 rejected)"));
}

TEST_F(Doors, AnAddressIsAnsweredWithHowToSaveIt) {
    const auto done = run_program(
        "onrecord-index", {"import", "--archive", path("archive"), "https://post.example/live"});
    EXPECT_EQ(done.status, 66);
    EXPECT_THAT(done.err, HasSubstr("curl --location --output page.html"));
    EXPECT_FALSE(std::filesystem::exists(path("archive")));
}

TEST_F(Doors, AnAnswerThatDoesNotGetOutIsAFailure) {
    for (const std::string program : {"onrecord-index", "onrecord-search", "onrecord-server"}) {
        SCOPED_TRACE(program);
        EXPECT_EQ(run_program(program, {"--help"}, ">/dev/full").status, 74);
        EXPECT_EQ(run_program(program, {"--version"}, ">&-").status, 74);
        EXPECT_EQ(run_program(program, {"--version"}).status, 0);
    }
    const std::vector<std::string> import{
        "import", "--json", "--archive", path("archive"), capture_};
    const auto cut = run_program("onrecord-index", import, ">/dev/full");
    EXPECT_EQ(cut.status, 74);
    EXPECT_THAT(cut.err, HasSubstr("could not be written to stdout"));
}

/// What is meant for people must not end in a file that took the number of what is closed.
TEST_F(Doors, NothingThatIsPrintedEndsInAFile) {
    scratch_.write("bad.jsonl", std::string{one_entry} + "{no line\n");
    const std::vector<std::string> import{
        "import", "--archive", path("archive"), path("bad.jsonl"), path("gone.jsonl")};
    for (const std::string closed : {"<&- >&- 2>&-", ">&- 2>&-", "2>&-", ">&-", "<&-"}) {
        const bool is_told = closed == "2>&-" || closed == "<&-";
        EXPECT_EQ(run_program("onrecord-index", import, closed).status, is_told ? 66 : 74)
            << closed;
    }
    const auto proven = run_program("onrecord-index", {"verify", "--archive", path("archive")});
    EXPECT_THAT(proven.out,
                HasSubstr("1 Revision in 1 block, 1 kept Capture, 0 corrections, proven"));
    for (const auto& file : std::filesystem::recursive_directory_iterator{path("archive")}) {
        if (!file.is_regular_file()) continue;
        std::ifstream in{file.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        EXPECT_EQ(bytes.find("onrecord-index:"), std::string::npos) << file.path();
        EXPECT_EQ(bytes.find("read as json-lines"), std::string::npos) << file.path();
    }
}

TEST_F(Doors, AReaderThatLeavesDoesNotEndAnImport) {
    std::vector<std::string> import{"import", "--archive", path("archive")};
    constexpr int captures = 5;
    for (int number = 1; number <= captures; ++number) {
        const std::string name = std::to_string(number);
        import.push_back(scratch_
                             .write(name + ".jsonl",
                                    R"({"outlet":"The Lantern","liveblog":"Harbour","id":")" +
                                        name + R"(","text":"Ship )" + name + " left.\"}\n")
                             .string());
    }
    // The shell's stdout is a pipe whose reader has gone.
    run_program("onrecord-index", import, "| true");
    const auto proven = run_program("onrecord-index", {"verify", "--archive", path("archive")});
    EXPECT_THAT(proven.out, HasSubstr("5 Revisions in 5 blocks, 5 kept Captures"));
}

TEST_F(Doors, ALimitOfFileSizesIsToldAndEndsInOrder) {
    std::string many;
    for (int number = 0; number < 400; ++number) {
        many += R"({"outlet":"The Lantern","liveblog":"Harbour","id":")" + std::to_string(number) +
                R"(","text":"Ship )" + std::to_string(number * 7919) + " left.\"}\n";
    }
    scratch_.write("many.jsonl", many);
    run_program("onrecord-index", {"import", "--archive", path("archive"), capture_});
    // Of 512 or 1,024 bytes each.
    const std::string command = "ulimit -f 4; '" + program_file("onrecord-index").string() +
                                "' import --archive '" + path("archive") + "' '" +
                                path("many.jsonl") + "' >/dev/null 2>'" + path("err") + "'";
    const int status = std::system(command.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 74);
    std::ifstream err{path("err")};
    EXPECT_THAT((std::string{std::istreambuf_iterator<char>{err}, {}}), HasSubstr("ulimit -f"));
    EXPECT_EQ(run_program("onrecord-index", {"verify", "--archive", path("archive")}).status, 0);
    const auto again =
        run_program("onrecord-index", {"import", "--archive", path("archive"), path("many.jsonl")});
    EXPECT_EQ(again.status, 0) << again.err;
}

TEST_F(Doors, AnIndexAndAnArchiveAreNotMixed) {
    const auto made =
        run_program("onrecord-index",
                    {"run", "--archive", path("archive"), "--index", path("index"), capture_});
    ASSERT_EQ(made.status, 0) << made.err;
    run_program("onrecord-index", {"import", "--archive", path("other"), capture_});
    const auto into_archive = run_program(
        "onrecord-index", {"build", "--archive", path("archive"), "--index", path("other")});
    EXPECT_EQ(into_archive.status, 64);
    EXPECT_THAT(into_archive.err, HasSubstr("is an Archive"));
    const auto into_index =
        run_program("onrecord-index", {"import", "--archive", path("index"), capture_});
    EXPECT_EQ(into_index.status, 64);
    EXPECT_THAT(into_index.err, HasSubstr("is an index"));
}

}  // namespace
}  // namespace onrecord::tests
