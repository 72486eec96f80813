// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/headers.hpp"
#include "corpus/containers/http_message.hpp"
#include "corpus/containers/mhtml.hpp"
#include "tests/support/packed_files.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

/// A liveblog's page with one update of these words.
std::string page(std::string_view words) {
    return R"(<!DOCTYPE html><html lang="en"><head><title>Dam live</title>)"
           R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",)"
           R"("url":"https://valley.example/live/dam","headline":"Dam live",)"
           R"("publisher":{"name":"The Valley Echo"},"liveBlogUpdate":[{"@id":"u1",)"
           R"("headline":"Sluices","datePublished":"2024-05-01T09:00:00Z","articleBody":")" +
           std::string{words} + R"("}]}</script></head><body></body></html>)";
}

std::string warc_record(std::string_view type, std::string_view date, std::string_view block) {
    return "WARC/1.0\r\nWARC-Type: " + std::string{type} + "\r\nWARC-Date: " + std::string{date} +
           "\r\nWARC-Target-URI: https://valley.example/live/dam\r\n"
           "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + std::string{block} + "\r\n\r\n";
}

std::string response(std::string_view type, std::string_view headers, std::string_view body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + std::string{type} + "\r\n" + std::string{headers} +
           "\r\n" + std::string{body};
}

TEST(Warc, GivesEachPageTheTimeOfItsRecord) {
    const ScratchFolder scratch;
    const std::string crawl =
        warc_record("warcinfo", "2024-05-01T10:00:00Z", "software: none\r\n") +
        warc_record(
            "response", "2024-05-01T10:00:01Z", response("text/html", "", page("All dry."))) +
        warc_record("response", "2024-05-01T10:00:02Z", response("image/png", "", "xx")) +
        warc_record(
            "response", "2024-05-01T12:30:00Z", response("text/html", "", page("All wet.")));
    const Captured captured = capture(scratch.write("crawl.warc", crawl));
    ASSERT_THAT(captured.entries, SizeIs(2)) << problems_of(captured.report);
    EXPECT_EQ(captured.entries[0].text, "All dry.");
    EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:01Z");
    EXPECT_EQ(captured.entries[1].text, "All wet.");
    EXPECT_EQ(captured.entries[0].id, captured.entries[1].id);
    EXPECT_EQ(to_string(captured.seen[1]), "2024-05-01T12:30:00Z");
    EXPECT_EQ(captured.report.seen_basis, corpus::SeenBasis::WarcDate);
    EXPECT_EQ(captured.report.rejected, 0U);
    EXPECT_THAT(problems_of(captured.report), HasSubstr("1 records of the kind image/png"));
}

TEST(Warc, TellsWhatIsCutOrIsNoLiveblog) {
    const ScratchFolder scratch;
    const std::string whole = warc_record(
        "response", "2024-05-01T10:00:01Z", response("text/html", "", page("All dry.")));
    const Captured cut = capture(scratch.write("cut.warc", whole + whole.substr(0, 300)));
    EXPECT_THAT(cut.entries, SizeIs(1));
    EXPECT_EQ(cut.report.rejected, 1U);
    EXPECT_THAT(problems_of(cut.report), HasSubstr("cut off"));
    const Captured bare = capture(scratch.write(
        "bare.warc",
        warc_record("response", "2024-05-01T10:00:01Z", response("image/png", "", "xx"))));
    EXPECT_THAT(bare.entries, SizeIs(0));
    EXPECT_THAT(problems_of(bare.report), HasSubstr("(warc) is a liveblog"));
}

TEST(Http, JoinsChunks) {
    const auto read =
        corpus::containers::read_http_response(response("text/html; charset=\"koi8-r\"",
                                                        "Transfer-Encoding: chunked\r\n",
                                                        "4\r\nAll \r\n4;x=y\r\ndry.\r\n0\r\n\r\n"),
                                               1000);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->body, "All dry.");
    EXPECT_EQ(read->charset, "koi8-r");
    const auto packed = corpus::containers::read_http_response(
        response("text/html", "Content-Encoding: br\r\n", "x"), 1000);
    ASSERT_FALSE(packed);
    EXPECT_THAT(packed.error().reason, HasSubstr("'br'"));
}

TEST(Mhtml, GivesThePageTheTimeOfTheMessage) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "saved.mhtml",
        "From: <Saved>\r\nDate: Wed, 1 May 2024 12:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related;\r\n\tboundary=\"=cut\"\r\n\r\n\r\n--=cut\r\n"
        "Content-Type: text/html\r\nContent-Location: https://valley.example/live/dam"
        "\r\n\r\n" +
            page("All dry.") + "\r\n--=cut--\r\n"));
    ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
    EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:00Z");
    EXPECT_EQ(captured.report.seen_basis, corpus::SeenBasis::MessageDate);
}

TEST(Mhtml, DecodesTransferEncodings) {
    using namespace corpus::containers;
    EXPECT_EQ(decode_quoted_printable("a=3Db=\r\nc=E2=82=AC=zz"), "a=bc\xE2\x82\xAC=zz");
    EXPECT_EQ(decode_base64("QWxs\r\nIGRyeS4="), "All dry.");
}

TEST(Headers, ReadDatesOfMails) {
    const auto time = corpus::containers::parse_mail_date("Tue, 05 Mar 2024 14:01:00 GMT");
    ASSERT_TRUE(time);
    EXPECT_EQ(to_string(time->at), "2024-03-05T14:01:00Z");
    const auto eastern = corpus::containers::parse_mail_date("Tue, 05 Mar 24 14:01:00 EST");
    ASSERT_TRUE(eastern);
    EXPECT_EQ(to_string(eastern->at), "2024-03-05T19:01:00Z");
    // A zone that means several is none.
    const auto doubted = corpus::containers::parse_mail_date("Tue, 05 Mar 2024 14:01:00 BST");
    ASSERT_TRUE(doubted);
    EXPECT_EQ(doubted->doubt, schema::TimeDoubt::NoZone);
    EXPECT_FALSE(corpus::containers::parse_mail_date(""));
}

/// What a file is called, and what its refusal must name.
struct Refusal {
    std::string_view bytes;
    std::string_view name;
};

constexpr Refusal refusals[] = {
    {"window.YTD.tweets.part0 = [ ]", "an X archive"},
    {"[{\"tweet\":{\"id_str\":\"1\"}}]", "a JSON array"},
    {"{\n \"response\": {\"content\": {}}\n}", "Guardian Content API"},
    {"{\n \"a\": 1\n}", "with the members 'a'"},
    {"[{\"text\":", "not whole JSON"},
};

TEST(Packed, GivesEachMemberThatHoldsEntries) {
    const ScratchFolder scratch;
    const std::vector<std::pair<std::string, std::string>> members = {
        {"live/dam.html", page("All dry.")},
        {"live/logo.png", "xx"},
        {"live/valley-echo-2024-05-01.txt",
         "Dam live\n\n09:00 GMT\nSluices\n\nAll wet.\n\n08:00 GMT\nRain\n\nIt rains.\n"},
    };
    for (const Packing packing : {Packing::Zip, Packing::Tar, Packing::TarXz, Packing::TarBzip2}) {
        SCOPED_TRACE(static_cast<int>(packing));
        const Captured captured = capture(scratch.write("saved.bin", pack(packing, members)));
        ASSERT_THAT(captured.entries, SizeIs(3)) << problems_of(captured.report);
        EXPECT_EQ(captured.entries[0].text, "All dry.");
        EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:00Z");
        EXPECT_EQ(captured.report.seen_basis, corpus::SeenBasis::FileTime);
        EXPECT_EQ(captured.entries[1].outlet, "Valley Echo");
        EXPECT_EQ(captured.report.rejected, 0U);
        EXPECT_THAT(problems_of(captured.report), HasSubstr("1 records of the kind .png files"));
    }
}

TEST(Packed, ReadsACrawlWithinAndGivesItsTimes) {
    const ScratchFolder scratch;
    const std::string crawl = warc_record(
        "response", "2024-05-01T10:00:01Z", response("text/html", "", page("All dry.")));
    const std::string wacz = pack(Packing::Zip,
                                  {{"datapackage.json", "{}"},
                                   {"pages/pages.jsonl", "{\"url\":\"https://valley.example\"}"},
                                   {"archive/data.warc", crawl}});
    const Captured captured = capture(scratch.write("crawl.wacz", wacz));
    ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
    EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:01Z");
    EXPECT_EQ(captured.report.seen_basis, corpus::SeenBasis::WarcDate);
    const std::string deep =
        pack(Packing::Tar,
             {{"a.zip",
               pack(Packing::Zip,
                    {{"a.tar",
                      pack(Packing::Tar, {{"a.zip", pack(Packing::Zip, {{"a.zip", wacz}})}})}})}});
    EXPECT_THAT(problems_of(capture(scratch.write("deep.tar", deep)).report),
                HasSubstr("Containers within containers"));
}

TEST(Packed, KeepsTheGivenTimeAndNamesWhatIsCut) {
    const ScratchFolder scratch;
    const std::string packed = pack(Packing::Zip, {{"dam.html", page("All dry.")}});
    corpus::CaptureHints hints;
    hints.seen = schema::Instant{1'714'600'000'000};
    const Captured given = capture(scratch.write("a.zip", packed), hints);
    ASSERT_THAT(given.seen, SizeIs(1));
    EXPECT_EQ(given.seen[0], *hints.seen);
    for (std::size_t size = 4; size < packed.size(); size += 7) {
        const Captured cut = capture(scratch.write("cut.zip", packed.substr(0, size)));
        EXPECT_TRUE(cut.report.rejected > 0 || cut.entries.size() == 1) << size;
    }
}

TEST(Packed, IsNoWayIntoALargeMemory) {
    const ScratchFolder scratch;
    // Zeros pack a thousandfold, and packed zeros pack again.
    const std::string zeros(8U << 20U, '\0');
    const std::string once = pack(Packing::TarBzip2, {{"0.html", zeros}});
    std::vector<std::pair<std::string, std::string>> members;
    for (int at = 0; at < 20; ++at) {
        members.emplace_back(std::to_string(at) + ".tar.bz2", once);
    }
    const Captured captured = capture(scratch.write("bomb.zip", pack(Packing::Zip, members)));
    EXPECT_THAT(captured.entries, SizeIs(0));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("unpacks to more than 200 times"));
}

TEST(Arc, GivesEachPageTheTimeOfItsRecord) {
    const ScratchFolder scratch;
    const std::string body = response("text/html", "", page("All dry."));
    const std::string bytes =
        "filedesc://a.arc 0.0.0.0 20240501100000 text/plain 14\n1 0 Somebody\nx\n\n"
        "https://valley.example/live/dam 10.0.0.1 20240501100001 text/html " +
        std::to_string(body.size()) + "\n" + body + "\n";
    const Captured captured = capture(scratch.write("crawl.arc", bytes));
    ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
    EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:01Z");
    EXPECT_THAT(problems_of(capture(scratch.write("cut.arc", bytes.substr(0, 200))).report),
                HasSubstr("ARC file is cut off"));
}

TEST(Har, GivesEachResponseTheTimeOfItsRequest) {
    const ScratchFolder scratch;
    const std::string base64 = "QWxsIGRyeS4=";  // No page: counted.
    std::string text;
    for (const char letter : page("All dry.")) {
        if (letter == '"' || letter == '\\') text += '\\';
        text += letter;
    }
    const std::string bytes =
        R"({"log":{"version":"1.2","creator":{"name":"a browser"},"entries":[)"
        R"({"startedDateTime":"2024-05-01T10:00:02.000Z","request":{"url":"https://valley.example/live/dam"},)"
        R"("response":{"status":200,"content":{"mimeType":"text/html; charset=utf-8","text":")" +
        text +
        R"("}}},{"startedDateTime":"2024-05-01T10:00:03.000Z","request":{"url":"https://valley.example/b"},)" +
        R"("response":{"status":200,"content":{"mimeType":"text/html","encoding":"base64","text":")" +
        base64 + R"("}}}]}})";
    const Captured captured = capture(scratch.write("traffic.har", bytes));
    ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
    EXPECT_EQ(to_string(captured.seen[0]), "2024-05-01T10:00:02Z");
    EXPECT_EQ(captured.report.seen_basis, corpus::SeenBasis::HttpHeader);
    EXPECT_THAT(problems_of(captured.report), HasSubstr("https://valley.example/b"));
}

TEST(OtherForms, AreRefusedOnceUnderTheirName) {
    const ScratchFolder scratch;
    for (const auto& [bytes, name] : refusals) {
        SCOPED_TRACE(bytes);
        corpus::CaptureHints hints;
        hints.outlet = "The Valley Echo";
        const Captured captured = capture(scratch.write("live.txt", bytes), hints);
        EXPECT_THAT(captured.entries, SizeIs(0));
        EXPECT_EQ(captured.report.rejected, 1U);
        EXPECT_THAT(problems_of(captured.report), HasSubstr(std::string{name}));
    }
}

TEST(Feed, ReadsRssAndAtomWithTheOutletGiven) {
    const ScratchFolder scratch;
    const std::string_view feeds[] = {
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Dam live</title>"
        "<link>https://valley.example/live/dam</link><item><guid>u1</guid>"
        "<title>Sluices</title><pubDate>Wed, 01 May 2024 09:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;All dry.&lt;/p&gt;&lt;p&gt;So far.&lt;/p&gt;</description>"
        "<author>ida@valley.example (Ida Moss)</author></item></channel></rss>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Dam live</title>"
        "<link href=\"https://valley.example/live/dam\"/><entry><id>u1</id><title>Sluices</title>"
        "<published>2024-05-01T09:00:00Z</published><author><name>Ida Moss</name>"
        "<email>ida@valley.example</email></author><content type=\"xhtml\"><div><p>All dry.</p>"
        "<p>So far.</p></div></content></entry></feed>",
    };
    corpus::CaptureHints hints;
    hints.outlet = "The Valley Echo";
    for (const std::string_view feed : feeds) {
        SCOPED_TRACE(feed);
        const auto file = scratch.write("feed.xml", feed);
        const Captured captured = capture(file, hints);
        ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
        const schema::Entry& entry = captured.entries[0];
        EXPECT_EQ(entry.id, schema::entry_id(entry.outlet, "the-valley-echo/dam", "u1"));
        EXPECT_EQ(entry.title, "Sluices");
        EXPECT_EQ(entry.text, "All dry.\n\nSo far.");
        EXPECT_EQ(to_string(entry.published), "2024-05-01T09:00Z");
        EXPECT_THAT(entry.bylines, testing::ElementsAre("Ida Moss"));
        const Captured nobodys = capture(file);
        EXPECT_EQ(nobodys.report.rejected, 1U);
        EXPECT_THAT(problems_of(nobodys.report), HasSubstr("RSS or Atom feed"));
    }
}

TEST(JsonDocument, ReadsAnArrayAndOneObjectOverLines) {
    const ScratchFolder scratch;
    const std::string_view record =
        "{\n\"outlet\":\"The Valley Echo\",\n\"liveblog\":\"Dam live\",\"id\":\"1\","
        "\"kind\":\"primary\",\"speakers\":[\"Ida Moss\"],\"text\":\"All dry.\"\n}\n";
    for (const std::string& text : {std::string{record}, '[' + std::string{record} + ']'}) {
        const Captured captured = capture(scratch.write("live.json", text));
        ASSERT_THAT(captured.entries, SizeIs(1)) << problems_of(captured.report);
        EXPECT_EQ(captured.entries[0].kind, schema::EntryKind::Primary);
        EXPECT_THAT(captured.entries[0].given.speakers, testing::ElementsAre("Ida Moss"));
        EXPECT_EQ(captured.report.format, "json");
    }
}

}  // namespace
}  // namespace onrecord::tests
