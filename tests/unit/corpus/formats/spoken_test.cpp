// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;

/// `00:01.500 Ann Lee: the words`, a turn a line; offsets of later time codes in braces.
std::string to_text(const Captured& captured) {
    std::string text;
    for (const schema::Entry& entry : captured.entries) {
        EXPECT_EQ(entry.kind, schema::EntryKind::Primary);
        std::string codes;
        for (const auto& code : entry.time_codes) {
            codes += (codes.empty() ? "" : " ") + std::to_string(code.body_offset) + '@' +
                     std::to_string(code.milliseconds);
        }
        text += '[' + codes + "] ";
        text += entry.typed_quotes.empty() ? "?" : entry.typed_quotes.front().speaker;
        text += ": " + entry.text + '\n';
        for (const auto& piece : entry.boilerplate) {
            text += "~ " + std::to_string(piece.body_offset) + ' ' + piece.text + '\n';
        }
    }
    return text + problems_of(captured.report);
}

Captured read(std::string_view name, std::string_view bytes) {
    const ScratchFolder scratch;
    corpus::CaptureHints hints;
    hints.outlet = "Harbour Council";
    hints.lang = "en";
    return capture(scratch.write(name, bytes), hints);
}

TEST(Spoken, WebVttGivesTurnsWithTheirTimeCodes) {
    const Captured captured =
        read("council-2024-03-05.vtt",
             "WEBVTT - Council\n\nNOTE checked by hand\n\nSTYLE\n::cue { color: red }\n\n"
             "1\n00:00:01.500 --> 00:00:03.000 line:0\n<v Ada Brook>The pier will "
             "<i>hold</i>\nuntil the morning.\n\n"
             "00:04.000 --> 00:06.000\n<v Ada Brook>We checked it &amp; tested it.\n\n"
             "00:07.000 --> 00:09.000\n[Applause]\n\n"
             "00:10.000 --> 00:12.000\n<v Jonas Reed>Nobody was hurt.\n");
    EXPECT_EQ(captured.report.format, "subtitles");
    EXPECT_EQ(
        to_text(captured),
        "[0@1500 19@1500 38@4000] Ada Brook: The pier will hold until the morning. We checked "
        "it & tested it.\n~ 64 [Applause]\n"
        "[0@10000] Jonas Reed: Nobody was hurt.\n");
    EXPECT_EQ(to_string(captured.entries.front().published), "2024-03-05");
    EXPECT_EQ(captured.entries.front().liveblog_title, "council-2024-03-05");
}

TEST(Spoken, SubRipNumbersItsCuesAndMayRollOn) {
    const Captured captured =
        read("council.srt",
             "\xEF\xBB\xBF"
             "1\r\n00:00:01,500 --> 00:00:03,000\r\nthe pier will hold\r\n\r\n"
             "2\r\n00:00:03,000 --> 00:00:05,000\r\nthe pier will hold\r\nuntil the "
             "morning.\r\n\r\n3\r\n00:00:30,000 --> 00:00:31,000\r\nADA BROOK: We "
             "will see.\r\n4\r\n00:00:32,000 --> 00:00:33,000\r\n>> Who pays?\r\n");
    EXPECT_EQ(captured.report.format, "subtitles");
    EXPECT_EQ(to_text(captured),
              "[0@1500 19@3000] ?: the pier will hold until the morning.\n"
              "[0@30000] ADA BROOK: We will see.\n[0@32000] ?: Who pays?\n");
}

TEST(Spoken, WhisperXTellsVoicesApartWithoutNamingThem) {
    const Captured captured = read("council.json",
                                   R"({"segments": [
        {"start": 0.5, "end": 2.1, "text": " The pier will hold.", "speaker": "SPEAKER_00", "words": []},
        {"start": 2.4, "end": 3.0, "text": " Until the morning.", "speaker": "SPEAKER_00"},
        {"start": 4.0, "end": 5.0, "text": " Who pays?", "speaker": "SPEAKER_01"},
        {"start": 6.0, "end": 7.0, "text": " The harbour pays.", "speaker": "Ada Brook"}],
        "language": "en"})");
    EXPECT_EQ(captured.report.format, "json-transcript");
    EXPECT_EQ(to_text(captured),
              "[0@500 20@2400] ?: The pier will hold. Until the morning.\n[0@4000] ?: Who pays?\n"
              "[0@6000] Ada Brook: The harbour pays.\n");
}

TEST(Spoken, YouTubesTranscriptsAreReadInBothShapes) {
    constexpr std::string_view answer =
        "[0@1200 18@3000] ?: the pier will hold until the morning.\n";
    const Captured events =
        read("a.json",
             R"({"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 9},
        {"tStartMs": 1200, "segs": [{"utf8": "the pier"}, {"utf8": " will hold"}]},
        {"tStartMs": 2000, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 3000, "segs": [{"utf8": "until the\nmorning."}]}]})");
    EXPECT_EQ(to_text(events),
              std::string{"[0@1200 19@3000] ?: the pier will hold until the morning.\n"});
    const Captured list = read("b.json",
                               R"([{"text": "the pier will hold", "start": 1.2, "duration": 2.0},
        {"text": "until the morning.", "start": 3.0, "duration": 2.0}])");
    EXPECT_EQ(list.report.format, "json-transcript");
    EXPECT_EQ(to_text(list), to_text(events)) << answer;
}

constexpr std::string_view briefing =
    "Briefing by the harbour master\n\nMarch 5, 2024\n\nPort Ellis\n\n"
    "MS. BROOK: Good morning. The pier will hold until the morning.\n\nWe checked it twice.\n\n"
    "Q  Who pays?\n\nMS. BROOK: The harbour pays.\n\n(Laughter.)\n\nQ: And the ferry?\n\n"
    "MR. REED: I can take that one. The ferry sails at noon.\n";

TEST(Spoken, PrintedTranscriptsGiveATurnForEachName) {
    const Captured captured = read("briefing.txt", briefing);
    EXPECT_EQ(captured.report.format, "printed-transcript");
    EXPECT_EQ(to_text(captured),
              "[] MS. BROOK: Good morning. The pier will hold until the morning.\n\nWe checked it "
              "twice.\n~ 0 Briefing by the harbour master\n~ 0 March 5, 2024\n~ 0 Port Ellis\n"
              "[] ?: Who pays?\n[] MS. BROOK: The harbour pays.\n~ 17 (Laughter.)\n"
              "[] ?: And the ferry?\n[] MR. REED: I can take that one. The ferry sails at noon.\n");
    EXPECT_EQ(captured.entries.front().liveblog_title, "Briefing by the harbour master");
    EXPECT_EQ(to_string(captured.entries.front().published), "2024-03-05");
}

TEST(Spoken, ATimeCodeBeforeTheNameIsTheTurns) {
    const Captured captured =
        read("b.txt",
             "[00:00:05] ADA BROOK: The pier holds.\n[00:00:09] Q: Who pays?\n"
             "[00:01:02] ADA BROOK: The harbour.\n[00:13:07] Q: Thank you.\n");
    EXPECT_EQ(to_text(captured),
              "[0@5000] ADA BROOK: The pier holds.\n[0@9000] ?: Who pays?\n"
              "[0@62000] ADA BROOK: The harbour.\n[0@787000] ?: Thank you.\n");
}

TEST(Spoken, ALiveblogWithAFewNamedLinesIsNoTranscript) {
    const Captured captured =
        read("post-2024-03-05.txt",
             "Storm live\n\n12:50 GMT\n\nBROOK: The pier holds, she said to us.\n\n12:40 "
             "GMT\n\nREED: The ferry sails, he said to us.\n\n12:30 GMT\n\nBROOK: "
             "The road is open, she said.\n\n12:20 GMT\n\nREED: We wait, he said.\n");
    EXPECT_EQ(captured.report.format, "pasted-text");
}

TEST(Spoken, TheSameTurnKeepsItsIdWhenItsWordsAreMended) {
    const auto vtt = [](std::string_view words) {
        return "WEBVTT\n\n00:01.500 --> 00:03.000\n<v Ada Brook>" + std::string{words} + "\n";
    };
    const Captured first = read("council.vtt", vtt("The peer holds."));
    const Captured mended = read("council.vtt", vtt("The pier holds."));
    EXPECT_EQ(first.entries.at(0).id, mended.entries.at(0).id);
}

TEST(Spoken, ParliamentsRecordsGiveASpeechATurn) {
    const Captured whip = read("debates2024-03-05a.xml",
                               R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<publicwhip scraperversion="a">
<major-heading id="x">Harbours</major-heading>
<speech id="uk.org.publicwhip/debate/2024-03-05a.12.0" speakername="Ada Brook" time="14:05:00"
 url="https://council.example/12"><p pid="a1">The pier will <i>hold</i>.</p><p>We checked it.</p></speech>
<speech id="uk.org.publicwhip/debate/2024-03-05a.12.1" nospeaker="true"><p>Order.</p></speech>
</publicwhip>)");
    EXPECT_EQ(whip.report.format, "parliament-xml");
    EXPECT_EQ(to_text(whip),
              "[] Ada Brook: The pier will hold.\n\nWe checked it.\n~ 0 Harbours\n[] ?: Order.\n");
    EXPECT_EQ(whip.entries.at(0).url, "https://council.example/12");
    EXPECT_EQ(to_string(whip.entries.at(0).published), "2024-03-05T14:05Z");
    EXPECT_EQ(whip.entries.at(0).published.doubt, schema::TimeDoubt::NoZone);
}

TEST(Spoken, AkomaNtosoNamesItsSpeakersInTheSpeechOrItsReferences) {
    const Captured captured =
        read("a.xml",
             R"(<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<debate name="hansard"><meta><identification><FRBRWork><FRBRdate date="2024-03-05" name="sitting"/></FRBRWork>
</identification><references><TLCPerson eId="reed" href="/p/reed" showAs="Jonas Reed"/></references></meta>
<debateBody><debateSection><heading>Harbours</heading>
<speech by="#brook" startTime="2024-03-05T14:05:00Z" eId="s1"><from>Ada Brook: </from><p>The pier
will hold.</p></speech><speech by="#reed" eId="s2"><p>Nobody was hurt.</p><p>Not one.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>)");
    EXPECT_EQ(to_text(captured),
              "[] Ada Brook: The pier will hold.\n~ 0 Harbours\n"
              "[] Jonas Reed: Nobody was hurt.\n\nNot one.\n");
    EXPECT_EQ(to_string(captured.entries.at(0).published), "2024-03-05T14:05Z");
    EXPECT_EQ(to_string(captured.entries.at(1).published), "2024-03-05");
}

TEST(Spoken, ParlaMintsPersonsAreNamedByTheirIds) {
    const Captured captured =
        read("a.xml",
             R"(<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Council, sitting 12</title></titleStmt><sourceDesc><bibl><date when="2024-03-05">5 March</date>
</bibl></sourceDesc></fileDesc><profileDesc><particDesc><listPerson><person xml:id="BrookAda"><persName>
<surname>Brook</surname><forename>Ada</forename></persName></person></listPerson></particDesc></profileDesc>
</teiHeader><text><body><div><note type="speaker">Mrs Brook:</note>
<u who="#BrookAda" xml:id="u1"><seg>The pier will hold.</seg><kinesic type="applause"><desc>Applause.</desc></kinesic>
<seg>We checked it.</seg></u><u who="#Unknown1"><seg>Who pays?</seg></u></div></body></text></TEI>)");
    EXPECT_EQ(
        to_text(captured),
        "[] Ada Brook: The pier will hold.\n\nWe checked it.\n~ 19 Applause.\n[] ?: Who pays?\n");
    EXPECT_EQ(captured.entries.at(0).liveblog_title, "Council, sitting 12");
}

TEST(Spoken, BrokenXmlGivesWhatStandsBefore) {
    const Captured captured =
        read("a.xml",
             "<publicwhip>\n<speech speakername=\"Ada Brook\"><p>The pier holds.</p>"
             "</speech>\n<speech><p>Who &pays;</p></speech></publicwhip>");
    EXPECT_EQ(captured.entries.size(), 1U);
    EXPECT_THAT(problems_of(captured.report), HasSubstr("a.xml:3: error: The XML is broken here"));
    std::string deep = "<publicwhip>";
    for (int at = 0; at < 5000; ++at) {
        deep += "<a>";
    }
    EXPECT_THAT(problems_of(read("b.xml", deep).report), HasSubstr("nested too deep"));
    EXPECT_THAT(problems_of(read("c.xml", "<publicwhip></publicwhip>").report),
                HasSubstr("The record has no speeches"));
}

TEST(Spoken, BrokenTranscriptsSayWhere) {
    EXPECT_THAT(
        problems_of(read("a.vtt", "WEBVTT\n\nlater --> 00:03.000\nThe pier holds.\n").report),
        HasSubstr("a.vtt:3: error: The cue's time cannot be read"));
    EXPECT_THAT(problems_of(read("a.vtt", "WEBVTT\n").report), HasSubstr("no words"));
    EXPECT_THAT(
        problems_of(read("a.json", R"({"segments": [{"start": 1, "text": "The pier)").report),
        HasSubstr("not whole JSON"));
}

}  // namespace
}  // namespace onrecord::tests
