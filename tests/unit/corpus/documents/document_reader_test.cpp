// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/document_reader.hpp"

#include "tests/support/docx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::corpus {
namespace {

using testing::HasSubstr;

struct Row {
    std::string_view name;
    std::string bytes;
    std::string_view kind;
    std::string_view text;
};

std::string run(const std::string& words) { return "<w:r><w:t>" + words + "</w:t></w:r>"; }

TEST(ReadDocument, ReadsWhatWouldBePrinted) {
    const Row rows[] = {
        {"a.txt", "One line.\nAnother line.", "text", "One line.\n\nAnother line."},
        {"a.txt",
         "The mayor of the harbour town said on Friday that \"we must\r\nkeep talking\" and left.",
         "text",
         "The mayor of the harbour town said on Friday that \"we must keep talking\" and left."},
        {"", "Brook \xE2\x80\x9Csaid\xE2\x80\x9D it.", "text", "Brook “said” it."},
        {"text/plain; charset=windows-1252",
         "caf\xE9 \x93we will go\x94",
         "text",
         "café “we will go”"},
        {"a.md",
         "# Title #\n\nWe *must* **keep** `talking` to\nsnake_case 3 * 4 [Ada](http://x/y).\n\n"
         "* one\n* two\n\n```\n\"code here\"\n```\n[x]: http://y",
         "markdown",
         "Title\n\nWe must keep talking to snake_case 3 * 4 Ada.\n\none\n\ntwo"},
        {"a.md", "[a [b](x) c] stays \"here\" (y)", "markdown", "a b c stays \"here\" (y)"},
        {"a.md",
         "1 < 2 and <b>bold</b> &quot;we go&quot; <said \"no\">",
         "markdown",
         "1 < 2 and bold \"we go\" <said \"no\">"},
        {"a.html",
         "<html><head><title>No</title><style>p{}</style></head><body><p>One &amp; <b>two</b></p>"
         "<p>He said <q>we will go</q></p><script>\"x\"</script></body></html>",
         "html",
         "One & two\n\nHe said “we will go”"},
        {"x", "<!DOCTYPE html><p>Page</p>", "html", "Page"},
        {"b.txt",
         "“We sank the\nold tug,” said\nEva Lund.\n",
         "text",
         "“We sank the old tug,” said Eva Lund."},
        {"c.txt",
         "One line\nsaid “little”\nand less",
         "text",
         "One line\n\nsaid “little”\n\nand less"},
        {"b.html",
         "<html><head><title>&ldquo;We sank "
         "it&rdquo;</title></head><body><p>Page</p></body></html>",
         "html",
         "Page\n\n“We sank it”"},
        {"c.html",
         "<html><head><title>“We sank it”</title></head><body><h1>“We sank it”</h1></body></html>",
         "html",
         "“We sank it”"},
        {"a.docx",
         tests::docx_of("<w:p>" + run("We ") +
                        "<w:del><w:r><w:delText>never</w:delText></w:r>"
                        "</w:del><w:ins>" +
                        run("will") + "</w:ins><w:r><w:tab/></w:r>" + run("go.") +
                        "</w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
                        "<w:tbl><w:tr><w:tc><w:p>" +
                        run("A cell") + "</w:p></w:tc></w:tr></w:tbl>"),
         "docx",
         "We will go.\n\nA cell"},
        {"a.docx",
         tests::docx_of("<w:p>" + run("Out") + "<w:r><w:txbxContent><w:p>" + run("Box") +
                        "</w:p></w:txbxContent></w:r></w:p>"),
         "docx",
         "Box\n\nOut"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.bytes.substr(0, 60));
        const auto document = read_document(row.bytes, row.name);
        ASSERT_TRUE(document.has_value()) << document.error().reason;
        EXPECT_EQ(name_of(document->kind), row.kind);
        EXPECT_EQ(document->text, row.text);
    }
}

TEST(ReadDocument, SetsBlockQuotesApart) {
    const auto markdown =
        read_document("Brook wrote:\n\n> We will go on\n> for long.\n\nEnd.", "a.md");
    ASSERT_EQ(markdown->set_apart.size(), 1U);
    const auto span = markdown->set_apart.front().span;
    EXPECT_EQ(markdown->text.substr(span.begin, span.length()), "We will go on for long.");
    const auto word = read_document(tests::docx_of(
        R"(<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>)" + run("We will go.") + "</w:p>"));
    EXPECT_EQ(word->set_apart.size(), 1U);
}

TEST(ReadDocument, ReadsTypewriterMarksAsPrintHasThem) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"``We're off, all of us'', Brook said.", "“We're off, all of us”, Brook said."},
        {"`We counted ten boats'', Brook said.", "“We counted ten boats”, Brook said."},
        {"Brook said: `we don't know'.", "Brook said: “we don't know”."},
        {"``He told me `run' and I ran'', Brook said.",
         "“He told me `run' and I ran”, Brook said."},
        {"\"We ran\" -- Ada Brook", "\"We ran\" — Ada Brook"},
        {"the 'sixties, the ships' crews; a `code` and --option and ----",
         "the 'sixties, the ships' crews; a `code` and --option and ----"},
    };
    for (const auto& [typed, printed] : rows) {
        EXPECT_EQ(read_document(typed, "a.txt")->text, printed);
    }
    EXPECT_EQ(read_document("``We ran'', Brook said. `code`", "a.md")->text,
              "“We ran”, Brook said. code");
    const auto page = read_document(
        "<html><body><p>``We ran'', Brook said.</p><blockquote>``We `hid' it''</blockquote>"
        "<p>``We rowed'', Reed said.</p></body></html>",
        "a.html");
    EXPECT_THAT(page->text, HasSubstr("“We ran”, Brook said."));
    EXPECT_THAT(page->text, HasSubstr("“We rowed”, Reed said."));
    ASSERT_EQ(page->set_apart.size(), 1U);
    const schema::Span apart = page->set_apart.front().span;
    EXPECT_EQ(page->text.substr(apart.begin, apart.length()), "“We `hid' it”");
    EXPECT_EQ(
        read_document(tests::docx_of("<w:p>" + run("``We ran'', Brook said.") + "</w:p>"), "a.docx")
            ->text,
        "“We ran”, Brook said.");
}

TEST(ReadDocument, TakesTheLineUnderABlockQuoteForWhoseItIs) {
    for (const std::string_view text : {"> If it rains, we run.\n>\n> — Ada Brook, a *baker*",
                                        "> If it rains, we run.\n> -- Ada Brook",
                                        "> If it rains, we run.\n\n– Ada Brook (baker)"}) {
        SCOPED_TRACE(text);
        const auto document = read_document(text, "a.md");
        ASSERT_EQ(document->set_apart.size(), 1U);
        EXPECT_EQ(document->set_apart.front().speaker, "Ada Brook");
        const auto span = document->set_apart.front().span;
        EXPECT_EQ(document->text.substr(span.begin, span.length()), "If it rains, we run.");
    }
    const auto marked = read_document("> “If it rains, we run.”\n>\n> — Ada Brook", "a.md");
    EXPECT_TRUE(marked->set_apart.empty());
}

// Who checks a draft must see these words.
TEST(ReadDocument, KeepsWhatIsNoSignatureInTheBlockQuote) {
    for (const std::string_view text : {"> We run\n> — and never come back",
                                        "> We run\n> — Never",
                                        "> We run.\n> — We Never Come Back Here Again To Live"}) {
        SCOPED_TRACE(text);
        const auto document = read_document(text, "a.md");
        ASSERT_EQ(document->set_apart.size(), 1U);
        EXPECT_TRUE(document->set_apart.front().speaker.empty());
        EXPECT_EQ(document->set_apart.front().span.end, document->text.size());
    }
}

TEST(ReadDocument, RefusesWhatIsNoDraftAndSaysTheWayOut) {
    const std::pair<std::string, std::string_view> rows[] = {
        {"%PDF-1.7 ...", "a PDF"},
        {"{\\rtf1 x}", "an RTF file"},
        {std::string("PK\x03\x04") + "broken", "no whole zip"},
        {tests::zip_of({{"a.txt", "x"}}), "no word/document.xml"},
        {tests::docx_of("<w:p><w:t>"), "word/document.xml, line 1"},
        {std::string("a\0b", 3), "zero bytes"},
        {std::string(most_document_bytes + 1, 'a'), "16 MiB"},
        {std::string(most_document_text_bytes + 1, 'a'), "4 MiB"},
    };
    for (const auto& [bytes, reason] : rows) {
        SCOPED_TRACE(reason);
        const auto document = read_document(bytes);
        ASSERT_FALSE(document.has_value());
        EXPECT_THAT(document.error().reason, HasSubstr(reason));
    }
}

TEST(ReadDocument, StopsAtAZipThatUnpacksToTooMuch) {
    const auto document = read_document(
        tests::docx_of("<w:p><w:r><w:t>" + std::string(20U << 20U, 'a') + "</w:t></w:r></w:p>"));
    ASSERT_FALSE(document.has_value());
    EXPECT_THAT(document.error().reason, HasSubstr("unpacks to more than 16 MiB"));
}

// Each of these made a naive reader look to the end again and again.
TEST(ReadDocument, TakesTimeThatFollowsTheLength) {
    for (const std::string_view piece : {"[",
                                         "<a ",
                                         "](",
                                         "*",
                                         "![",
                                         "`",
                                         "`a",
                                         "``a`b",
                                         "> — A B\n",
                                         "> ",
                                         "\\",
                                         "[a](",
                                         "<a=b "}) {
        SCOPED_TRACE(piece);
        std::string text;
        while (text.size() < (1U << 20U)) {
            text += piece;
        }
        EXPECT_TRUE(read_document(text, "a.md").has_value());
    }
}

}  // namespace
}  // namespace onrecord::corpus
