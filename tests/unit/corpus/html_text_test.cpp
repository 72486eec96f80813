// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/phrases.hpp"
#include "corpus/html/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::ElementsAre;

/// A body; its paragraphs; and what was set aside, one a line.
struct Reading {
    std::string_view body;
    std::string_view text;
    std::string_view set_aside;
};

constexpr Reading readings[] = {
    {"<p>The lock opens.</p><p>Read more: <a href=x>All about locks</a></p>",
     "The lock opens.",
     "Read more: All about locks"},
    {"<p>The lock opens.</p><div class='share-buttons'><a>Tweet</a></div><p>It shuts.</p>",
     "The lock opens.\n\nIt shuts.",
     "Tweet"},
    {"<p>Sign up to our harbour letter</p><p>One.</p><aside class=ad-slot>Advertisement</aside>",
     "One.",
     "Sign up to our harbour letter\nAdvertisement"},
    {"<p>RECOMMENDED</p><p><a href=x>Ten best quays</a></p><p>The lock opens.</p>",
     "The lock opens.",
     "RECOMMENDED\nTen best quays"},
    {"<p>Lesen Sie auch: <a href=x>Die Schleuse</a></p><p>Sie ist auf.</p>",
     "Sie ist auf.",
     "Lesen Sie auch: Die Schleuse"},
    // What only begins like furniture is an entry's own.
    {"<p>Read more slowly, “and you will see why we closed the lock,” the warden said.</p>",
     "Read more slowly, “and you will see why we closed the lock,” the warden said.",
     ""},
    {"<p>Share prices fell as the lock shut.</p>", "Share prices fell as the lock shut.", ""},
    {"<div class='social'><blockquote>We stay.</blockquote></div>", "We stay.", ""},
    {"<p>Votes:</p><table><tr><th>Yes</th><td>61</td></tr><tr><th>No</th><td>39</td></tr></table>",
     "Votes:\n\nYes | 61\nNo | 39",
     ""},
    {"<p>A<figure><img><figcaption>The lock <span>(Image: Post)</span></figcaption></figure>B",
     "A\n\nB",
     "The lock (Image: Post)"},
    {"<p>A</p><span class='photoCaption'>The lock, closed</span><p>B</p>",
     "A\n\nB",
     "The lock, closed"},
    {"<ol><li>one<li>two</ol>", "• one\n\n• two", ""},
    {"<p>She said <q>no</q>.</p>", "She said “no”.", ""},
    {"<p>A</p><p hidden>B</p><p style='display: none'>C</p><noscript>D</noscript>", "A", ""},
    {"<pre>a\nb</pre>", "a\nb", ""},
    {"<button>Close</button><p>A</p>", "A", "Close"},
};

TEST(HtmlText, SetsAsideWhatIsNotTheEntrysOwn) {
    for (const auto& [body, text, set_aside] : readings) {
        SCOPED_TRACE(body);
        const corpus::html::Text read = corpus::html::read_text(body);
        EXPECT_EQ(read.text, text);
        std::string pieces;
        for (const auto& piece : read.boilerplate) {
            pieces += (pieces.empty() ? "" : "\n") + piece.text;
        }
        EXPECT_EQ(pieces, set_aside);
    }
}

TEST(HtmlText, GivesAQuoteToWhomItsCiteOrLastLineNames) {
    const auto cited = corpus::html::read_text(
        "<blockquote><p>We open at six.</p><cite>Ada Brook, warden</cite></blockquote><p>End.</p>");
    EXPECT_EQ(cited.text, "We open at six.\n\nAda Brook, warden\n\nEnd.");
    EXPECT_THAT(cited.quotes, ElementsAre(schema::TypedQuote{{0, 15}, "Ada Brook"}));
    const auto post = corpus::html::read_text(
        "<blockquote class='twitter-tweet'><p>Gate jammed.</p>&mdash; Ada Brook (@ada) "
        "<a href=x>May 2, 2031</a></blockquote>");
    EXPECT_THAT(post.quotes, ElementsAre(schema::TypedQuote{{0, 12}, "Ada Brook"}));
}

TEST(HtmlPhrases, SplitsTheNamesOfAByline) {
    EXPECT_THAT(corpus::html::split_names("By Ann Lee and Bo Kim", "en"),
                ElementsAre("Ann Lee", "Bo Kim"));
    EXPECT_THAT(corpus::html::split_names("Von Ute Kern und Jo Alt", "de"),
                ElementsAre("Ute Kern", "Jo Alt"));
    EXPECT_THAT(corpus::html::split_names("Bianca Anders", "en"), ElementsAre("Bianca Anders"));
}

TEST(HtmlPhrases, KnowsWhatCallsItselfALiveblog) {
    EXPECT_TRUE(corpus::html::calls_itself_liveblog("Bridge LIVE: crews at work"));
    EXPECT_TRUE(corpus::html::calls_itself_liveblog("https://post.example/live/bridge"));
    EXPECT_TRUE(corpus::html::calls_itself_liveblog("Die Brücke im News-Ticker"));
    EXPECT_FALSE(corpus::html::calls_itself_liveblog("Alive and well: delivery by boat"));
}

}  // namespace
}  // namespace onrecord::tests
