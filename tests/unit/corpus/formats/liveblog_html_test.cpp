// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/text.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"
#include "tests/unit/corpus/data_folder.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>

namespace onrecord::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

/// A page whose one script is `json`.
std::string page_with(std::string_view json) {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta property=\"og:site_name\" "
           "content=\"The Harbour Post\"></head>\n<body><script type=\"application/ld+json\">" +
           std::string{json} + "</script></body></html>\n";
}

std::string liveblog_with(std::string_view updates) {
    return R"({"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Ferry strike",)"
           R"("url":"https://harbour.example/live/ferry-strike","liveBlogUpdate":)" +
           std::string{updates} + "}";
}

constexpr std::string_view one_update =
    R"([{"@type":"BlogPosting","headline":"Talks &amp; tea","articleBody":"We&#39;re close."}])";

TEST(LiveblogHtml, ReadsTitleBodyTimesAndAuthors) {
    const ScratchFolder scratch;
    const auto file = scratch.write("live.html", page_with(liveblog_with(R"([
        {"@type":"BlogPosting","headline":"Talks &amp; tea ","url":"https://harbour.example/live/ferry-strike#2",
         "articleBody":"<p>Ana Ruiz spoke.</p><blockquote><p>We&rsquo;re close.</p>&mdash; Ana Ruiz (@anaruiz) March 5, 2024</blockquote><figure><figcaption>A quay</figcaption></figure><ul><li>Tea<li>Soup</ul>",
         "datePublished":"2024-03-05T08:15:00+01:00","dateModified":"2024-03-05T08:20:00+01:00",
         "author":[{"@type":"Person","name":"Jo Dale"},"Max Roe"],"keywords":"Ferries, Strikes"},
        {"headline":"Pickets","articleBody":"At dawn.\nIn rain.","datePublished":"2024-03-05T06:00:00Z","author":{"name":"Jo Dale"}}])")));
    const Captured captured = capture(file);
    ASSERT_THAT(captured.entries, SizeIs(2)) << problems_of(captured.report);
    const schema::Entry& newer = captured.entries[0];
    EXPECT_EQ(newer.outlet, "The Harbour Post");
    EXPECT_EQ(newer.liveblog, "the-harbour-post/ferry-strike");
    EXPECT_EQ(newer.liveblog_title, "Ferry strike");
    EXPECT_EQ(newer.title, "Talks & tea");
    EXPECT_EQ(newer.text,
              "Ana Ruiz spoke.\n\nWe’re close.\n\n— Ana Ruiz (@anaruiz) March 5, 2024\n\n• "
              "Tea\n\n• Soup");
    EXPECT_THAT(newer.typed_quotes, ElementsAre(schema::TypedQuote{{17, 31}, "Ana Ruiz"}));
    ASSERT_THAT(newer.boilerplate, SizeIs(1));
    EXPECT_EQ(newer.boilerplate[0].text, "A quay");
    EXPECT_EQ(newer.url, "https://harbour.example/live/ferry-strike#2");
    EXPECT_EQ(newer.lang, "en");
    EXPECT_EQ(to_string(newer.published), "2024-03-05T07:15Z");
    EXPECT_EQ(newer.published.trust, schema::TimeTrust::A);
    EXPECT_EQ(to_string(newer.modified), "2024-03-05T07:20:00Z");
    EXPECT_THAT(newer.bylines, ElementsAre("Jo Dale", "Max Roe"));
    EXPECT_THAT(newer.sections, ElementsAre("Ferries", "Strikes"));
    EXPECT_EQ(captured.entries[1].text, "At dawn.\n\nIn rain.");
    EXPECT_GT(newer.order, captured.entries[1].order);
    EXPECT_THAT(captured.report.problems, IsEmpty());
}

/// A way to wrap the JSON-LD that must give the one update.
struct Wrapping {
    std::string_view name;
    std::string json;
};

TEST(LiveblogHtml, ReadsJsonLdHoweverItIsWrapped) {
    const std::string plain = liveblog_with(one_update);
    // clang-format off
    const Wrapping wrappings[] = {
        {"plain",                   plain                                                       },
        {"array",                   R"([{"@type":"WebSite","name":"x"},)" + plain + "]"         },
        {"graph",                   R"({"@graph":[)" + plain + "]}"                             },
        {"main entity",             R"({"@type":"WebPage","mainEntity":)" + plain + "}"         },
        {"CDATA",                   "\n//<![CDATA[\n" + plain + "\n//]]>\n"                     },
        {"comment",                 "<!-- " + plain + " -->"                                    },
        {"semicolon",               plain + ";"                                                 },
        {"one update, no array",
         liveblog_with(R"({"headline":"Talks & tea","articleBody":"We're close."})")            },
        {"double escapes",
         liveblog_with(R"([{"headline":"Talks &amp;amp; tea","articleBody":"We&amp;#39;re close."}])")},
        {"escaped HTML",
         liveblog_with(
             R"([{"headline":"Talks &amp; tea","articleBody":"&lt;p&gt;We&#39;re close.&lt;/p&gt;"}])")},
        {"types in an array",
         R"({"@type":["NewsArticle","LiveBlogPosting"],"headline":"Ferry strike","liveBlogUpdate":)" +
             std::string{one_update} + "}"                                                      },
    };
    // clang-format on
    for (const auto& [name, json] : wrappings) {
        SCOPED_TRACE(name);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", page_with(json)));
        EXPECT_EQ(problems_of(captured.report), "");
        ASSERT_THAT(captured.entries, SizeIs(1));
        EXPECT_EQ(captured.entries[0].title, "Talks & tea");
        EXPECT_EQ(captured.entries[0].text, "We're close.");
        EXPECT_EQ(captured.entries[0].outlet, "The Harbour Post");
    }
}

TEST(LiveblogHtml, MendsRawLineFeedsAndNeedlessCommas) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "live.html",
        page_with(liveblog_with("[{\"headline\":\"Talks\",\"articleBody\":\"One.\nTwo.\",},]"))));
    EXPECT_THAT(problems_of(captured.report),
                HasSubstr("live.html:3: warning: The page's JSON-LD"));
    ASSERT_THAT(captured.entries, SizeIs(1));
    EXPECT_EQ(captured.entries[0].text, "One.\n\nTwo.");
}

/// A page that gives no Entry, and why.
struct UselessPage {
    std::string page;
    std::string_view reason;
};

TEST(LiveblogHtml, SaysWhyAPageGivesNothing) {
    // clang-format off
    const UselessPage pages[] = {
        {"<html><p>Hello</p></html>",                     "it has no JSON-LD"                        },
        {page_with(R"({"@type":"SportsEvent"})"),
         "its JSON-LD has no LiveBlogPosting (only SportsEvent)"                                     },
        {page_with(liveblog_with("[]")),                  "its LiveBlogPosting has no usable"        },
        {page_with(liveblog_with("[{\"x\":1},7]")),       "2 of the page's liveBlogUpdate items"     },
        {page_with("{\"@type\":\"LiveBlogPosting\", oh"), "live.html:3: error: The page's JSON-LD is"},
        {page_with(std::string(100'000, '[')),            "The page's JSON-LD is broken"             },
    };
    // clang-format on
    for (const auto& [page, reason] : pages) {
        SCOPED_TRACE(reason);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", page));
        EXPECT_THAT(captured.entries, IsEmpty());
        EXPECT_THAT(problems_of(captured.report), HasSubstr(reason));
        EXPECT_GT(captured.report.rejected, 0U);
    }
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t at = 0; at < times; ++at) {
        all += text;
    }
    return all;
}

TEST(LiveblogHtml, SurvivesHostilePagesInNoTime) {
    constexpr std::size_t many = 100'000;
    const std::string deep = repeated("<div>", many);
    const std::string pages[] = {
        deep,
        repeated("<a", 5 * many),
        repeated("<a b='", 2 * many),
        repeated("<a b=\">", 2 * many) + repeated("<a b='>", 2 * many),
        repeated("<!--", 2 * many),
        repeated("<script>", 2 * many),
        repeated("</", 5 * many),
        repeated("&", 5 * many),
        page_with(liveblog_with("[{\"headline\":\"x\",\"articleBody\":\"" + deep + "\"}]")),
    };
    for (const std::string& page : pages) {
        SCOPED_TRACE(page.substr(0, 20));
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", "<html>" + page));
        EXPECT_THAT(captured.entries, IsEmpty());
        EXPECT_GT(captured.report.rejected, 0U);
    }
}

TEST(LiveblogHtml, NamesTheLineWhereThePageNestsTooDeep) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "live.html", page_with(liveblog_with(one_update)) + repeated("<div>", 100'000)));
    EXPECT_THAT(captured.entries, SizeIs(1));
    EXPECT_THAT(problems_of(captured.report),
                HasSubstr("live.html:4: error: The page nests its tags deeper than 512 levels"));
}

/// JSON-LD in one of the shapes that outlets give it; the one entry's outlet, title, text, bylines.
struct Shape {
    std::string_view name;
    std::string json;
    std::string_view entry;
};

TEST(LiveblogHtml, ReadsEveryShapeOfJsonLd) {
    // clang-format off
    const Shape shapes[] = {
        {"what is named by @id stands elsewhere in the graph",
         R"({"@graph":[{"@type":"LiveBlogPosting","headline":"Lock","url":"https://h.example/live/lock","publisher":{"@id":"#o"},"liveBlogUpdate":[{"@id":"e1"}]},)"
         R"({"@type":"BlogPosting","@id":"e1","headline":"Gate","articleBody":"It opens.","author":{"@id":"#p"}},)"
         R"({"@type":"Organization","@id":"#o","name":"Lock Gazette"},{"@type":"Person","@id":"#p","name":"Ute Kern"}]})",
         "Lock Gazette|Gate|It opens.|Ute Kern"},
        {"type as address, members with a prefix",
         R"({"@type":"http://schema.org/LiveBlogPosting","schema:headline":"Lock","schema:liveBlogUpdate":{"@list":[{"schema:headline":"Gate","schema:articleBody":["It opens.","It shuts."]}]}})",
         "The Harbour Post|Gate|It opens.\n\nIt shuts.|"},
        {"the page's headline is no title, a list of its authors no byline",
         R"({"@type":"LiveBlogPosting","headline":"Lock live","author":[{"name":"A Bo"},{"name":"C Do"}],"liveBlogUpdate":[)"
         R"({"headline":"Lock live","articleBody":"It opens.","author":[{"name":"A Bo"},{"name":"C Do"}]},)"
         R"({"headline":"Lock live","articleBody":"It shuts.","author":[{"name":"A Bo"},{"name":"C Do"}]}]})",
         "The Harbour Post||It opens.|"},
        {"names in a list, and in one string",
         R"({"@type":"LiveBlogPosting","headline":"Lock","liveBlogUpdate":{"headline":"Gate","articleBody":"x","author":[{"name":["Ann Lee","Bo Kim"]},"By Cy Orr and Di Poe"]}})",
         "The Harbour Post|Gate|x|Ann Lee,Bo Kim,Cy Orr,Di Poe"},
    };
    // clang-format on
    for (const auto& [name, json, expected] : shapes) {
        SCOPED_TRACE(name);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("live.html", page_with(json)));
        EXPECT_EQ(problems_of(captured.report), "");
        ASSERT_FALSE(captured.entries.empty());
        const schema::Entry& entry = captured.entries[0];
        std::string told = entry.outlet + '|' + entry.title + '|' + entry.text + '|';
        for (const std::string& byline : entry.bylines) {
            told += (told.ends_with('|') ? "" : ",") + byline;
        }
        EXPECT_EQ(told, expected);
    }
}

TEST(LiveblogHtml, TellsOfBodiesThatAreCut) {
    const std::string cut = repeated("gate ", 59) + "gates";  // 300 characters, no end
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "live.html",
        page_with(liveblog_with(R"([{"articleBody":")" + cut + R"("},{"articleBody":")" + cut +
                                R"("},{"articleBody":"Whole."}])"))));
    EXPECT_THAT(captured.entries, SizeIs(3));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("2 bodies end at exactly 300 characters"));
}

TEST(LiveblogHtml, ReadsManyBrokenScriptsInNoTime) {
    const std::string page =
        "<html>" + repeated("<script type=\"application/ld+json\">{\"a\":</script>\n", 40'000);
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write("live.html", page));
    EXPECT_EQ(captured.report.problem_count, 40'001U);
}

/// One saved page and the updates that were taken from it by hand.
struct SavedPage {
    std::string_view page;
    std::string_view updates;
    std::string_view outlet;
};

constexpr SavedPage saved_pages[] = {
    {"Express_2024_07_18.html.gz", "express_harry.jsonl", "Express.co.uk"},
    {"corkbeo.ie.level.html", "corkbeo_level3.jsonl", "Cork Beo"},
};

std::string text_of(const boost::json::value& update, const char* member) {
    const auto& text = update.at(member).as_string();
    return {text.data(), text.size()};
}

/// The markup has paragraphs and lists where the data is flat: only letters are the same.
std::string letters_of(std::string_view text) {
    std::string letters;
    std::ranges::copy_if(text, std::back_inserter(letters), [](unsigned char one) {
        return std::isalnum(one) != 0;
    });
    return letters;
}

TEST(LiveblogHtml, ReadsSavedPages) {
    for (const auto& [page, updates, outlet] : saved_pages) {
        SCOPED_TRACE(page);
        const auto folder = data_folder() / "fixtures" / "html";
        if (!std::filesystem::exists(folder / page)) GTEST_SKIP() << "no " << folder / page;
        const Captured captured = capture(folder / page);
        EXPECT_EQ(problems_of(captured.report), "");
        std::istringstream lines{read_file(folder / updates)};
        std::size_t at = 0;
        for (std::string line; std::getline(lines, line); ++at) {
            SCOPED_TRACE(line.substr(0, 120));
            ASSERT_LT(at, captured.entries.size());
            const auto update = boost::json::parse(line);
            const schema::Entry& entry = captured.entries[at];
            EXPECT_EQ(entry.title, corpus::html::read_line(text_of(update, "headline")));
            EXPECT_THAT(letters_of(entry.text),
                        StartsWith(letters_of(corpus::html::read_text(text_of(update, "text")).text)
                                       .substr(0, 60)));
            EXPECT_EQ(entry.url, text_of(update, "url"));
            EXPECT_EQ(entry.liveblog_title, text_of(update, "blog"));
            EXPECT_EQ(entry.published.at, schema::parse_time(text_of(update, "published"))->at);
            EXPECT_EQ(entry.modified, *schema::parse_time(text_of(update, "modified")));
            EXPECT_EQ(entry.outlet, outlet);
            EXPECT_EQ(entry.lang, "en");
        }
        EXPECT_EQ(at, captured.entries.size());
    }
}

TEST(LiveblogHtml, ReadsTheMarkupOfASavedPageWithoutUpdates) {
    const auto page = data_folder() / "fixtures" / "html" / "sportowefakty.wp.pl.falubaz.html";
    if (!std::filesystem::exists(page)) GTEST_SKIP() << "no " << page;
    corpus::CaptureHints hints;
    hints.outlet = "Sport";
    const Captured captured = capture(page, hints);
    EXPECT_THAT(captured.entries, SizeIs(45));
    EXPECT_THAT(captured.entries, Contains(Field(&schema::Entry::title, "Bieg 14")));
}

}  // namespace
}  // namespace onrecord::tests
