// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/formats/printed_capture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

/// A page that calls itself a liveblog, with this in its body.
std::string page(std::string_view body) {
    return R"(<!doctype html><html lang="en"><head><title>Dam live updates</title>)"
           R"(<meta property="og:site_name" content="Valley Echo">)"
           R"(<link rel="canonical" href="https://valley.example/live/dam"></head><body>)"
           "<h1>Dam live updates</h1>" +
           std::string{body} + "</body></html>";
}

constexpr std::string_view expected =
    "2024-05-01T09:00:00Z | Sluices | Ann Lee | All dry, says the keeper.\n"
    "2024-05-01T08:00:00Z | Rain | - | It rains on the valley road.\n"
    "2024-05-01T07:00:00Z | - | - | Good morning from the dam.\n";

struct State {
    std::string_view kind;
    std::string_view script;
};

constexpr State states[] = {
    {"JSON for scripts, deep within",
     R"(<script id="__NEXT_DATA__" type="application/json">{"props":{"page":{"related":[
     {"title":"Other","description":"Another page about dams","date":"2024-04-01"}],"feed":{"posts":[
     {"id":3,"headline":"Sluices","publishedAt":"2024-05-01T09:00:00Z","body":"<p>All dry, says the keeper.</p>","author":{"name":"Ann Lee"}},
     {"id":2,"headline":"Rain","publishedAt":"2024-05-01T08:00:00Z","body":"<p>It rains on the valley road.</p>"},
     {"id":1,"publishedAt":"2024-05-01T07:00:00Z","body":"<p>Good morning from the dam.</p>"}]}}}}</script>)"},
    {"an assignment, pieces of a body, seconds since 1970",
     R"(<script>window.__INITIAL_STATE__ = {"live":{"items":[
     {"_id":"c","title":"Sluices","created_at":1714554000,"authors":[{"name":"Ann Lee"}],"content":[{"type":"p","text":"All dry, says the keeper."}]},
     {"_id":"b","title":"Rain","created_at":1714550400,"content":[{"type":"p","text":"It rains on the valley road."}]},
     {"_id":"a","created_at":1714546800,"content":[{"type":"p","text":"Good morning from the dam."}]}]}};
     window.other = "};";</script>)"},
};

TEST(StateData, HoldsEntriesThatTheMarkupLacks) {
    const ScratchFolder scratch;
    for (const auto& [kind, script] : states) {
        SCOPED_TRACE(kind);
        const Captured captured = capture(scratch.write("a.html", page(script)));
        EXPECT_EQ(printed(captured), expected) << problems_of(captured.report);
    }
}

TEST(StateData, IsMergedWithTheMarkupThatShowsIt) {
    const ScratchFolder scratch;
    const std::string shown =
        R"(<div><article id="3"><time datetime="2024-05-01T09:00:00Z">9:00</time><h3>Sluices</h3>)"
        R"(<p>All dry, says the keeper.</p></article></div>)";
    const Captured captured =
        capture(scratch.write("a.html", page(shown + std::string{states[0].script})));
    EXPECT_EQ(captured.entries.size(), 3U) << printed(captured);
}

TEST(StateData, IsNotTakenWhereTheMarkupShowsOtherEntries) {
    const ScratchFolder scratch;
    std::string shown = "<div>";
    for (const char* hour : {"09", "08", "07"}) {
        shown += std::string{"<article><time datetime=\"2024-05-01T"} + hour + ":30:00Z\">" + hour +
                 ":30</time><h3>Boats " + hour + "</h3><p>The boats of hour " + hour +
                 " are on their way to the weir.</p></article>";
    }
    const Captured captured =
        capture(scratch.write("a.html", page(shown + "</div>" + std::string{states[0].script})));
    ASSERT_EQ(captured.entries.size(), 3U) << printed(captured);
    EXPECT_EQ(captured.entries.front().title, "Boats 09");
}

TEST(StateData, SurvivesWhatIsNoJson) {
    const ScratchFolder scratch;
    for (const std::string_view script : {"<script>window.x = {\"a\":[</script>",
                                          "<script>var f = function() {}</script>",
                                          "<script type=\"application/json\">[[[[</script>",
                                          "<script>x={'a':1}</script>"}) {
        const Captured captured = capture(scratch.write("a.html", page(script)));
        EXPECT_EQ(captured.report.rejected, 1U) << script;
    }
}

TEST(Feed, ReadsAnItemThatIsAWholeLiveblogAsOne) {
    const ScratchFolder scratch;
    const std::string feed =
        R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Echo</title><item>)"
        R"(<title>Dam: live updates</title><link>https://valley.example/live/dam</link><guid>1</guid>)"
        R"(<pubDate>Wed, 01 May 2024 11:00:00 GMT</pubDate><description><![CDATA[)"
        R"(<article id="a3"><time datetime="2024-05-01T09:00:00Z">9:00</time><h3>Sluices</h3><p>All dry, says the keeper.</p></article>)"
        R"(<article id="a2"><time datetime="2024-05-01T08:00:00Z">8:00</time><h3>Rain</h3><p>It rains on the valley road.</p></article>)"
        R"(<article id="a1"><time datetime="2024-05-01T07:00:00Z">7:00</time><h3>Dawn</h3><p>Good morning from the dam.</p></article>)"
        R"(]]></description></item><item><title>Other news</title><guid>2</guid><description>One line.</description></item></channel></rss>)";
    corpus::CaptureHints hints;
    hints.outlet = "Valley Echo";
    const Captured captured = capture(scratch.write("a.rss", feed), hints);
    EXPECT_EQ(printed(captured),
              "2024-05-01T09:00:00Z | Sluices | - | All dry, says the keeper.\n"
              "2024-05-01T08:00:00Z | Rain | - | It rains on the valley road.\n"
              "2024-05-01T07:00:00Z | Dawn | - | Good morning from the dam.\n"
              "- | Other news | - | One line.\n")
        << problems_of(captured.report);
    EXPECT_EQ(captured.entries.front().liveblog_url, "https://valley.example/live/dam");
}

TEST(AmpLiveList, TombstonesAreWithdrawals) {
    const ScratchFolder scratch;
    const auto list = [&](std::string_view first) {
        return page(
            R"(<amp-live-list id="l"><div items>)" + std::string{first} +
            R"(<div id="p2" data-sort-time="1714550400"><h3>Rain</h3><p>It rains on the valley.</p></div>)"
            R"(<div id="p1" data-sort-time="1714546800"><h3>Dawn</h3><p>It dawns on the dam.</p></div>)"
            "</div></amp-live-list>");
    };
    const Captured before = capture(scratch.write(
        "a.html",
        list(
            R"(<div id="p3" data-sort-time="1714554000"><h3>Dry</h3><p>All dry, says the keeper.</p></div>)")));
    ASSERT_EQ(before.entries.size(), 3U) << problems_of(before.report);
    const Captured after = capture(scratch.write(
        "b.html", list(R"(<div id="p3" data-sort-time="1714554000" data-tombstone></div>)")));
    EXPECT_EQ(after.entries.size(), 2U) << printed(after);
    ASSERT_EQ(after.report.withdrawn.size(), 1U);
    EXPECT_EQ(after.report.withdrawn[0].id, before.entries[0].id);
}

}  // namespace
}  // namespace onrecord::tests
