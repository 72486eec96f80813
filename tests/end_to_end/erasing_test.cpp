// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_care.hpp"
#include "indexer/program/commands.hpp"
#include "schema/generation.hpp"
#include "schema/settings.hpp"
#include "searcher/result_json.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// An erasure from the command to what is served: import, build, erase, build, gc. Words that came
// in under two ids, which the index joins, must go under both.
namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// One Entry as an Outlet issued it anew: another id, the same minute and words.
std::string line(std::string_view id, std::string_view seen) {
    return R"({"outlet":"The Lantern","liveblog":"Harbour live","id":")" + std::string{id} +
           R"(","title":"A house in Gull Lane","text":"The keeper of the house in Gull Lane has )"
           R"(been named by a neighbour who saw her there.","lang":"en",)"
           R"("published":"2025-01-02T10:01:00Z","seen":")" +
           std::string{seen} + "\"}\n";
}

constexpr std::string_view other =
    R"({"outlet":"The Lantern","liveblog":"Harbour live","id":"e9","title":"Tide","text":"The tide )"
    R"(was early on Thursday, the warden says.","lang":"en","published":"2025-01-02T10:20:00Z",)"
    R"("seen":"2025-01-02T11:00:00Z","speakers":["Ada Brink"],"topics":["04000000"]})"
    "\n";

class ErasingServed : public testing::Test {
protected:
    void SetUp() override {
        import("first.jsonl", line("e1", "2025-01-02T11:00:00Z") + std::string{other});
        import("second.jsonl", line("e2", "2025-01-02T12:00:00Z"));
        build();
    }

    void import(const std::string& name, const std::string& lines) {
        run({"import", "--archive", path("archive"), scratch_.write(name, lines).string()});
    }

    static void run(const std::vector<std::string>& arguments) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto& program = indexer::program::index_program();
        const auto status =
            indexer::program::run_command(schema::read_settings(program, arguments).settings);
        testing::internal::GetCapturedStderr();
        testing::internal::GetCapturedStdout();
        ASSERT_EQ(status, schema::ExitStatus::Done) << arguments.front();
    }

    void build() {
        run({"build", "--archive", path("archive"), "--index", path("index")});
        searcher_.emplace(schema::open_current(path("index")).generation);
    }

    std::string path(const std::string& name) const { return (scratch_.path() / name).string(); }

    std::size_t generations() const {
        std::size_t count = 0;
        for (const auto& one :
             std::filesystem::directory_iterator{scratch_.path() / "index" / "generations"}) {
            count += one.is_directory() ? 1 : 0;
        }
        return count;
    }

    ScratchFolder scratch_;
    std::optional<searcher::Searcher> searcher_;
};

TEST_F(ErasingServed, TakesAJoinedEntrysWordsOutUnderEveryId) {
    const auto found = searcher_->search("gull");
    ASSERT_EQ(found.hits.size(), 1U);  // Two ids, one Entry.
    run({"erase",
         "--archive",
         path("archive"),
         "--reason",
         "court order 7/2025",
         "--who",
         "A. Clerk",
         found.hits.front().revision.entry.id});
    build();
    run({"gc", "--index", path("index"), "--keep", "1"});
    EXPECT_EQ(searcher_->search("gull").total, 0U);
    EXPECT_EQ(searcher_->search("tide").total, 1U);
    EXPECT_EQ(generations(), 1U);
    const auto proof = corpus::prove_archive(path("archive"));
    EXPECT_THAT(proof.findings, IsEmpty());
    EXPECT_EQ(proof.erased, 2U);
}

TEST_F(ErasingServed, LeavesTheOthersAndWhatTheirCaptureGaveThem) {
    const std::string answer = to_json(searcher_->search("tide"));
    EXPECT_THAT(answer, HasSubstr(R"("given":{"speakers":["Ada Brink"])"));
    EXPECT_THAT(to_json(searcher_->search("gull")), Not(HasSubstr("\"given\"")));
}

}  // namespace
}  // namespace onrecord::tests
