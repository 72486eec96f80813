// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/formats/api/api_time.hpp"
#include "corpus/formats/api/json_path.hpp"
#include "corpus/wordings.hpp"
#include "tests/support/packed_files.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/formats/printed_capture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <span>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;

/// One answer of an API, with invented words, and the Entries that it holds.
struct Answer {
    std::string_view form;  ///< As the report names it.
    std::string_view bytes;
    std::string_view liveblog;  ///< Its title.
    std::string_view entries;
};

constexpr Answer answers[] = {
    {"a JSON Feed",
     R"({"version":"https://jsonfeed.org/version/1.1","title":"Dam live","home_page_url":"https://valley.example/live/dam","items":[
     {"id":7,"url":"https://valley.example/live/dam#7","title":"Sluices","content_html":"<p>All &amp; dry.</p><p>So far.</p>","date_published":"2024-05-01T09:00:00Z","authors":[{"name":"Ann Lee"},{"name":"Bo Kim"}]},
     {"id":"6","content_text":"Level < 3 m.\n\nRain & wind.","date_published":"2024-05-01T08:00:00Z"}]})",
     "Dam live",
     "2024-05-01T09:00:00Z | Sluices | Ann Lee; Bo Kim | All & dry. / So far.\n"
     "2024-05-01T08:00:00Z | - | - | Level < 3 m. / Rain & wind.\n"},

    {"the Guardian's page data",
     R"({"version":3,"headline":"Dam live","webURL":"https://valley.example/live/dam","byline":"Ann Lee","blocks":[
     {"id":"b2","title":"Sluices","blockFirstPublished":1714554000000,"blockLastUpdated":1714554060000,"contributors":[{"name":"Bo Kim"}],"elements":[
      {"_type":"x.TextBlockElement","html":"<p>All dry.</p>"},
      {"_type":"x.BlockquoteBlockElement","html":"<blockquote><p>We stay.</p></blockquote>"},
      {"_type":"x.ImageBlockElement","data":{"caption":"The dam at dawn","credit":"Photograph: Bo Kim"}},
      {"_type":"x.RichLinkBlockElement","prefix":"Related:","text":"How dams work"},
      {"_type":"x.SubheadingBlockElement","html":"Later"},
      {"_type":"x.TextBlockElement","html":"<p>More at noon.</p>"}]},
     {"id":"b1","blockFirstPublished":1714550400000,"contributors":[],"elements":[{"_type":"x.TextBlockElement","html":"<p>Good morning.</p>"}]}],
     "pinnedPost":{"id":"b1","blockFirstPublished":1714550400000,"contributors":[],"elements":[{"_type":"x.TextBlockElement","html":"<p>Good morning.</p>"}]}})",
     "Dam live",
     "2024-05-01T09:00:00Z | Sluices | Bo Kim | All dry. / We stay. / Later / More at noon. | "
     "somebody: We stay.\n"
     "2024-05-01T08:00:00Z | - | - | Good morning.\n"},

    {"an answer of the Guardian's Content API",
     R"({"response":{"status":"ok","userTier":"developer","content":{"id":"x/live/dam","type":"liveblog","webTitle":"Dam live","webUrl":"https://valley.example/live/dam","blocks":{"body":[
     {"id":"b2","bodyHtml":"<p>All dry.</p>","title":"Sluices","published":true,"createdDate":"2024-05-01T08:59:00Z","firstPublishedDate":"2024-05-01T09:00:00Z","lastModifiedDate":"2024-05-01T09:05:00Z"},
     {"id":"b1","bodyHtml":"<p>A draft.</p>","published":false,"createdDate":"2024-05-01T08:00:00Z"}]}}}})",
     "Dam live",
     "2024-05-01T09:00:00Z | Sluices | - | All dry.\n"},

    {"a WordPress liveblog's answer",
     R"({"entries":[
     {"id":"31","type":"update","render":"<p>All dry again.</p>","content":"All dry again.","timestamp":1714554300,"entry_time":"1714554000","authors":[{"name":"Ann Lee"}],"share_link":"https://valley.example/2024/dam-live/#31"},
     {"id":"31","type":"new","render":"<p>All wet.</p>","timestamp":1714554000,"entry_time":"1714554000","authors":[{"name":"Ann Lee"}],"share_link":"https://valley.example/2024/dam-live/#31"},
     {"id":"30","type":"delete","render":"","timestamp":1714554200,"entry_time":"1714553000","authors":[],"share_link":"https://valley.example/2024/dam-live/#30"}],
     "latest_timestamp":1714554300,"refresh_interval":10,"pages":1})",
     "",
     "2024-05-01T09:00:00Z | - | Ann Lee | All dry again.\n"
     "2024-05-01T09:00:00Z | - | Ann Lee | All wet.\n"
     "withdrawn: an Entry without words\n"},

    {"a ScribbleLive event",
     R"({"Id":12,"Title":"Dam live","Language":"en","Websites":[{"Url":"https://valley.example/live/dam"}],"Posts":[
     {"Id":3,"Content":"<p>All dry.</p>","Creator":{"Name":"Ann Lee"},"IsDeleted":0,"IsApproved":1,"IsComment":0,"Type":"TEXT","Created":"\/Date(1714554000000+0000)\/","LastModified":"\/Date(1714554000000+0000)\/"},
     {"Id":2,"Content":"All wet.","Creator":{"Name":"Bo Kim"},"IsDeleted":1,"IsApproved":1,"Created":"\/Date(1714550400000+0000)\/"},
     {"Id":1,"Content":"Let me in","Creator":{"Name":"A reader"},"IsDeleted":0,"IsApproved":0,"Created":"\/Date(1714550400000+0000)\/"}]})",
     "Dam live",
     "2024-05-01T09:00:00Z | - | Ann Lee | All dry.\n"
     "2024-05-01T08:00:00Z | - | Bo Kim | All wet.\n"
     "withdrawn: All wet.\n"},

    {"a Sourcefabric Live Blog answer",
     R"({"_items":[
     {"_id":"urn:2","blog":"b7","particular_type":"post","post_status":"open","deleted":false,"order":2,"language":"en","published_date":"2024-05-01T09:00:00+00:00","publisher":{"display_name":"Ann Lee"},"groups":[{"id":"root","refs":[{"idRef":"main"}]},{"id":"main","refs":[
      {"item":{"item_type":"text","text":"<p>The mayor spoke.</p>"}},
      {"item":{"item_type":"quote","text":"<blockquote><p>We stay.</p></blockquote>","meta":{"quote":"We stay.","credit":"Ada Brook"}}},
      {"item":{"item_type":"image","text":"<figure></figure>","meta":{"caption":"The dam","credit":"Bo Kim"}}}]}]},
     {"_id":"urn:1","blog":"b7","particular_type":"post","post_status":"open","deleted":true,"order":1,"published_date":"2024-05-01T08:00:00+00:00","groups":[{"id":"main","refs":[{"item":{"item_type":"text","text":"All wet."}}]}]},
     {"_id":"urn:0","blog":"b7","particular_type":"post","post_status":"draft","deleted":false,"order":0,"published_date":"2024-05-01T08:00:00+00:00","groups":[{"id":"main","refs":[{"item":{"item_type":"text","text":"Not yet."}}]}]}]})",
     "",
     "2024-05-01T09:00:00Z | - | Ann Lee | The mayor spoke. / We stay. | Ada Brook: We stay.\n"
     "2024-05-01T08:00:00Z | - | - | All wet.\n"
     "withdrawn: All wet.\n"},

    {"ninjs",
     R"({"uri":"urn:newsml:valley.example:1","version":"2","firstCreated":"2024-05-01T09:00:00Z","versionCreated":"2024-05-01T09:10:00Z","pubStatus":"usable","slugline":"valley-dam","language":"en-GB","by":"Ann Lee","headlines":[{"role":"main","value":"Dam holds"}],"bodies":[{"role":"text","contentType":"text/plain","value":"plain"},{"role":"html","contentType":"text/html","value":"<p>All dry.</p>"}]})",
     "valley-dam",
     "2024-05-01T09:00:00Z | Dam holds | Ann Lee | All dry.\n"},

    {"ninjs",
     R"([{"uri":"urn:1","versioncreated":"2024-05-01T09:00:00Z","pubstatus":"canceled","headline":"Dam breaks","body_text":"It did not."},
     {"uri":"urn:2","versioncreated":"2024-05-01T09:30:00Z","pubstatus":"withheld","headline":"Later","body_text":"Not yet."}])",
     "Dam breaks",
     "2024-05-01T09:00:00Z | Dam breaks | - | It did not.\n"
     "withdrawn: It did not.\n"},

    {"a Mastodon archive (outbox)",
     R"({"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","totalItems":2,"orderedItems":[
     {"id":"https://social.example/users/ada/statuses/2/activity","type":"Create","actor":"https://social.example/users/ada","published":"2024-05-01T09:00:00Z","object":{"id":"https://social.example/users/ada/statuses/2","type":"Note","published":"2024-05-01T09:00:00Z","url":"https://social.example/@ada/2","content":"<p>We stay.<br>All of us.</p>","contentMap":{"en":"<p>We stay.</p>"}}},
     {"id":"https://social.example/users/ada/statuses/1/activity","type":"Announce","actor":"https://social.example/users/ada","published":"2024-05-01T08:00:00Z","object":"https://other.example/1"}]})",
     "",
     "2024-05-01T09:00:00Z | - | - | We stay.\nAll of us.\n"},

    {"a Mastodon answer",
     R"([{"id":"2","created_at":"2024-05-01T09:00:00.000Z","edited_at":null,"language":"en","uri":"https://social.example/users/ada/statuses/2","url":"https://social.example/@ada/2","content":"<p>We stay.</p>","spoiler_text":"","reblog":null,"account":{"acct":"ada","display_name":"Ada Brook","url":"https://social.example/@ada"}},
     {"id":"1","created_at":"2024-05-01T08:00:00.000Z","content":"","reblog":{"id":"9","content":"theirs"},"account":{"acct":"ada","display_name":"Ada Brook","url":"https://social.example/@ada"}}])",
     "Ada Brook",
     "2024-05-01T09:00:00Z | - | Ada Brook | We stay.\n"},

    {"a Bluesky feed",
     R"({"feed":[{"post":{"uri":"at://did:plc:x/app.bsky.feed.post/2","cid":"c","author":{"did":"did:plc:x","handle":"ada.example","displayName":"Ada Brook"},"record":{"$type":"app.bsky.feed.post","text":"We stay < 3 days.","createdAt":"2024-05-01T09:00:00.000Z","langs":["en"]}}},
     {"post":{"uri":"at://did:plc:y/app.bsky.feed.post/1","author":{"did":"did:plc:y","handle":"o.example"},"record":{"text":"theirs","createdAt":"2024-05-01T08:00:00.000Z"}},"reason":{"$type":"app.bsky.feed.defs#reasonRepost","by":{"did":"did:plc:x"}}}]})",
     "Ada Brook",
     "2024-05-01T09:00:00Z | - | Ada Brook | We stay < 3 days.\n"},

    {"an X archive",
     R"(window.YTD.tweets.part0 = [
  { "tweet" : { "id_str" : "2", "full_text" : "We stay &amp; wait.", "created_at" : "Wed May 01 09:00:00 +0000 2024", "lang" : "en" } },
  { "tweet" : { "id_str" : "1", "full_text" : "RT @other: theirs", "created_at" : "Wed May 01 08:00:00 +0000 2024", "lang" : "en" } }
];)",
     "Posts on X",
     "2024-05-01T09:00:00Z | - | - | We stay & wait.\n"},

    {"an X archive",
     R"(window.YTD.deleted_tweets.part0 = [ { "tweet" : { "id_str" : "2", "full_text" : "We go.", "created_at" : "Wed May 01 09:00:00 +0000 2024", "deleted_at" : "2024-05-01T09:05:00.000Z" } } ])",
     "Posts on X",
     "2024-05-01T09:00:00Z | - | - | We go.\nwithdrawn: We go.\n"},

    {"GDELT's Global Quotation Graph",
     R"({"date":"2024-05-01T09:01:00Z","url":"https://www.valley.example/news/dam","title":"Dam holds","lang":"ENGLISH","quotes":[{"pre":"Mayor Ada Brook said:","quote":"We stay.","post":"She left at noon."}]}
{"date":"2024-05-01T09:01:00Z","url":"https://hill.example/2","title":"Hill","lang":"ENGLISH","quotes":[{"pre":"He wrote \"","quote":"Never.","post":"\" and slept."}]})",
     "Dam holds",
     "- | Dam holds | - | Mayor Ada Brook said: “We stay.” She left at noon.\n"
     "- | Hill | - | He wrote \"Never.\" and slept.\n"},
};

constexpr Answer later_answers[] = {
    {"an answer of WordPress's REST API",
     R"([{"id":8,"date":"2024-05-01T11:00:00","date_gmt":"2024-05-01T09:00:00","modified_gmt":"2024-05-01T09:10:00","status":"publish","type":"update","link":"https://valley.example/live/dam/#8","title":{"rendered":"Sluices &#8211; all"},"content":{"rendered":"<p>All dry.</p>\n<p>So far.</p>","protected":false},"author":3},
     {"id":7,"date_gmt":"2024-05-01T08:00:00","status":"draft","link":"https://valley.example/live/dam/#7","title":{"rendered":""},"content":{"rendered":"<p>Not yet.</p>"}}])",
     "",
     "2024-05-01T09:00:00Z | Sluices – all | - | All dry. / So far.\n"},

    {"a ninjs package",
     R"({"uri":"urn:newsml:valley.example:9","type":"composite","versioncreated":"2024-05-01T09:30:00Z","pubstatus":"usable","headline":"Dam live","language":"en","associations":{
     "post1":{"uri":"urn:1","type":"text","firstcreated":"2024-05-01T09:00:00Z","versioncreated":"2024-05-01T09:05:00Z","pubstatus":"usable","headline":"Sluices","body_html":"<p>All dry.</p>","byline":"Ann Lee"},
     "main":{"uri":"urn:3","type":"picture","headline":"The dam at dawn"}}})",
     "Dam live",
     "2024-05-01T09:00:00Z | Sluices | Ann Lee | All dry.\n"},

    {"a ninjs package",
     R"({"uri":"urn:newsml:valley.example:9","type":"composite","versioncreated":"2024-05-01T09:30:00Z","headline":"Dam live","associations":[
     {"name":"post1","uri":"urn:1","firstcreated":"2024-05-01T09:00:00Z","pubstatus":"canceled","body_text":"All dry."}]})",
     "Dam live",
     "2024-05-01T09:00:00Z | - | - | All dry.\nwithdrawn: All dry.\n"},

    {"a WordPress liveblog's answer",
     R"({"entries":[
     {"id":"31","type":"new","content":"All dry.","entry_time":"1714554000","share_link":"https://valley.example/dam/#31"},
     {"id":"32","type":"update","content":"All wet.","entry_time":"1714553000"}]})",
     "",
     "2024-05-01T09:00:00Z | - | - | All dry.\n"
     "2024-05-01T08:43:20Z | - | - | All wet.\n"},
};

corpus::CaptureHints of_outlet() {
    corpus::CaptureHints hints;
    hints.outlet = "The Valley Echo";
    hints.is_member = true;  // As an X archive's scripts are.
    return hints;
}

void expect_entries(std::span<const Answer> expected) {
    const ScratchFolder scratch;
    for (const Answer& answer : expected) {
        SCOPED_TRACE(answer.form);
        const Captured captured = capture(scratch.write("answer.json", answer.bytes), of_outlet());
        EXPECT_EQ(captured.report.account.reader, answer.form);
        EXPECT_EQ(printed(captured), answer.entries) << problems_of(captured.report);
        EXPECT_EQ(captured.report.rejected, 0U) << problems_of(captured.report);
        if (captured.entries.empty()) continue;
        EXPECT_EQ(captured.entries.front().liveblog_title, answer.liveblog);
    }
}

TEST(Api, GivesTheEntriesOfEachForm) { expect_entries(answers); }

TEST(Api, GivesTheEntriesOfPackagesPostsAndPolls) { expect_entries(later_answers); }

TEST(Api, ReadsTheNameOfALanguage) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("gqg.json", answers[13].bytes), of_outlet());
    ASSERT_EQ(captured.entries.size(), 2U);
    EXPECT_EQ(captured.entries[0].lang, "en");
}

TEST(Api, StandsUnderTheAddressItWasFetchedFrom) {
    const ScratchFolder scratch;
    const auto file = scratch.write(
        "event.json",
        R"({"Posts":[{"Id":3,"Content":"<p>All dry.</p>","Created":"\/Date(1714554000000+0000)\/"}]})");
    corpus::CaptureHints hints = of_outlet();
    EXPECT_THAT(problems_of(capture(file, hints).report), HasSubstr("PATH TAB ADDRESS"));
    hints.url = "https://valley.example/live/dam";
    const Captured captured = capture(file, hints);
    ASSERT_EQ(captured.entries.size(), 1U);
    EXPECT_EQ(captured.entries[0].liveblog_url, hints.url);
}

TEST(Api, TellsAFormWhateverItsLines) {
    const ScratchFolder scratch;
    const std::string item =
        R"({"uri":"urn:1","versionCreated":"2024-05-01T09:00:00Z","pubStatus":"usable",)"
        R"("headline":"Dam","body_text":"All dry."})";
    std::string pretty;
    for (const char letter : item) {
        pretty += letter;
        if (letter == '{' || letter == ',') pretty += "\n";
    }
    for (const std::string& bytes : {item, pretty, '[' + item + ']', item + '\n' + item + '\n'}) {
        SCOPED_TRACE(bytes);
        const Captured captured = capture(scratch.write("item.json", bytes), of_outlet());
        ASSERT_FALSE(captured.entries.empty()) << problems_of(captured.report);
        EXPECT_EQ(captured.entries.front().text, "All dry.");
    }
}

TEST(Api, SaysWhatIsMissingOrLeftOut) {
    const ScratchFolder scratch;
    const std::string feed =
        R"({"version":"https://jsonfeed.org/version/1","title":"Dam live","items":[)"
        R"({"id":"1","content_text":"All dry."}]})";
    EXPECT_THAT(problems_of(capture(scratch.write("a.json", feed)).report),
                HasSubstr("This is a JSON Feed, which does not say which outlet publishes it"));
    const std::string empty = R"({"version":"https://jsonfeed.org/version/1","items":[]})";
    EXPECT_THAT(problems_of(capture(scratch.write("b.json", empty), of_outlet()).report),
                HasSubstr("This is a JSON Feed without any items"));
    const std::string picture =
        R"({"blocks":[{"id":"1","blockFirstPublished":1714554000000,"elements":[]}]})";
    EXPECT_THAT(problems_of(capture(scratch.write("c.json", picture)).report),
                HasSubstr("1 item has no words of its own"));
}

TEST(Api, ReadsAnXArchiveWholeAndNoScriptAlone) {
    const ScratchFolder scratch;
    corpus::CaptureHints hints;
    hints.outlet = "The Valley Echo";
    const Captured alone = capture(scratch.write("tweets.js", answers[11].bytes), hints);
    EXPECT_TRUE(alone.entries.empty());
    EXPECT_THAT(problems_of(alone.report), HasSubstr("one script of an X archive (JSON)"));
    const std::string zip = pack(Packing::Zip,
                                 {{"data/account.js", "window.YTD.account.part0 = [ ]"},
                                  {"data/tweets.js", std::string{answers[11].bytes}}});
    const Captured whole = capture(scratch.write("archive.zip", zip), hints);
    ASSERT_EQ(whole.entries.size(), 1U) << problems_of(whole.report);
    EXPECT_EQ(whole.entries[0].text, "We stay & wait.");
}

TEST(Api, GivesEarlierWordsTheirOwnTime) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("answer.json", answers[3].bytes), of_outlet());
    ASSERT_EQ(captured.entries.size(), 2U);
    EXPECT_EQ(captured.entries[0].id, captured.entries[1].id);
    EXPECT_EQ(to_string(captured.seen[1]), "2024-05-01T09:00:00Z");
    EXPECT_LT(captured.seen[1], captured.seen[0]);
}

TEST(Api, TellsTheArchiveWhatWasTakenBack) {
    const ScratchFolder scratch;
    corpus::ImportOptions options;
    options.hints.outlet = "The Valley Echo";
    corpus::Archive archive = corpus::Archive::open_for_import(scratch.path() / "archive");
    archive.import({scratch.write("answer.json", answers[5].bytes)}, options);
    // A poll that brings nothing but the news of what is gone.
    const std::string gone = R"({"entries":[{"id":"30","type":"delete","entry_time":"1714553000",)"
                             R"("share_link":"https://valley.example/2024/dam-live/#30"}]})";
    const auto report = archive.import({scratch.write("poll.json", gone)}, options);
    EXPECT_EQ(report.captures.revised, 1U);
    EXPECT_EQ(report.captures.rejected, 0U);
    std::vector<std::string> withdrawn;
    std::vector<std::string> entries;
    archive.for_each(
        [&](corpus::ArchivedRevision&& line) {
            entries.push_back(line.entry.id + ' ' + line.entry.text);
        },
        [&](corpus::ArchivedView&& view) {
            withdrawn.insert(withdrawn.end(), view.withdrawn.begin(), view.withdrawn.end());
        });
    ASSERT_EQ(withdrawn.size(), 2U);
    EXPECT_THAT(entries, ::testing::Contains(withdrawn[0] + " All wet."));
}

TEST(Withdrawals, CountUntilTheEntryIsShownAgain) {
    const auto view = [](std::int64_t at, bool shows, bool takes_back) {
        corpus::LiveblogView made;
        made.seen.milliseconds = at;
        made.basis = corpus::SeenBasis::FileTime;
        made.capture = static_cast<std::uint64_t>(at);
        if (shows) made.shown.push_back({0, 11});
        if (takes_back) made.withdrawn.push_back(0);
        return made;
    };
    const auto gone = corpus::tell_history({view(10, true, false), view(20, false, true)});
    ASSERT_EQ(gone.size(), 1U);
    ASSERT_TRUE(gone[0].stamp.gone);
    EXPECT_EQ(gone[0].stamp.gone->after.milliseconds, 10);
    EXPECT_EQ(gone[0].stamp.gone->by.milliseconds, 20);
    const auto both = corpus::tell_history({view(10, true, true)});
    EXPECT_TRUE(both[0].stamp.gone);
    const auto back =
        corpus::tell_history({view(10, true, false), view(20, false, true), view(30, true, false)});
    EXPECT_FALSE(back[0].stamp.gone);
}

TEST(ApiTime, ReadsWhatApisWrite) {
    struct Row {
        std::string_view text;
        std::string_view time;
    };
    constexpr Row rows[] = {
        {"2024-05-01T09:00:00Z", "2024-05-01T09:00:00Z"},
        {"1714554000", "2024-05-01T09:00:00Z"},
        {"/Date(1714554000000+0000)/", "2024-05-01T09:00:00Z"},
        {"Wed May 01 09:00:00 +0200 2024", "2024-05-01T07:00:00Z"},
    };
    for (const auto& [text, time] : rows) {
        EXPECT_EQ(to_string(corpus::formats::api::api_time(text).at), time) << text;
    }
    for (const std::string_view text : {"", "/Date(", "Wed May 01 09:00:00 +0200 20x4", "soon"}) {
        EXPECT_FALSE(corpus::formats::api::api_time(text).is_known()) << text;
    }
}

TEST(JsonPath, FindsWhatItNames) {
    struct Row {
        std::string_view path;
        std::string_view text;
    };
    constexpr Row rows[] = {
        {"a.b", "1"},
        {"missing|a.b", "1"},
        {"list[].v", "x"},
        {"list[k=2].v", "y"},
        {"list[k=9].v", ""},
        {"a[].b", "1"},
        {"=Words", "Words"},
        {"url@host", "valley.example"},
        {"url@page", "https://www.valley.example/a"},
        {"a@key", "b"},
        {"null", ""},
        {"a.b.c", ""},
    };
    simdjson::dom::parser parser;
    const std::string json = R"({"a":{"b":1},"list":[{"k":1,"v":"x"},{"k":2,"v":"y"}],"null":null,)"
                             R"("url":"https://www.valley.example/a#b"})";
    const simdjson::dom::element document = parser.parse(json);
    for (const auto& [path, text] : rows) {
        EXPECT_EQ(corpus::formats::api::text_at(document, path), text) << path;
    }
    EXPECT_TRUE(corpus::formats::api::holds_at(document, "a.b=2|a.b=1"));
    EXPECT_TRUE(corpus::formats::api::holds_at(document, "url^=https:"));
    EXPECT_FALSE(corpus::formats::api::holds_at(document, "null|a.c"));
}

}  // namespace
}  // namespace onrecord::tests
