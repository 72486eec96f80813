// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/program_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

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

}  // namespace
}  // namespace onrecord::tests
