// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/commands.hpp"
#include "schema/field.hpp"
#include "schema/generation.hpp"
#include "schema/settings.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

// A correction from the command to what is served: import, build, correct, build.
namespace onrecord::tests {
namespace {

constexpr std::string_view liveblog =
    R"({"outlet": "The Lantern", "liveblog": "Harbour live", "id": "e1", "lang": "en", )"
    R"("text": "“The quay is closed,” said Ada Brink. Ada Brink said the cranes were safe.", )"
    R"("published": "2025-01-02T10:01:00Z", "order": 1})"
    "\n"
    R"({"outlet": "The Lantern", "liveblog": "Harbour live", "id": "e2", "lang": "en", )"
    R"("text": "“The tide was early today,” said Ada Brink.", )"
    R"("published": "2025-01-02T10:02:00Z", "order": 2})"
    "\n";

class Corrections : public testing::Test {
protected:
    void SetUp() override {
        const auto capture = scratch_.write("capture.jsonl", std::string{liveblog});
        run({"import", "--archive", path("archive"), capture.string()});
        build();
    }

    static void run(const std::vector<std::string>& arguments) {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        const auto& program = indexer::program::index_program();
        const auto status =
            indexer::program::run_command(schema::read_settings(program, arguments).settings);
        testing::internal::GetCapturedStderr();
        testing::internal::GetCapturedStdout();
        ASSERT_EQ(status, schema::ExitStatus::Done);
    }

    void build() {
        run({"build", "--archive", path("archive"), "--index", path("index")});
        searcher_.emplace(schema::open_current(path("index")).generation);
    }

    void correct(const std::string& speaker) {
        const auto page = searcher_->search("quay");
        ASSERT_EQ(page.hits.size(), 1U);
        run({"correct",
             "--archive",
             path("archive"),
             "--entry",
             page.hits.front().revision.entry.id,
             "--quote",
             "quay is closed",
             "--speaker",
             speaker,
             "--who",
             "A. Checker",
             "--why",
             "recording, 01:10"});
        build();
    }

    std::uint64_t total(const std::string& query) { return searcher_->search(query).total; }

    /// How many Entries the speaker facet counts; 0 for a Speaker it does not have.
    std::uint64_t counted(std::string_view speaker) {
        for (const auto& facet : searcher_->search("").facets) {
            if (facet.field != schema::FieldId::Speaker) continue;
            for (const auto& count : facet.counts) {
                if (count.value == speaker) return count.count;
            }
        }
        return 0;
    }

    searcher::Occurrence checked(std::string_view words) {
        searcher::CheckRequest request;
        request.words = words;
        const auto report = searcher_->quote_checker().check(request);
        EXPECT_FALSE(report.occurrences.empty());
        return report.occurrences.empty() ? searcher::Occurrence{} : report.occurrences.front();
    }

    std::string path(const std::string& name) const { return (scratch_.path() / name).string(); }

    ScratchFolder scratch_;
    std::optional<searcher::Searcher> searcher_;
};

TEST_F(Corrections, AreFoundCountedAndCheckedInTheNextBuild) {
    EXPECT_EQ(counted("Ada Brink"), 2U);
    EXPECT_EQ(checked("the quay is closed").rule, "quote-said-speaker");
    correct("Jonas Reed");
    EXPECT_EQ(total("speaker:\"jonas reed\""), 1U);
    EXPECT_EQ(total("speaker:\"ada brink\""), 1U);
    EXPECT_EQ(counted("Jonas Reed"), 1U);
    EXPECT_EQ(counted("Ada Brink"), 1U);
    const auto found = checked("the quay is closed");
    EXPECT_EQ(found.speaker, "Jonas Reed");
    EXPECT_EQ(found.rule, "correction");
    EXPECT_EQ(found.level, schema::Level::High);
    EXPECT_EQ(checked("the tide was early today").speaker, "Ada Brink");
}

TEST_F(Corrections, MayTakeASpeakerAway) {
    correct("nobody");
    EXPECT_EQ(counted("Ada Brink"), 1U);
    const auto found = checked("the quay is closed");
    EXPECT_EQ(found.speaker, "");
    EXPECT_EQ(found.rule, "correction");
    EXPECT_EQ(found.level, schema::Level::Low);
}

TEST_F(Corrections, SurviveEveryRebuildAndTheLaterWins) {
    correct("Jonas Reed");
    correct("Mara Holt");
    run({"build", "--force", "--archive", path("archive"), "--index", path("index")});
    searcher_.emplace(schema::open_current(path("index")).generation);
    EXPECT_EQ(checked("the quay is closed").speaker, "Mara Holt");
    EXPECT_EQ(counted("Jonas Reed"), 0U);
}

// "Ada Brink said the cranes were safe" is the outlet's wording of what she said.
TEST_F(Corrections, AndReportedSpeechIsNoQuote) {
    const auto found = checked("the cranes were safe");
    EXPECT_FALSE(found.in_quote);
    EXPECT_EQ(found.speaker, "");
    const auto page = searcher_->search("speaker:\"ada brink\" quay");
    ASSERT_EQ(page.hits.size(), 1U);
    const auto view = searcher_->entry(page.hits.front().revision.entry.id);
    ASSERT_TRUE(view.has_value());
    EXPECT_EQ(view->entry.annotations.quotes.back().kind, schema::QuoteKind::Reported);
    EXPECT_EQ(view->entry.annotations.quotes.back().speaker, "Ada Brink");
}

}  // namespace
}  // namespace onrecord::tests
