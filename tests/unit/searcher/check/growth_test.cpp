// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

// An Entry of any kind of text, four times as long, takes at most about four times as long to be
// shown and to be checked. scripts/measure-growth does the same at 1 to 8 MB.
namespace onrecord::searcher {
namespace {

struct Shape {
    std::string_view name;
    std::string_view piece;
};

constexpr Shape shapes[] = {
    {"opening marks", "\xE2\x80\x9C"},
    {"opening marks with words", "\xE2\x80\x9Charbour "},
    {"open brackets", "[harbour "},
    {"one letter", "a"},
    {"prose without a full stop", "the harbour wall will hold until the morning and we will go "},
    {"sentences", "The harbour wall will hold. "},
    {"digits", "7"},
    {"numbers", "12345 "},
    {"combining marks", "a\xCC\x81\xCC\x96"},
    {"hashtags", "#a"},
    {"hyphens", "harbour-"},
};

constexpr std::string_view quote = "We will close the harbour gates tonight for good";

schema::AnnotatedEntry entry_of(const Shape& shape, std::size_t bytes) {
    schema::AnnotatedEntry revision;
    revision.entry.id = std::string(32, 'a');
    revision.entry.outlet = "Post";
    revision.entry.liveblog = "post/harbour";
    revision.entry.lang = "en";
    std::string& text = revision.entry.text;
    text = std::string{quote} + ".\n";
    while (text.size() < bytes) {
        text += shape.piece;
    }
    return revision;
}

double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Cost {
    double search = 0;
    double check = 0;
};

Cost cost_of(const Shape& shape, std::size_t bytes) {
    const support::ScratchIndex index{{entry_of(shape, bytes)}};
    Searcher searcher{schema::open_current(index.path()).generation};
    searcher.search("gates");
    const double begin = cpu_milliseconds();
    const ResultPage page = searcher.search("gates");
    const double middle = cpu_milliseconds();
    const CheckReport report = searcher.quote_checker().check({std::string{quote}, {}, {}});
    EXPECT_EQ(page.total, 1U);
    EXPECT_EQ(report.verdict.value_or(Verdict::NotFound), Verdict::Exact) << shape.name;
    return {middle - begin, cpu_milliseconds() - middle};
}

std::size_t least_bytes() {
    const char* asked = std::getenv("ONRECORD_GROWTH_BYTES");
    constexpr std::size_t bytes = 60'000;
    return asked == nullptr ? bytes : std::stoul(asked);
}

TEST(Growth, IsLinearInTheTextWhateverItIsMadeOf) {
    const std::size_t bytes = least_bytes();
    constexpr double noise = 20;  // Milliseconds: a clock's, not the text's.
    for (const Shape& shape : shapes) {
        SCOPED_TRACE(shape.name);
        const Cost small = cost_of(shape, bytes);
        const Cost large = cost_of(shape, 4 * bytes);
        std::printf("| %s | %.0f | %.0f | %.0f | %.0f |\n",
                    std::string{shape.name}.c_str(),
                    small.search,
                    large.search,
                    small.check,
                    large.check);
        EXPECT_LT(large.search, 6 * small.search + noise);
        EXPECT_LT(large.check, 6 * small.check + noise);
    }
}

}  // namespace
}  // namespace onrecord::searcher
