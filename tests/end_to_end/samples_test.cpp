// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "corpus/capture_reader.hpp"
#include "indexer/indexer.hpp"
#include "schema/generation.hpp"
#include "searcher/quote_check.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The project's own samples, from Captures to answers: what tests/data/README.md promises.
namespace onrecord {
namespace {

namespace fs = std::filesystem;

const fs::path samples = "tests/data/samples";

/// One sample and what its reader must find in it.
struct Sample {
    std::string_view file;
    std::size_t entries;
    std::string_view outlet;
    std::string_view lang;
    std::string_view a_title;
};

// clang-format off
constexpr Sample samples_read[] = {
    {"cape-lantern-harbour-cup.html",       9,  "The Cape Lantern",    "en", "2-1: South Africa win the cup"},
    {"estuary-post-storm-1-morning.html",   7,  "The Estuary Post",    "en", "First water in Jaywick"},
    {"estuary-post-storm-2-evening.html",   13, "The Estuary Post",    "en", "Rescued from a roof, with a tuba"},
    {"la-ribera-juicio.jsonl",              9,  "La Ribera Digital",   "es", "Habla la primera víctima"},
    {"meridian-wire-baltic-cable.jsonl",    11, "Meridian Wire",       "en", "Estonia turns to allies"},
    {"meridian-wire-moon-and-music.jsonl",  9,  "Meridian Wire",       "en", "Kotuku answers"},
    {"nordufer-tageblatt-bahnstreik.html",  8,  "Nordufer Tageblatt",  "de", "Minister will vermitteln"},
    {"prairie-ledger-water-vote.jsonl",     10, "The Prairie Ledger",  "en", "The bill passes"},
    {"rift-courier-2025-03-04.txt",         9,  "Rift Courier",        "en", "Minister: five deaths"},
    {"skerry-post-2025-01-14.txt",          13, "Skerry Post",         "en", "NATO to send two more ships"},
};
// clang-format on

std::vector<schema::Entry> entries_of(const fs::path& file, corpus::CaptureReport& report) {
    std::vector<schema::Entry> entries;
    corpus::CaptureHints hints;
    if (file.extension() == ".txt") hints.lang = "en";
    report = corpus::read_capture(file, hints, [&](schema::Entry&& entry, schema::Instant) {
        entries.push_back(std::move(entry));
    });
    return entries;
}

TEST(Samples, AreReadWhole) {
    for (const Sample& sample : samples_read) {
        SCOPED_TRACE(sample.file);
        corpus::CaptureReport report;
        const auto entries = entries_of(samples / sample.file, report);
        EXPECT_EQ(entries.size(), sample.entries);
        EXPECT_EQ(report.rejected, 0U);
        EXPECT_EQ(report.problem_count, 0U);
        std::vector<std::string> titles;
        for (const schema::Entry& entry : entries) {
            titles.push_back(entry.title);
            EXPECT_EQ(entry.lang, sample.lang);
            EXPECT_EQ(entry.outlet, sample.outlet);
        }
        EXPECT_THAT(titles, testing::Contains(sample.a_title));
    }
}

TEST(Samples, KeepBoilerplateOutOfBodies) {
    corpus::CaptureReport report;
    for (const schema::Entry& entry : entries_of(samples / "skerry-post-2025-01-14.txt", report)) {
        for (const std::string_view chrome : {"FULL STORY", "Joonas Vallin", "newsletter"}) {
            EXPECT_EQ(entry.text.find(chrome), std::string::npos) << entry.title;
        }
    }
}

/// The samples in an index, made once for all questions.
class AskedSamples : public testing::Test {
protected:
    static void SetUpTestSuite() {
        scratch.emplace();
        corpus::ImportOptions options;
        options.hints.lang = "en";
        std::vector<fs::path> captures;
        for (const Sample& sample : samples_read) {
            captures.push_back(samples / sample.file);
        }
        auto archive = corpus::Archive::open_for_import(scratch->path() / "archive");
        first = archive.import(captures, options);
        second = archive.import(captures, options);
        indexer::BuildOptions build;
        build.archive = scratch->path() / "archive";
        build.index = scratch->path() / "index";
        indexer::build(build);
    }
    static void TearDownTestSuite() { scratch.reset(); }

    static searcher::Searcher searcher() {
        return searcher::Searcher{schema::open_current(scratch->path() / "index").generation};
    }

    static inline std::optional<tests::ScratchFolder> scratch;
    static inline corpus::ImportReport first;
    static inline corpus::ImportReport second;
};

TEST_F(AskedSamples, KeepTheSilentChangeAsARevision) {
    EXPECT_EQ(first.entries.added, 91U);
    EXPECT_EQ(first.entries.revised, 1U);
    EXPECT_EQ(first.entries.unchanged, 6U);
    EXPECT_EQ(first.entries.rejected, 0U);
    EXPECT_EQ(second.captures.unchanged, std::size(samples_read));
    EXPECT_EQ(second.entries.added + second.entries.revised, 0U);
}

/// A question and how many Entries answer it.
struct Question {
    std::string_view text;
    std::uint64_t total;
};

// clang-format off
constexpr Question questions[] = {
    {"",                                               91},
    {"\"we will not guess\"",                          2 },
    {"\"we do not know who dragged the anchor\"",      1 },
    {"\"we do know who dragged the anchor\"",          1 },
    {"\"fourteen kilometres\"",                        1 },
    {"\"forty kilometres\"",                           1 },
    {"\"expect the wall to hold\"",                    1 },
    {"\"said the agency’s flood director\"",           1 },
    {"\"these are sailors, not prisoners\"",           2 },
    {"8500",                                           1 },
    {"\"$45 million\"",                                2 },
    {"lang:de",                                        8 },
    {"lang:es \"avise tres veces\"",                   1 },
    {"outlet:\"meridian wire\" kotuku", 4 },
};
// clang-format on

TEST_F(AskedSamples, AnswerTheQuestionsOfTheirPage) {
    auto answering = searcher();
    for (const auto& [text, total] : questions) {
        EXPECT_EQ(answering.search(text).total, total) << text;
    }
}

TEST_F(AskedSamples, FindTheWordsThatWereTakenBack) {
    auto answering = searcher();
    searcher::SearchOptions options;
    options.include_superseded = true;
    const std::string_view first_words = "\"the wall will hold\"";
    const auto today = answering.search(first_words);
    const auto ever = answering.search(first_words, options);
    EXPECT_EQ(ever.total, today.total + 1);
}

TEST_F(AskedSamples, CountNoOtherWordingAsTheFirstPrinting) {
    // Skerry Post has "do not know", perhaps earlier: that is the statement, not these words.
    auto answering = searcher();
    const auto report =
        answering.quote_checker().check({"We do know who dragged the anchor", {}, {}});
    ASSERT_TRUE(report.first_printed.occurrence);
    const auto& first_printed = report.occurrences[*report.first_printed.occurrence];
    EXPECT_EQ(first_printed.revision.entry.outlet, "Meridian Wire");
}

}  // namespace
}  // namespace onrecord
