// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

// Pages that have parts with a time each and are no liveblogs: nothing of them may enter the
// Archive unasked. The same words in a liveblog's form do come in.
namespace onrecord::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A part of a page; `{}` stands for its number from 1 to 8, `{m}` for a minute that is not round.
struct OtherPage {
    std::string_view name;
    std::string_view part;
    std::string_view reason;
};

constexpr OtherPage other_pages[] = {
    {"a forum over a week",
     R"(<div class="post"><time datetime="2031-05-0{}T10:{m}:00Z"></time><p>My old boat had the same rot in the same plank, and I cut it all out, {}.</p></div>)",
     "spread over many days"},
    {"a chat of one evening",
     R"(<li class="message"><span class="author">rower{}</span><span class="time">20:{m}</span><div>That was never a clean start, and all of us on the bank could see it, {}.</div></li>)",
     "signed by users"},
    {"a list of articles",
     R"(<article class="card"><h2><a href="/news/story-{}">Story {} of the day</a></h2><p>A few words that tell what the story of the day is about, number {}.</p><time datetime="2031-05-02T1{}:{m}:00Z"></time></article>)",
     "lead to other pages"},
    {"a programme",
     R"(<div class="session"><span class="time">1{}:15</span><h3>Session {}</h3><p>In this session we look at how tide tables are computed by hand, part {}.</p></div>)",
     "timetable or programme"},
    {"a recording's chapters",
     R"(<p><span class="time">00:0{}:12</span> We talked about how the harbour was before the new wall was built, chapter {}.</p>)",
     "count from zero"},
};

std::string page_of(const OtherPage& page) {
    constexpr std::array minutes{"03", "11", "17", "22", "34", "41", "48", "59"};
    std::string body;
    for (std::size_t at = 0; at < minutes.size(); ++at) {
        std::string part{page.part};
        const auto put = [&](std::string_view mark, const std::string& words) {
            for (std::size_t place = part.find(mark); place != std::string::npos;
                 place = part.find(mark)) {
                part.replace(place, mark.size(), words);
            }
        };
        put("{m}", minutes[at]);
        put("{}", std::to_string(at + 1));
        body += part;
    }
    return "<!DOCTYPE html><html lang=\"en\"><head><title>Boats of the upper lock</title><meta "
           "property=\"og:site_name\" content=\"Lock Post\"></head><body><main><h1>Boats of the "
           "upper lock</h1><div class=\"list\">" +
           body + "</div></main></body></html>";
}

TEST(NoLiveblog, IsTakenForOne) {
    for (const OtherPage& page : other_pages) {
        SCOPED_TRACE(page.name);
        const ScratchFolder scratch;
        const Captured captured = capture(scratch.write("page.html", page_of(page)));
        EXPECT_THAT(captured.entries, IsEmpty());
        EXPECT_THAT(problems_of(captured.report), HasSubstr(page.reason));
    }
}

TEST(NoLiveblog, IsAPageInItsFormThatOnlyLacksTheName) {
    const ScratchFolder scratch;
    const Captured captured = capture(scratch.write(
        "page.html",
        page_of(
            {"",
             R"(<div class="item"><time datetime="2031-05-02T1{}:{m}:00Z"></time><h3>Gate {}</h3><p>The upper gate moved by a hand and was stuck once more before noon, {}.</p></div>)",
             ""})));
    EXPECT_THAT(captured.entries, SizeIs(8));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("Nothing on the page calls it a liveblog"));
}

TEST(NoLiveblog, TakesNoCommentsBehindALiveblogsText) {
    const ScratchFolder scratch;
    const Captured captured = capture(
        scratch.write("lock-post-2031-05-02.txt",
                      "Lock jammed: live\n\n14:05 GMT\nGate moves\n\nIt moved by a hand, she said."
                      "\n\n13:11 GMT\nGate stuck\n\nCrews cannot open it, he said.\n\n"
                      "Comments (2)\n\nrower1 14:20\n\nI said so years ago and nobody listened.\n\n"
                      "rower2 14:31\n\nYou did not say so, and I would know it.\n"));
    ASSERT_THAT(captured.entries, SizeIs(2));
    EXPECT_EQ(captured.entries[1].text, "Crews cannot open it, he said.");
}

}  // namespace
}  // namespace onrecord::tests
