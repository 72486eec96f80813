// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csv.hpp"
#include "searcher/draft_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::searcher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Csv, ReadsMarksSeparatorsAndLines) {
    const auto rows =
        read_csv("\xEF\xBB\xBFwords;speaker\r\n\"We \"\"will\"\" go;\non\";Brook\n\n;x\n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[0].cells, ElementsAre("words", "speaker"));
    EXPECT_THAT(rows[1].cells, ElementsAre("We \"will\" go;\non", "Brook"));
    EXPECT_EQ(rows[1].line, 2U);
    EXPECT_THAT(rows[2].cells, ElementsAre("", "x"));
    EXPECT_EQ(rows[2].line, 5U);
}

TEST(Csv, NeverWritesAFormula) {
    for (const std::string cell : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"}) {
        SCOPED_TRACE(cell);
        EXPECT_TRUE(csv_row({cell}).starts_with("\"'")) << csv_row({cell});
    }
    EXPECT_EQ(csv_row({"a \"b\"", "c\nd"}), "\"a \"\"b\"\"\",\"c d\"\r\n");
}

TEST(QuotationList, NamesTheLineThatIsWrong) {
    const auto list =
        read_quotation_list("speaker,words,before\nBrook,we will go,2022-01-28\n,\"no, never\",\n");
    ASSERT_TRUE(list.has_value()) << list.error().reason;
    ASSERT_EQ(list->quotations.size(), 2U);
    EXPECT_EQ(list->quotations[0].speaker, "Brook");
    EXPECT_TRUE(list->quotations[0].before.has_value());
    EXPECT_EQ(list->quotations[1].words, "no, never");
    EXPECT_THAT(read_quotation_list("words,spaeker\na,b").error().reason,
                HasSubstr("Did you mean 'speaker'?"));
    EXPECT_THAT(read_quotation_list("speaker\nBrook").error().reason,
                HasSubstr("a column 'words'"));
    EXPECT_THAT(read_quotation_list("words,before\na b c,\nd,soon").error().reason,
                HasSubstr("Line 3"));
    EXPECT_FALSE(read_quotation_list("").has_value());
}

/// A draft whose every part is hostile.
DraftReport hostile_report() {
    DraftReport report;
    report.draft.kind = "text";
    report.draft.lang = "en\" onload=\"x";
    report.draft.text = "Brook said: \"<script>alert(1)</script> we go\n\non & on\" \x01 end.";
    CheckedQuotation checked;
    checked.quotation.words = "<script>alert(1)</script> we go\n\non & on";
    const auto begin = static_cast<std::uint32_t>(report.draft.text.find("<script>"));
    checked.quotation.span = {begin,
                              begin + static_cast<std::uint32_t>(checked.quotation.words.size())};
    checked.quotation.speaker = "Ada <b>Brook</b>";
    checked.outcome = Outcome::DoesNotStand;
    checked.notes = {{"x", "It's \"print\" > <img src=x onerror=y>"}};
    CheckReport found;
    Occurrence best;
    best.revision.entry.text = "we go on";
    best.span = {0, 8};
    best.revision.entry.url = "javascript:alert(1)";
    best.revision.entry.title = "</title><script>";
    best.diff = {{DiffKind::Changed, "we \"stay\"", "we <go>", {}}};
    found.occurrences.push_back(best);
    checked.report = found;
    report.quotations.push_back(checked);
    ++report.totals[static_cast<std::size_t>(Outcome::DoesNotStand)];
    return report;
}

TEST(DraftPage, LetsNothingForeignBecomeMarkup) {
    const std::string page = to_page(hostile_report(), "</title><script>x</script>");
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("javascript:")));
    EXPECT_THAT(page, Not(HasSubstr("onload=\"")));
    EXPECT_THAT(page, HasSubstr("default-src 'none'"));
    EXPECT_THAT(page, HasSubstr("<del>we &lt;go&gt;</del> <ins>we &quot;stay&quot;</ins>"));
}

TEST(DraftPage, MarksAQuotationThroughItsParagraphs) {
    const std::string page = to_page(hostile_report(), "");
    EXPECT_THAT(
        page,
        HasSubstr("<p dir=\"auto\">Brook said: &quot;<mark class=\"does-not-stand\" id=\"q1\">"));
    EXPECT_THAT(page, HasSubstr("<p dir=\"auto\"><mark class=\"does-not-stand\">on &amp; on<a"));
    EXPECT_THAT(page, HasSubstr("end.</p>"));
}

TEST(DraftCsv, HasALineForEachQuotation) {
    const std::string csv = to_csv(hostile_report());
    EXPECT_EQ(read_csv(csv).size(), 2U);
    EXPECT_EQ(read_csv(csv)[1].cells[1], "does-not-stand");
    EXPECT_EQ(read_csv(csv)[1].cells[9], "");
}

}  // namespace
}  // namespace onrecord::searcher
