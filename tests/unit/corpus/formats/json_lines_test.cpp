// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A whole record, with the given members behind the ones that every record needs.
std::string record(std::string_view members) {
    return R"({"outlet":"The Harbour Post","liveblog":"Ferry strike live","id":"7",)"
           R"("title":"Pickets at dawn","text":"Crews stayed ashore.")" +
           std::string{members} + "}\n";
}

TEST(JsonLines, ReadsEveryMember) {
    const ScratchFolder scratch;
    const auto file = scratch.write(
        "live.jsonl",
        R"({"outlet":"The Harbour Post","liveblog":"Ferry strike live",)"
        R"("liveblog_url":"https://harbour.example/live/ferry-strike","id":"u-1",)"
        R"("url":"https://harbour.example/live/ferry-strike#u-1","title":"Talks resume",)"
        R"("text":"Ana Ruiz said: \"We are close.\"\n\nBoth sides ate soup.","lang":"en-GB",)"
        R"("published":"2024-03-05T08:15:00+01:00","modified":"2024-03-05",)"
        R"("seen":"2024-03-06T00:00:00Z","bylines":["Jo Dale"],"sections":["Business","Ferries"],)"
        R"("quotes":[{"speaker":"Ana Ruiz","text":"We are close."}],"order":12})"
        "\n");
    const Captured captured = capture(file);
    ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
    const schema::Entry& entry = captured.entries.front();
    EXPECT_EQ(entry.outlet, "The Harbour Post");
    EXPECT_EQ(entry.liveblog, "the-harbour-post/ferry-strike");
    EXPECT_EQ(entry.liveblog_title, "Ferry strike live");
    EXPECT_EQ(entry.id, schema::entry_id(entry.outlet, entry.liveblog, "u-1"));
    EXPECT_EQ(entry.title, "Talks resume");
    EXPECT_EQ(entry.text, "Ana Ruiz said: \"We are close.\"\n\nBoth sides ate soup.");
    EXPECT_EQ(entry.lang, "en");
    EXPECT_EQ(to_string(entry.published), "2024-03-05T07:15Z");
    EXPECT_EQ(entry.published.trust, schema::TimeTrust::A);
    EXPECT_EQ(to_string(entry.modified), "2024-03-05");
    EXPECT_THAT(entry.bylines, ElementsAre("Jo Dale"));
    EXPECT_THAT(entry.sections, ElementsAre("Business", "Ferries"));
    EXPECT_THAT(entry.typed_quotes, ElementsAre(schema::TypedQuote{{16, 29}, "Ana Ruiz"}));
    EXPECT_EQ(entry.order, 12);
    EXPECT_EQ(to_string(captured.seen.front()), "2024-03-06T00:00:00Z");
    EXPECT_THAT(captured.report.problems, IsEmpty());
    EXPECT_EQ(captured.report.format, "json-lines");
}

/// A line, and the Problems that it must give (the name of the file is live.jsonl).
struct WrongLine {
    std::string_view members;
    std::string_view problems;
};

constexpr WrongLine wrong_lines[] = {
    {R"(,"published":"soon")",
     "live.jsonl:1: error: The member 'published' must be a time such as 2022-01-28T14:05:00Z or "
     "2022-01-28.\n"},
    {R"(,"bylines":"Jo")",
     "live.jsonl:1: error: The member 'bylines' must be an array of strings.\n"},
    {R"(,"order":1.5)", "live.jsonl:1: error: The member 'order' must be a whole number.\n"},
    {R"(,"lang":7)", "live.jsonl:1: error: The member 'lang' must be a string.\n"},
    {R"(,"quotes":[{"speaker":"Jo"}])",
     "live.jsonl:1: error: The member 'quotes' must be an array of objects with speaker and either "
     "text or begin and end.\n"},
};

TEST(JsonLines, RejectsALineWithAMemberOfTheWrongTypeAndReadsOn) {
    for (const auto& [members, problems] : wrong_lines) {
        SCOPED_TRACE(members);
        const ScratchFolder scratch;
        const Captured captured =
            capture(scratch.write("live.jsonl", record(members) + record("")));
        EXPECT_EQ(problems_of(captured.report), problems);
        EXPECT_EQ(captured.report.rejected, 1U);
        EXPECT_THAT(captured.entries, SizeIs(1));
    }
}

TEST(JsonLines, WarnsOfAnUnknownMemberOnce) {
    const ScratchFolder scratch;
    const std::string line = record(R"(,"author":"Jo")");
    const Captured captured = capture(scratch.write("live.jsonl", line + line));
    EXPECT_EQ(problems_of(captured.report),
              "live.jsonl:1: warning: The member 'author' is not part of the exchange format and "
              "was ignored, here and in every record (docs/exchange-format.md has the list).\n");
    EXPECT_THAT(captured.entries, SizeIs(2));
}

TEST(JsonLines, ReadsOnAfterBrokenJson) {
    const ScratchFolder scratch;
    const Captured captured =
        capture(scratch.write("live.jsonl", "{\"outlet\": \"The Har\n" + record("") + "[1]\n\n"));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("live.jsonl:1: error: A JSON string"));
    EXPECT_THAT(problems_of(captured.report),
                HasSubstr("live.jsonl:3: error: This line is JSON but not an object."));
    EXPECT_EQ(captured.report.rejected, 2U);
    EXPECT_THAT(captured.entries, SizeIs(1));
}

TEST(JsonLines, PassesOverALineThatIsTooLongAndReadsOn) {
    const ScratchFolder scratch;
    constexpr std::size_t ten_megabytes = 10'000'000;
    const std::string long_text(ten_megabytes, 'a');
    const Captured captured = capture(scratch.write(
        "live.jsonl", record("") + record(R"(,"url":")" + long_text + '"') + record("")));
    EXPECT_EQ(problems_of(captured.report),
              "live.jsonl:2: error: The line is longer than 8388608 bytes and was passed over; one "
              "entry must be shorter.\n");
    EXPECT_THAT(captured.entries, SizeIs(2));
}

TEST(JsonLines, BoundsNesting) {
    const ScratchFolder scratch;
    constexpr std::size_t deep = 100'000;
    const std::string nested = std::string(deep, '[') + std::string(deep, ']');
    const Captured captured =
        capture(scratch.write("live.jsonl", record(",\"sections\":" + nested) + record("")));
    EXPECT_EQ(problems_of(captured.report),
              "live.jsonl:1: error: The JSON is nested deeper than 512 levels; an entry needs "
              "three.\n");
    EXPECT_THAT(captured.entries, SizeIs(1));
}

TEST(JsonLines, KeepsAnEntryWithIllFormedUtf8AndSaysSo) {
    const ScratchFolder scratch;
    const Captured captured =
        capture(scratch.write("live.jsonl", record(",\"sections\":[\"Caf\xE9\"]")));
    EXPECT_EQ(problems_of(captured.report),
              "live.jsonl:1: error: 1 bytes are not UTF-8; the entry was kept with U+FFFD in their "
              "place. Convert the file with iconv and import it again.\n");
    ASSERT_THAT(captured.entries, SizeIs(1));
    EXPECT_THAT(captured.entries.front().sections, ElementsAre("Caf\xEF\xBF\xBD"));
}

TEST(JsonLines, NeedsAnOutletFromTheLineOrTheHints) {
    const ScratchFolder scratch;
    const auto file = scratch.write("live.jsonl", R"({"liveblog":"Live","text":"Rain."})");
    EXPECT_EQ(problems_of(capture(file).report),
              "live.jsonl:1: error: Nothing says which outlet published the entry. Name it with "
              "--outlet NAME.\n");
    corpus::CaptureHints hints;
    hints.outlet = "The Harbour Post";
    EXPECT_THAT(capture(file, hints).entries, SizeIs(1));
}

}  // namespace
}  // namespace onrecord::tests
