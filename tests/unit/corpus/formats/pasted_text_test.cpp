// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"
#include "tests/unit/corpus/data_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string_view name_of(schema::BoilerplateKind kind) {
    constexpr std::string_view names[] = {
        "caption", "credit", "link", "subscription", "label", "other"};
    return names[static_cast<std::size_t>(kind)];
}

/// An Entry as the golden files have it.
std::string to_text(const schema::Entry& entry) {
    std::string text = "== " + std::to_string(entry.order) + " [" + entry.title + "] " +
                       to_string(entry.published) + '\n';
    for (const std::string& name : entry.bylines) {
        text += "by " + name + '\n';
    }
    text += entry.text + '\n';
    for (const auto& piece : entry.boilerplate) {
        text += "~ " + std::to_string(piece.body_offset) + ' ' + std::string{name_of(piece.kind)} +
                ": " + piece.text + '\n';
    }
    return text;
}

std::string to_text(const Captured& captured) {
    std::string text;
    if (!captured.entries.empty()) {
        const schema::Entry& first = captured.entries.front();
        text += first.outlet + " | " + first.liveblog_title + " | " + first.lang + '\n';
    }
    for (const schema::Entry& entry : captured.entries) {
        text += to_text(entry);
    }
    return text + problems_of(captured.report);
}

// Each file of tests/data/pasted is another shape; its golden file says how it is read. To renew
// them after a change of the rules: ONRECORD_WRITE_GOLDEN=1, then look at the diff.
TEST(PastedText, ReadsEveryShapeAsItsGoldenFileSays) {
    const bool writes = std::getenv("ONRECORD_WRITE_GOLDEN") != nullptr;
    int shapes = 0;
    for (const auto& file : std::filesystem::directory_iterator{"tests/data/pasted"}) {
        if (file.path().extension() != ".txt") continue;
        SCOPED_TRACE(file.path());
        auto golden = file.path();
        golden.replace_extension(".golden");
        const std::string text = to_text(capture(file.path()));
        if (writes) std::ofstream{golden} << text;
        EXPECT_EQ(text, read_file(golden));
        ++shapes;
    }
    EXPECT_GE(shapes, 12);
}

constexpr std::string_view page =
    "Storm live\n\nWinds reach the coast\n\nThe keeper said he had never seen the like of it.\n\n"
    "Trees fall in the park\n\nThree old oaks fell in the park on Thursday morning.\n";

TEST(PastedText, ReadsTheSameWithOtherLineEndsAndAMark) {
    const ScratchFolder scratch;
    std::string windows = "\xEF\xBB\xBF";
    for (const char letter : page) {
        if (letter == '\n') windows += '\r';
        windows += letter;
    }
    const Captured plain = capture(scratch.write("post-2024-03-05.txt", page));
    const Captured other = capture(scratch.write("w/post-2024-03-05.txt", windows));
    ASSERT_THAT(plain.entries, SizeIs(2));
    EXPECT_EQ(other.entries, plain.entries);
}

TEST(PastedText, KeepsAnEntrysIdWhenItsBodyChangesOrANewerOneHasItsTitle) {
    const ScratchFolder scratch;
    const Captured before = capture(scratch.write("post-2024-03-05.txt", page));
    const std::string edited =
        "Storm live\n\nTrees fall in the park\n\nNow a fourth tree has fallen, on the gate.\n\n"
        "Winds reach the coast\n\nThe keeper said he had often seen the like of it.\n\n"
        "Trees fall in the park\n\nThree old oaks fell in the park on Thursday morning.\n";
    const Captured after = capture(scratch.write("post-2024-03-05.txt", edited));
    ASSERT_THAT(before.entries, SizeIs(2));
    ASSERT_THAT(after.entries, SizeIs(3));
    EXPECT_EQ(after.entries[1].id, before.entries[0].id);
    EXPECT_EQ(after.entries[2].id, before.entries[1].id);
    EXPECT_NE(after.entries[0].id, before.entries[1].id);
}

TEST(PastedText, TakesTheOutletFromTheHintTheTextOrTheFileName) {
    const ScratchFolder scratch;
    corpus::CaptureHints hints;
    hints.outlet = "Hinted";
    const std::string named = std::string{page} + "\nFollow The Daily Bell's live blog for more.\n";
    EXPECT_EQ(capture(scratch.write("post-2024-03-05.txt", named), hints).entries[0].outlet,
              "Hinted");
    EXPECT_EQ(capture(scratch.write("post-2024-03-05.txt", named)).entries[0].outlet,
              "The Daily Bell");
    EXPECT_EQ(capture(scratch.write("harbour_post-2024-03-05.txt", page)).entries[0].outlet,
              "Harbour Post");
    EXPECT_EQ(problems_of(capture(scratch.write("live.txt", page)).report),
              "live.txt:3: error: Nothing says which outlet published the entry. Name it with "
              "--outlet NAME.\n"
              "live.txt:7: error: Nothing says which outlet published the entry. Name it with "
              "--outlet NAME.\n");
}

TEST(PastedText, ReadsTextInAnotherEncodingAndSaysThatItGuessed) {
    const ScratchFolder scratch;
    const Captured captured = capture(
        scratch.write("post-2024-03-05.txt",
                      std::string{page} + "\nA caf\xE9 was hit by a tree, its owner said.\n"));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("warning: The file is not UTF-8"));
    ASSERT_THAT(captured.entries, SizeIs(2));
    EXPECT_THAT(captured.entries[1].text, HasSubstr("A café was hit"));
}

TEST(PastedText, ShowsWhereAByteIsDamaged) {
    const ScratchFolder scratch;
    const Captured captured = capture(
        scratch.write("post-2024-03-05.txt",
                      std::string{page} + "\n“Éclair café für die Söhne”, he said \xE9.\n"));
    EXPECT_EQ(
        problems_of(captured.report),
        "post-2024-03-05.txt:11: error: 1 bytes are not UTF-8, the first here; the text was "
        "kept with U+FFFD in their place. Convert the file with iconv and import it again.\n");
}

TEST(PastedText, PassesOverAnEntryThatIsTooLongAndReadsOn) {
    const ScratchFolder scratch;
    constexpr std::size_t ten_megabytes = 10'000'000;
    const Captured captured = capture(scratch.write("post-2024-03-05.txt",
                                                    std::string{page} + "\nA very long tale\n\n" +
                                                        std::string(ten_megabytes, 'a') +
                                                        ".\n\nThe end\n\nIt ended well, "
                                                        "everybody said.\n"));
    EXPECT_EQ(
        problems_of(captured.report),
        "post-2024-03-05.txt:11: error: The entry is longer than 8388608 bytes and was passed "
        "over.\n");
    EXPECT_THAT(captured.entries, SizeIs(3));
}

/// `title @ time`, a line an Entry in the page's order, and the Problems.
std::string outline_of(std::string_view name, std::string_view text) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(name, text));
    std::string made;
    for (const schema::Entry& entry : captured.entries) {
        made += entry.title + " @ " + to_string(entry.published) + '\n';
    }
    return made + problems_of(captured.report);
}

TEST(PastedText, GoesBackADayWhereTheClockPassesMidnight) {
    EXPECT_EQ(
        outline_of("post-2024-03-05.txt",
                   "Storm live\n\n00.20 GMT\nLamps go out\n\nThe lamps went out at the quay, she "
                   "said.\n\n23.50 GMT\nGate shut\n\nThe gate was shut by hand, he said.\n\n23.10 "
                   "GMT\nWater rises\n\nThe water rose by a foot, they said.\n"),
        "Lamps go out @ 2024-03-05T00:20Z\nGate shut @ 2024-03-04T23:50Z\nWater rises @ "
        "2024-03-04T23:10Z\n");
    EXPECT_EQ(
        outline_of("post-2024-03-05.txt",
                   "Storm live\n\n23.10 GMT\nWater rises\n\nThe water rose by a foot, they "
                   "said.\n\n23.50 GMT\nGate shut\n\nThe gate was shut by hand, he said.\n\n00.20 "
                   "GMT\nLamps go out\n\nGood night from the quay. The lamps went out.\n"),
        "Water rises @ 2024-03-04T23:10Z\nGate shut @ 2024-03-04T23:50Z\nLamps go out @ "
        "2024-03-05T00:20Z\n");
}

TEST(PastedText, KeepsTimesInNoOrderToTheDay) {
    EXPECT_EQ(
        outline_of("post-2024-03-05.txt",
                   "Storm live\n\n10.20 GMT\nOne thing\n\nThe lamps went out, she said.\n\n12.50 "
                   "GMT\nTwo things\n\nThe gate was shut, he said.\n\n09.10 GMT\nThree "
                   "things\n\nThe water rose, they said.\n\n13.30 GMT\nFour things\n\nThe road is "
                   "wet, they said.\n\n08.30 GMT\nFive things\n\nThe day began, they said.\n"),
        "One thing @ 2024-03-05\nTwo things @ 2024-03-05\nThree things @ 2024-03-05\n"
        "Four things @ 2024-03-05\nFive things @ 2024-03-05\n"
        "post-2024-03-05.txt: warning: The times are in no order and no day is printed beside "
        "them; they were kept to the day.\n");
}

constexpr std::string_view slashes =
    "Storm live\n\n05/03/2024 12:50 GMT\nGate\n\nThe gate was shut, he said.\n\n05/03/2024 12:10 "
    "GMT\nWater\n\nThe water rose, they said.\n";

TEST(PastedText, SettlesADateWithSlashesByTheFilesDayOnly) {
    EXPECT_EQ(outline_of("post-2024-03-05.txt", slashes),
              "Gate @ 2024-03-05T12:50Z\nWater @ 2024-03-05T12:10Z\n");
    EXPECT_EQ(outline_of("post-2024-05-03.txt", slashes),
              "Gate @ 2024-05-03T12:50Z\nWater @ 2024-05-03T12:10Z\n");
    EXPECT_EQ(
        outline_of("post-2024-09-09.txt", slashes),
        "Gate @ 2024-03-05\nWater @ 2024-03-05\n"
        "post-2024-09-09.txt:3: warning: 2 dates may be read with the day or the month first, "
        "and nothing on the page or in the file's name settles it; the day was taken first. "
        "Name the file by its day (outlet-2024-03-05.txt).\n");
}

TEST(PastedText, TakesTitlesInCapitalsForNoNames) {
    EXPECT_EQ(
        outline_of("post-2024-03-05.txt",
                   "Storm live\n\n12:50 GMT\nRoad Closed\n\nThe road was closed by hand, he "
                   "said.\n\n12:40 GMT\nMayor Visits Broken Quay\n\nThe mayor came on foot, they "
                   "said.\n\n12:10 GMT\nTalks Resume\n\nThe talks went on, she said.\n"),
        "Road Closed @ 2024-03-05T12:50Z\nMayor Visits Broken Quay @ 2024-03-05T12:40Z\n"
        "Talks Resume @ 2024-03-05T12:10Z\n");
}

TEST(PastedText, TakesAPinnedEntryOnce) {
    EXPECT_EQ(
        outline_of("post-2024-03-05.txt",
                   "Storm live\n\nPinned\n12.10 GMT\nWater rises\n\nThe water rose by a foot, "
                   "they said.\n\n12.50 GMT\nGate shut\n\nThe gate was shut by hand, he "
                   "said.\n\n12.10 GMT\nWater rises\n\nThe water rose by a foot, they said.\n"),
        "Gate shut @ 2024-03-05T12:50Z\nWater rises @ 2024-03-05T12:10Z\n"
        "post-2024-03-05.txt: warning: 1 entries stand on the page twice (pinned) and were "
        "taken once.\n");
}

TEST(PastedText, RefusesJsonAndScripts) {
    for (const std::string_view text :
         {std::string_view{
              "window.data = [\n  {\n    \"words\" : \"The pier holds.\",\n    \"lang\" : "
              "\"en\"\n  }\n]\n"},
          std::string_view{
              "[{\"words\":\"The pier holds.\"},{\"words\":\"The gate is shut.\"}]"}}) {
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("post-2024-03-05.txt", text));
        EXPECT_THAT(captured.entries, IsEmpty());
        EXPECT_THAT(problems_of(captured.report), HasSubstr("JSON"));
        EXPECT_GT(captured.report.rejected, 0U);
    }
}

TEST(PastedText, RefusesTablesOfValuesButNoProseWithCommas) {
    const ScratchFolder scratch;
    const Captured table = capture(scratch.write(
        "rows-2024-03-05.txt", "time,words\n10:00,\"Salt, they said\"\n10:05,Rain\n10:09,Hail\n"));
    EXPECT_THAT(table.entries, IsEmpty());
    EXPECT_THAT(problems_of(table.report), HasSubstr("table of values (CSV)"));
    const Captured prose = capture(scratch.write(
        "salt-2024-03-05.txt",
        "Salt pans, live\n\n10:00\n\nSalt came, said Orla Finn.\n\n10:20\n\nRain came, "
        "said Orla Finn.\n"));
    EXPECT_THAT(prose.entries, SizeIs(2));
}

TEST(PastedText, SaysThatATextHasNoEntries) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("notes-2024-03-05.txt", "milk, eggs\nbread\n"));
    EXPECT_THAT(captured.entries, IsEmpty());
    EXPECT_THAT(problems_of(captured.report), HasSubstr("The text has no entries"));
}

}  // namespace
}  // namespace onrecord::tests
