// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/entry_page.hpp"
#include "indexer/program/reports.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

schema::Entry hostile_entry() {
    schema::Entry entry;
    entry.id = "00112233445566778899aabbccddeeff";
    entry.title = "<script>alert(1)</script>";
    entry.text = "<img src=x onerror=alert(1)> & \"we stay\" 'now'";
    entry.url = "javascript:alert(1)";
    entry.bylines = {"<b>Ann</b>"};
    entry.lang = "en\"><script>";
    entry.typed_quotes = {{{0, 5}, "\" onmouseover=\"alert(1)"}, {{3, 400}, "x"}};
    entry.boilerplate = {{schema::BoilerplateKind::Caption, "</div><script>", 0}};
    return entry;
}

std::string read_all(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(EntryPage, ShowsForeignWordsAndRunsNoneOfThem) {
    const ScratchFolder scratch;
    const auto file = scratch.write("page.html", "");
    indexer::program::EntryPage page{file};
    page.begin("<script>.html");
    page.add(hostile_entry());
    corpus::CaptureReport report;
    report.file = "<script>.html";
    report.problem_count = 1;
    report.problems = {
        {"'<script>' is not a time", "<script>.html:3", {}, schema::Severity::Warning}};
    page.end(report);
    page.finish();
    const std::string html = read_all(file);
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(html, HasSubstr("set aside, caption"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("href")));
    EXPECT_THAT(html, Not(HasSubstr("\" onmouseover")));
}

TEST(ReadingAccount, CountsWhatCameInAndWhatIsDoubtful) {
    corpus::ReadingAccount account;
    schema::Entry entry;
    entry.title = "Gate";
    entry.text = "One.\n\nTwo.";
    entry.lang = "en";
    entry.published.trust = schema::TimeTrust::A;
    account.add(entry);
    EXPECT_FALSE(account.is_doubtful());
    entry.published.trust = schema::TimeTrust::C;
    entry.published.doubt = schema::TimeDoubt::NoZone;
    entry.bylines = {"Ann Lee"};
    account.add(entry);
    EXPECT_EQ(account.entries, 2U);
    EXPECT_EQ(account.with_own_time, 1U);
    EXPECT_EQ(account.with_byline, 1U);
    EXPECT_TRUE(account.is_doubtful());
    const auto json = indexer::program::to_json(account);
    EXPECT_EQ(json.at("time_doubts").as_object().size(), 1U);
    EXPECT_TRUE(json.at("page_share").is_null());
}

TEST(Reports, ShowTenProblemsOfAKindAndCountTheRest) {
    corpus::CaptureReport report;
    report.file = "live.html";
    for (int at = 0; at < 14; ++at) {
        report.problems.push_back(
            {"'" + std::to_string(at) + " o’clock' in datePublished is no time.",
             "live.html:" + std::to_string(at),
             {},
             schema::Severity::Warning});
    }
    report.problems.push_back({"The page is cut.", "live.html", {}, schema::Severity::Error});
    report.problem_count = 115;
    std::ostringstream out;
    indexer::program::print_problems(report, out);
    EXPECT_THAT(out.str(), HasSubstr("live.html:9: warning"));
    EXPECT_THAT(out.str(), Not(HasSubstr("live.html:10: warning")));
    EXPECT_THAT(out.str(), HasSubstr("The page is cut."));
    EXPECT_THAT(out.str(), HasSubstr("104 more Problems"));
}

}  // namespace
}  // namespace onrecord::tests
