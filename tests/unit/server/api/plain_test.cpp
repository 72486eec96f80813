// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/standing.hpp"
#include "server/api/plain/html.hpp"
#include "server/api/plain/parts.hpp"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace onrecord::server::api::plain {
namespace {

using testing::HasSubstr;
using testing::Not;

boost::json::object object_of(std::string_view json) {
    return boost::json::parse(json).as_object();
}

/// A file of the project; tests run at its root.
std::string read_file(const char* path) {
    std::ifstream file{path, std::ios::binary};
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(PlainHtml, EscapesTextsAndAttributes) {
    Html html;
    html.element("a", {{"title", "\"'><b>&"}, {"class", ""}}, "</noscript><script>x</script>&amp;");
    EXPECT_EQ(
        html.take(),
        "<a title=\"&quot;&#39;&gt;&lt;b&gt;&amp;\">&lt;/noscript&gt;&lt;script&gt;x&lt;/script&gt;"
        "&amp;amp;</a>");
}

TEST(PlainHtml, DrawsTheMarksOfAComparison) {
    constexpr std::pair<std::string_view, std::string_view> rows[] = {
        {"we will [-not-] go", "we will <del>not</del> go"},
        {"[-two-] {+three <b>+}", "<del>two</del> <ins>three &lt;b&gt;</ins>"},
        {"an open {+ mark", "an open {+ mark"},
        {"[-", "[-"},
        {"", ""},
    };
    for (const auto& [text, drawn] : rows) {
        SCOPED_TRACE(text);
        Html html;
        html.drawn(text);
        EXPECT_EQ(html.take(), drawn);
    }
}

TEST(PlainHtml, FollowsWebLinksAlone) {
    EXPECT_EQ(safe_link("https://a.example/x"), "https://a.example/x");
    EXPECT_EQ(safe_link("HTTP://a.example/"), "HTTP://a.example/");
    for (const std::string_view wrong :
         {"javascript:alert(1)", "", "https:", "//a.example", " https://a"}) {
        EXPECT_EQ(safe_link(wrong), "") << wrong;
    }
}

TEST(PlainHtml, EncodesWhatAnAddressCannotHold) {
    EXPECT_EQ(encoded("a b&c=ä/~"), "a%20b%26c%3D%C3%A4%2F~");
}

TEST(PlainSearch, ShowsTheQuoteThatHasTheWordsBeforeItsOutlet) {
    const auto page = object_of(R"({"total": 1, "complete": true, "hits": [{
        "id": "0123456789abcdef0123456789abcdef", "title": "Storm", "outlet": "Quay Post",
        "title_matches": [], "printed": {"after": null, "by": "2025-01-02T10:00:00Z", "text": "printed by ten"},
        "revision": {"number": 1, "count": 2},
        "quotes": [
            {"text": "No.", "kind": "direct", "where": "text", "span": [0, 3], "speaker": "Jo Reed", "level": "high"},
            {"text": "The gate holds", "kind": "direct", "where": "text", "span": [10, 24],
             "speaker": "Ada <i>Brook", "level": "middle", "stance": "denied"}],
        "passages": [{"text": "x The gate holds", "where": "text", "span": [8, 24], "matches": [[6, 10]]}]}]})");
    const auto html = search_part(page, {});
    EXPECT_THAT(html, HasSubstr(">The gate holds</blockquote>"));
    EXPECT_THAT(html, HasSubstr(">Ada &lt;i&gt;Brook</a>"));
    EXPECT_THAT(html, HasSubstr("denied: print says this was not said"));
    EXPECT_THAT(html, HasSubstr(">earlier wording</span>"));
    EXPECT_THAT(html, Not(HasSubstr("Jo Reed")));
    EXPECT_LT(html.find("The gate holds"), html.find("Quay Post"));
    EXPECT_LT(html.find("Quay Post"), html.find(">Storm<"));
}

TEST(PlainCheck, SaysAConflictBeforeTheVerdict) {
    const auto report =
        object_of(R"({"verdict": "exact", "occurrences": [], "best": null, "warnings": [
        {"code": "several-speakers", "text": "Printed under more than one name: A, B."},
        {"code": "withdrawn", "text": "The entry is gone."}]})");
    const auto html = check_part(report, {});
    EXPECT_THAT(html, HasSubstr("<h2 id=\"verdict\">Since withdrawn</h2>"));
    EXPECT_THAT(html, HasSubstr("<strong>The words: Exact.</strong>"));
}

/// What takes a verdict's standing away is said above it, on the page with a script and without:
/// no green verdict over words that a gate stops.
TEST(PlainCheck, DisputesTheVerdictUnderEveryWarningThatAGateStopsAt) {
    const std::string rows = read_file("server/web/src/conflicts.ts");
    const auto titles = object_of(read_file("server/web/messages/en.json"));
    ASSERT_FALSE(searcher::disputing_codes().empty());
    for (const std::string_view code : searcher::disputing_codes()) {
        SCOPED_TRACE(code);
        const boost::json::object report{
            {"verdict", "exact"},
            {"warnings", boost::json::array{boost::json::object{{"code", code}, {"text", "x"}}}}};
        const std::string html = check_part(report, {});
        EXPECT_THAT(html, HasSubstr("is-disputed"));
        EXPECT_THAT(rows, HasSubstr("code: \"" + std::string{code} + '"'));
        const auto* title = titles.if_contains("conflict." + std::string{code});
        ASSERT_NE(title, nullptr);
        EXPECT_THAT(html, HasSubstr(std::string{title->as_string()}));
    }
}

}  // namespace
}  // namespace onrecord::server::api::plain
