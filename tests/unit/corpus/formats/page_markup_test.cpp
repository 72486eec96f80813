// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/phrases.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

// Pages without JSON-LD, in the shapes in which outlets build liveblogs; all words are invented.
namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string page_of(std::string_view body) {
    return "<!DOCTYPE html><html lang=\"en\"><head><meta property=\"og:site_name\" "
           "content=\"The Lock Gazette\"><link rel=\"canonical\" "
           "href=\"https://lock.example/live/lock\"><meta property=\"article:modified_time\" "
           "content=\"2031-05-02T16:00:00Z\"><title>Lock live</title></head><body><nav><ul><li>"
           "<a href=/>Home</a></li></ul></nav><main><h1>Lock jammed: live</h1>" +
           std::string{body} + "</main></body></html>";
}

/// `time|title|bylines|text`, one entry a line, paragraphs parted by ` / `.
std::string to_string(const schema::Entry& entry) {
    std::string text = to_string(entry.published) + '|' + entry.title + '|';
    for (const std::string& byline : entry.bylines) {
        text += (text.ends_with('|') ? "" : ",") + byline;
    }
    text += '|';
    for (const char letter : entry.text) {
        if (letter != '\n') text += letter;
        if (letter == '\n' && !text.ends_with(" / ")) text += " / ";
    }
    return text;
}

struct Page {
    std::string_view name;
    std::string_view body;
    std::string_view entries;
};

// clang-format off
constexpr Page pages[] = {
    {"articles with a machine time, heading, byline", R"(
<div class="feed"><article id="p2" class="post"><header><time datetime="2031-05-02T14:05:00Z">2h ago</time><h2>Gate moves</h2><span class="author">By Ann Lee</span></header>
<p>The upper gate moved by a hand’s breadth.</p><blockquote><p>We push on.</p></blockquote></article>
<article id="p1" class="post"><header><time datetime="2031-05-02T13:10:00Z">3h ago</time><h2>Gate stuck</h2></header><p>Crews cannot open the upper gate at all.</p></article></div>)",
     "2031-05-02T14:05Z|Gate moves|Ann Lee|The upper gate moved by a hand’s breadth. / We push on.\n"
     "2031-05-02T13:10Z|Gate stuck||Crews cannot open the upper gate at all.\n"},
    {"seconds since 1970 in data attributes, as plugins and AMP write them", R"(
<div items><div id="e9" data-sort-time="1935669900" data-update-time="1935670000"><a class="meta-time">2 hours ago</a><div class="entry-content"><p>The upper gate moved a little.</p></div></div>
<div id="e8" data-sort-time="1935669000"><a class="meta-time">3 hours ago</a><div class="entry-content"><p>The lower gate never moved at all.</p></div></div></div>)",
     "2031-05-04T14:05Z|||The upper gate moved a little.\n"
     "2031-05-04T13:50Z|||The lower gate never moved at all.\n"},
    {"times printed in boxes", R"(
<ul class="timeline"><li class="item"><span class="clock">14:05</span><div class="copy"><h3>Gate moves</h3><p>It moved by a hand’s breadth today.</p></div></li>
<li class="item"><span class="clock">13:10</span><div class="copy"><h3>Gate stuck</h3><p>Crews cannot open it at all so far.</p></div></li></ul>)",
     "2031-05-02T14:05Z|Gate moves||It moved by a hand’s breadth today.\n"
     "2031-05-02T13:10Z|Gate stuck||Crews cannot open it at all so far.\n"},
    {"headings that begin with the time, paragraphs behind them, over midnight", R"(
<div><h2>00:20 - Gate moves</h2><p>It moved by a hand’s breadth.</p><p>Crews cheered in the rain.</p><h2>23:10 - Gate stuck</h2><p>Crews cannot open it.</p></div>)",
     "2031-05-02T00:20Z|Gate moves||It moved by a hand’s breadth. / Crews cheered in the rain.\n"
     "2031-05-01T23:10Z|Gate stuck||Crews cannot open it.\n"},
    {"times in paragraphs of their own", R"(
<div><p><strong>14:05</strong></p><p>It moved by a hand’s breadth.</p><p>Crews cheered.</p><p><strong>13:10</strong></p><p>Crews cannot open it at all.</p></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth. / Crews cheered.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"paragraphs that begin with the time", R"(
<div><p><b>14:05</b> – It moved by a hand’s breadth.</p><p><b>13:10</b> – Crews cannot open it at all.</p></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"bold lines that begin with the time", R"(
<div><p class="a"><strong>14h05 - Gate moves</strong></p><p class="a">It moved by a hand’s breadth.</p><p class="a">Crews cheered.</p><p class="a"><strong>13h10 - Gate stuck</strong></p><p class="a">Crews cannot open it at all.</p></div>)",
     "2031-05-02T14:05Z|Gate moves||It moved by a hand’s breadth. / Crews cheered.\n"
     "2031-05-02T13:10Z|Gate stuck||Crews cannot open it at all.\n"},
    {"a list a day", R"(
<section class="day"><h2>Friday</h2><div class="post" data-timestamp="1935669900"><p>It moved by a hand’s breadth on Friday.</p></div><div class="post" data-timestamp="1935669000"><p>Crews could not open it early on Friday.</p></div></section>
<section class="day"><h2>Thursday</h2><div class="post" data-timestamp="1935583500"><p>The upper gate jammed late on Thursday.</p></div></section>)",
     "2031-05-04T14:05Z|||It moved by a hand’s breadth on Friday.\n"
     "2031-05-04T13:50Z|||Crews could not open it early on Friday.\n"
     "2031-05-03T14:05Z|||The upper gate jammed late on Thursday.\n"},
    {"advertisements and boxes between, comments and teasers below", R"(
<div class="list"><div class="post new"><time datetime="2031-05-02T14:05:00Z"></time><p>It moved by a hand’s breadth.</p><div class="share"><a>Share</a></div></div><div class="ad-slot">Advertisement</div>
<div class="key-events"><ul><li><time datetime="2031-05-02T13:10:00Z"></time><a href="#p1">Crews cannot open it, and that is all we know</a></li></ul></div>
<div class="old post"><time datetime="2031-05-02T13:10:00Z"></time><p>Crews cannot open it at all.</p></div></div>
<div class="comments"><div class="comment"><time datetime="2031-05-02T15:00:00Z"></time><p>I said so years ago, and nobody would listen to me at all, not even the warden.</p></div><div class="comment"><time datetime="2031-05-02T15:01:00Z"></time><p>You did not say so, and I would have listened to you if you had said anything.</p></div></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"a pinned post comes once", R"(
<div class="pinned"><article class="post" id="p1"><time datetime="2031-05-02T13:10:00Z"></time><p>Crews cannot open it at all, and they have tried all night long with every tool there is in the town.</p></article></div>
<div class="feed"><article class="post" id="p2"><time datetime="2031-05-02T14:05:00Z"></time><p>It moved by a hand’s breadth.</p></article><article class="post" id="p1"><time datetime="2031-05-02T13:10:00Z"></time><p>Crews cannot open it at all, and they have tried all night long with every tool there is in the town.</p></article></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all, and they have tried all night long with every tool there is in the town.\n"},
    {"an id that every post has is none", R"(
<div class="feed"><article class="post" id="post"><time datetime="2031-05-02T14:05:00Z"></time><p>It moved by a hand’s breadth.</p></article><article class="post" id="post"><time datetime="2031-05-02T13:10:00Z"></time><p>Crews cannot open it at all.</p></article></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"a table", R"(
<table><tbody><tr><td>14:05</td><td>It moved by a hand’s breadth.</td></tr><tr><td>13:10</td><td>Crews cannot open it at all.</td></tr></tbody></table>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"a list of terms", R"(
<dl><dt>2.05pm</dt><dd>It moved by a hand’s breadth.</dd><dt>1.10pm</dt><dd>Crews cannot open it at all.</dd></dl>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"a zone that is printed", R"(
<div><div class="u"><div class="h"><span>Published at 14:05 GMT</span></div><p>It moved by a hand’s breadth.</p></div><div class="u"><div class="h"><span>Published at 13:10 GMT</span></div><p>Crews cannot open it at all.</p></div></div>)",
     "2031-05-02T14:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T13:10Z|||Crews cannot open it at all.\n"},
    {"times in titles, as microformats have them", R"(
<ol><li class="hentry"><abbr class="published" title="2031-05-02T14:05:00+01:00">Friday</abbr><div class="entry-content"><p>It moved by a hand’s breadth.</p></div></li><li class="hentry"><abbr class="published" title="2031-05-02T13:10:00+01:00">Friday</abbr><div class="entry-content"><p>Crews cannot open it at all.</p></div></li></ol>)",
     "2031-05-02T13:05Z|||It moved by a hand’s breadth.\n"
     "2031-05-02T12:10Z|||Crews cannot open it at all.\n"},
    {"RDFa", R"(
<div vocab="https://schema.org/" typeof="LiveBlogPosting"><div property="liveBlogUpdate" typeof="BlogPosting" resource="#u2"><meta property="datePublished" content="2031-05-02T14:05:00Z"><h3 property="headline">Gate moves</h3><div property="author" typeof="Person"><span property="name">Ann Lee</span></div><div property="articleBody"><p>By a hand.</p><p>Or two.</p></div></div></div>)",
     "2031-05-02T14:05Z|Gate moves|Ann Lee|By a hand. / Or two.\n"},
    {"microdata whose values are hidden", R"(
<div itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting" data-id="7"><meta itemprop="headline" content="Gate moves"><meta itemprop="datePublished" content="2031-05-02T14:05:00+05:30"><meta itemprop="author" content="Ann Lee"><div itemprop="articleBody" style="display:none">It moved by a hand’s breadth.</div></div>)",
     "2031-05-02T08:35Z|Gate moves|Ann Lee|It moved by a hand’s breadth.\n"},
};
// clang-format on

TEST(PageMarkup, IsReadWithoutKnowingTheSite) {
    for (const auto& [name, body, entries] : pages) {
        SCOPED_TRACE(name);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", page_of(body)));
        std::string read;
        for (const schema::Entry& entry : captured.entries) {
            read += to_string(entry) + '\n';
        }
        EXPECT_EQ(read, entries);
        EXPECT_EQ(problems_of(captured.report), "");
    }
}

TEST(PageMarkup, MergesWithTheDataEntryByEntry) {
    const std::string data = R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",
"headline":"Lock jammed: live","url":"https://lock.example/live/lock","datePublished":"2031-05-02T16:00:00Z",
"author":[{"name":"Ann Lee"},{"name":"Bo Kim"}],"liveBlogUpdate":[
{"@id":"aa11","headline":"Lock jammed: live","datePublished":"2031-05-02T16:00:00Z","articleBody":"It moved. Crews cheered in the","author":[{"name":"Ann Lee"},{"name":"Bo Kim"}]},
{"@id":"aa10","headline":"Lock jammed: live","datePublished":"2031-05-02T16:00:00Z","articleBody":"Not shown on the page.","author":[{"name":"Ann Lee"},{"name":"Bo Kim"}]}]}</script>)";
    const std::string body =
        R"(<div><article id="block-aa11"><header><time dateTime="2031-05-02T14:05:00Z">2h</time><h2>Gate moves</h2><div><img alt="Bo Kim"><span>Bo Kim</span></div></header><p>It moved by a hand’s breadth.</p><p>Crews cheered in the rain.</p></article>
<article id="block-aa12"><header><time dateTime="2031-05-02T14:07:00Z">2h</time></header><p>This one is in the page alone.</p></article></div>)";
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("live.html", page_of(data + body)));
    ASSERT_EQ(captured.entries.size(), 3U);
    EXPECT_EQ(to_string(captured.entries[0]),
              "2031-05-02T14:05Z|Gate moves|Bo Kim|It moved by a hand’s breadth. / Crews "
              "cheered in the rain.");
    EXPECT_EQ(to_string(captured.entries[1]), "2031-05-02T16:00Z|||Not shown on the page.");
    EXPECT_EQ(to_string(captured.entries[2]), "2031-05-02T14:07Z|||This one is in the page alone.");
}

TEST(PageMarkup, LeavesOutListsThatAreNotInTheData) {
    const std::string data = R"(<script type="application/ld+json">{"@type":"LiveBlogPosting",
"headline":"Lock jammed: live","url":"https://lock.example/live/lock","liveBlogUpdate":[
{"@id":"a1","datePublished":"2031-05-02T16:00:00Z","articleBody":"It moved by a hand’s breadth."},
{"@id":"a2","datePublished":"2031-05-02T16:10:00Z","articleBody":"Crews cheered in the rain."}]}</script>)";
    const std::string body =
        R"(<div><div class="n"><time datetime="2031-05-01T10:00:00Z"></time><p>Bakers strike in the old town today.</p></div><div class="n"><time datetime="2031-05-01T11:00:00Z"></time><p>Tides stay low until Sunday morning.</p></div></div>)";
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("live.html", page_of(data + body)));
    EXPECT_EQ(captured.entries.size(), 2U);
    EXPECT_THAT(problems_of(captured.report), HasSubstr("2 parts of the page have a time each"));
}

TEST(PageMarkup, TakesTheTimeOfAChangeForNoProof) {
    const ScratchFolder scratch;
    const auto block = [](std::string_view time, std::string_view words) {
        return "<article><p>Updated " + std::string{time} + " p.m. GMT, May 2, 2031</p><p>" +
               std::string{words} + "</p></article>";
    };
    const Captured captured = capture(scratch.write(
        "live.html",
        page_of(block("2:05", "The gate moves at last, and all cheer on the quay.") +
                block("1:07", "The gate is stuck again, and all weep at the lock."))));
    ASSERT_EQ(captured.entries.size(), 2U);
    for (const schema::Entry& entry : captured.entries) {
        EXPECT_EQ(entry.modified.at, entry.published.at);
        EXPECT_EQ(entry.published.trust, schema::TimeTrust::C);
        EXPECT_EQ(entry.published.doubt, schema::TimeDoubt::Guessed);
    }
}

TEST(PageMarkup, DoubtsAnAttributesTimeThatIsShownAsAChange) {
    const ScratchFolder scratch;
    const auto block = [](std::string_view hour, std::string_view before, std::string_view shown) {
        return "<article>" + std::string{before} + "<time datetime=\"2024-03-05T" +
               std::string{hour} + ":05:00Z\">" + std::string{shown} + "</time><h2>Weir " +
               std::string{hour} + "</h2><p>The weir at Holm holds its own.</p></article>";
    };
    const std::string page =
        "<html lang=\"en\"><title>Weir: live updates</title><body>"
        "<h1>Weir: live updates</h1><main>" +
        block("12", "", "Updated 12:05 GMT") + block("11", "", "Updated 11:05 GMT") +
        block("10", "", "10:05 GMT") + "</main></body></html>";
    corpus::CaptureHints hints;
    hints.outlet = "The Valley Echo";
    const Captured captured = capture(scratch.write("weir.html", page), hints);
    ASSERT_EQ(captured.entries.size(), 3U) << problems_of(captured.report);
    EXPECT_EQ(captured.entries[0].published.doubt, schema::TimeDoubt::Guessed);
    EXPECT_EQ(captured.entries[1].published.doubt, schema::TimeDoubt::Guessed);
    EXPECT_EQ(captured.entries[2].published.doubt, schema::TimeDoubt::None);
}

TEST(PageMarkup, TakesDirectForALiveblogOnlyAsALabel) {
    for (const std::string_view title : {"Direct : une grue penche",
                                         "DIRECT. Une grue penche",
                                         "[Direct] Une grue penche",
                                         "Directo | La grúa"}) {
        EXPECT_TRUE(corpus::html::calls_itself_liveblog(title)) << title;
    }
    for (const std::string_view title : {"Direct flights resume",
                                         "https://direct.example/news/1",
                                         "Direct-to-home: a study",
                                         "Le train direct : bilan"}) {
        EXPECT_FALSE(corpus::html::calls_itself_liveblog(title)) << title;
    }
}

TEST(PageMarkup, InventsNothing) {
    const std::string_view bodies[] = {
        "<p>The gate has been stuck since 14:05, and at 15:10 it was still stuck.</p>",
        "<ul class='teasers'><li><time datetime='2031-05-02T14:05:00Z'></time><a href=/a>The gate "
        "moves at last, and all cheer</a></li><li><time datetime='2031-05-02T13:05:00Z'></time>"
        "<a href=/b>The gate is stuck again, and all weep</a></li></ul>",
        "<div class='comments'><div><time datetime='2031-05-02T14:05:00Z'></time><p>I told you so, "
        "neighbour, years ago.</p></div><div><time datetime='2031-05-02T15:05:00Z'></time><p>You "
        "told me nothing, neighbour.</p></div></div>",
    };
    for (const std::string_view body : bodies) {
        SCOPED_TRACE(body);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", page_of(body)));
        EXPECT_THAT(captured.entries, IsEmpty());
        EXPECT_EQ(captured.report.rejected, 1U);
    }
}

}  // namespace
}  // namespace onrecord::tests
