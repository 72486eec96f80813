// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/formats/printed_capture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;

/// A news item with these words in NITF or XHTML.
std::string item(std::string_view guid, std::string_view status, std::string_view content) {
    return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid=")" + std::string{guid} +
           R"(" version="1" xml:lang="en-US"><itemMeta><itemClass qcode="ninat:text"/>)"
           R"(<provider literal="Valley Echo"/><versionCreated>2024-05-01T09:10:00Z</versionCreated>)"
           R"(<firstCreated>2024-05-01T09:00:00Z</firstCreated><pubStatus qcode="stat:)" +
           std::string{status} +
           R"("/></itemMeta><contentMeta><creator><name>Ann Lee</name></creator>)"
           R"(<slugline>valley-dam</slugline><headline>Dam holds</headline></contentMeta>)"
           R"(<contentSet>)" +
           std::string{content} + "</contentSet></newsItem>";
}

constexpr std::string_view nitf =
    R"(<inlineXML contenttype="application/nitf+xml"><nitf xmlns="x"><body><body.head><hedline>)"
    R"(<hl1>Dam holds</hl1></hedline><byline>By Bo Kim</byline></body.head><body.content>)"
    R"(<p>All &amp; dry.</p><p>So far.</p></body.content></body></nitf></inlineXML>)";
constexpr std::string_view xhtml =
    R"(<inlineXML contenttype="application/xhtml+xml"><html xmlns="y"><head><title>No</title></head>)"
    R"(<body><p>All wet.</p><blockquote><p>We stay.</p></blockquote></body></html></inlineXML>)";

TEST(NewsMl, ReadsItemsAloneAndInAMessage) {
    const ScratchFolder scratch;
    const Captured alone = capture(scratch.write("a.xml", item("urn:1", "usable", nitf)));
    EXPECT_EQ(printed(alone), "2024-05-01T09:00:00Z | Dam holds | Bo Kim | All & dry. / So far.\n")
        << problems_of(alone.report);
    ASSERT_EQ(alone.entries.size(), 1U);
    EXPECT_EQ(alone.entries[0].outlet, "Valley Echo");
    EXPECT_EQ(alone.entries[0].liveblog_title, "valley-dam");
    const std::string message = R"(<newsMessage xmlns="z"><header/><itemSet>)" +
                                item("urn:1", "usable", xhtml) +
                                item("urn:2", "canceled", "<inlineData>All gone.</inlineData>") +
                                item("urn:3", "withheld", nitf) + "</itemSet></newsMessage>";
    const Captured both = capture(scratch.write("b.xml", message));
    EXPECT_EQ(printed(both),
              "2024-05-01T09:00:00Z | Dam holds | Ann Lee | All wet. / We stay. | somebody: We "
              "stay.\n"
              "2024-05-01T09:00:00Z | Dam holds | Ann Lee | All gone.\n"
              "withdrawn: All gone.\n")
        << problems_of(both.report);
    EXPECT_THAT(problems_of(both.report), HasSubstr("withheld"));
}

TEST(NewsMl, SaysWhereItIsCut) {
    const ScratchFolder scratch;
    const std::string whole = item("urn:1", "usable", nitf);
    for (std::size_t size = 60; size < whole.size(); size += 11) {
        const Captured cut = capture(scratch.write("cut.xml", whole.substr(0, size)));
        EXPECT_GT(cut.report.rejected, 0U) << size;
    }
}

}  // namespace
}  // namespace onrecord::tests
