// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/given_annotations.hpp"

#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

schema::Annotations found() {
    schema::Annotations annotations;
    annotations.speakers = {"Ada Brook", "Jonas Reed"};
    annotations.countries = {"FR"};
    annotations.focus_countries = {"FR"};
    annotations.topics = {"medtop:11000000"};
    annotations.narrow_topics = {"medtop:20000065"};
    for (const char* speaker : {"Ada Brook", "Jonas Reed", ""}) {
        schema::Quote quote;
        quote.speaker = speaker;
        quote.rule = "speaker-said-quote";
        quote.level = schema::Level::High;
        annotations.quotes.push_back(quote);
    }
    return annotations;
}

TEST(GivenAnnotations, TakeThePlaceOfWhatWasFound) {
    schema::Entry entry;
    entry.given.speakers = {"Mayor Brook"};
    entry.given.countries = {"PL", "DE", "PL"};
    entry.given.topics = {"04000000", "medtop:20000350"};
    schema::Annotations annotations = found();
    corpus::apply_given(entry, annotations);
    EXPECT_THAT(annotations.speakers, ElementsAre("Mayor Brook"));
    EXPECT_EQ(annotations.quotes[0].speaker, "Ada Brook");
    EXPECT_EQ(annotations.quotes[1].speaker, "");
    EXPECT_EQ(annotations.quotes[1].rule, "given-speakers");
    EXPECT_EQ(annotations.quotes[2].rule, "speaker-said-quote");
    EXPECT_THAT(annotations.countries, ElementsAre("DE", "PL"));
    EXPECT_THAT(annotations.focus_countries, ElementsAre("DE", "PL"));
    EXPECT_THAT(annotations.topics, ElementsAre("medtop:04000000"));
    EXPECT_THAT(annotations.narrow_topics, ElementsAre("medtop:20000350"));
}

TEST(GivenAnnotations, StandAloneWithoutRulesAndChangeNothingWhereNoneAreGiven) {
    schema::Entry entry;
    schema::Annotations annotations = found();
    corpus::apply_given(entry, annotations);
    EXPECT_EQ(annotations, found());
    entry.given.countries = {"UA"};
    schema::Annotations none;
    corpus::apply_given(entry, none);
    EXPECT_THAT(none.countries, ElementsAre("UA"));
    EXPECT_THAT(none.speakers, IsEmpty());
}

TEST(JsonLines, CarriesTimeCodesAndRefusesWrongOnes) {
    const ScratchFolder scratch;
    const std::string line =
        R"({"outlet":"Valley Echo","liveblog":"Dam","kind":"primary","text":"Élan. We stay.",)"
        R"("time_codes":[{"offset":7,"ms":2500},{"offset":0,"ms":0},{"offset":1,"ms":9},)"
        R"({"offset":99,"ms":9}]})";
    const Captured captured = capture(scratch.write("a.jsonl", line));
    ASSERT_EQ(captured.entries.size(), 1U) << problems_of(captured.report);
    const auto& codes = captured.entries[0].time_codes;
    ASSERT_EQ(codes.size(), 2U);
    EXPECT_EQ(codes[0].body_offset, 0U);
    EXPECT_EQ(codes[1].milliseconds, 2500U);
    EXPECT_THAT(problems_of(captured.report), HasSubstr("A time code does not stand"));
    const std::string wrong =
        R"({"outlet":"Valley Echo","liveblog":"Dam","text":"a","time_codes":[{"offset":-1,"ms":2}]})";
    EXPECT_EQ(capture(scratch.write("b.jsonl", wrong)).report.rejected, 1U);
}

}  // namespace
}  // namespace onrecord::tests
