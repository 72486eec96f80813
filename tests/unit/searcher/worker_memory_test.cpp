// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <iterator>
#include <malloc.h>
#include <string>
#include <string_view>
#include <vector>

// What another worker of a server costs: one set of handles and one Analyzer, however many
// languages the index has. Prints the figure of docs/quote-check.md.
namespace onrecord::searcher {
namespace {

constexpr std::string_view languages[] = {
    "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id",
    "it", "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};

schema::AnnotatedEntry entry_of(std::size_t number) {
    schema::AnnotatedEntry revision;
    revision.entry.outlet = "Post";
    revision.entry.liveblog = "post/harbour";
    revision.entry.id = schema::entry_id("Post", "post/harbour", std::to_string(number));
    revision.entry.lang = languages[number];
    revision.entry.order = static_cast<std::int64_t>(number);
    revision.entry.text = "We will close gate " + std::to_string(number) + " of the old harbour.";
    return revision;
}

/// What the heap holds: unlike the resident set it does not count what an earlier test left free.
double heap_megabytes() {
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
}

void work(Searcher& searcher) {
    for (int i = 0; i < 48; ++i) {
        const std::string words = "we will close gate " + std::to_string(i) + " of the harbour";
        searcher.quote_checker().check({words, {}, {}});
        searcher.search("harbour NEAR gate");
    }
}

TEST(WorkerMemory, IsSmallInThirtyLanguages) {
    std::vector<schema::AnnotatedEntry> revisions;
    for (std::size_t i = 0; i < std::size(languages); ++i) {
        revisions.push_back(entry_of(i));
    }
    support::sort_as_in_a_generation(revisions);
    const support::ScratchIndex index{revisions};
    Searcher first{schema::open_current(index.path()).generation};
    work(first);
    const double before = heap_megabytes();
    Searcher second = first.sibling();
    work(second);
    const double grown = heap_megabytes() - before;
    std::printf("a worker at 30 languages: %.1f MB\n", grown);
    constexpr double most_megabytes = 40;
    EXPECT_LT(grown, most_megabytes);
}

}  // namespace
}  // namespace onrecord::searcher
