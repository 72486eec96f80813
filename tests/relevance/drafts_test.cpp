// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive.hpp"
#include "indexer/indexer.hpp"
#include "schema/generation.hpp"
#include "searcher/searcher.hpp"
#include "tests/relevance/draft_maker.hpp"
#include "tests/relevance/draft_scores.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

// The short form of scripts/measure-drafts: drafts made of what the samples quote.
namespace onrecord::relevance {
namespace {

constexpr int drafts = 60;
constexpr std::uint32_t seed = 20261201;

/// Nothing that the samples print, or print in part.
const std::vector<std::string> invented = {
    "The glass observatory will be handed to the beekeepers of the lower valley by spring.",
    "Every tram in this town shall carry a violin case and a spare umbrella.",
    "Our archive burned twice, and twice we copied it from the memory of cooks.",
    "Nobody may sell marmalade within three streets of the astronomical clock.",
    "I have ordered eleven thousand lanterns for the parade of retired cartographers.",
    "The chess federation owes us a carpet and two apologies.",
    "My grandmother's parrot has a better command of statistics than this committee.",
    "Twelve orchards were traded for a single map of the northern caves.",
    "We are moving the library into the old ice factory before the frogs return.",
    "A poet laureate who cannot swim should not be sent to inspect the canals.",
    "The puppet theatre pays more into the pension fund than all our banks together.",
    "There has been no snow on the printing press since the bishop learned to skate.",
};

std::vector<std::filesystem::path> sample_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator{"tests/data/samples"}) {
        files.push_back(file.path());
    }
    std::ranges::sort(files);
    return files;
}

std::size_t word_count(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

/// The later piece of a quotation in two does not say alone what was said ("but ...").
bool begins_a_sentence(const std::string& words) {
    return !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
}

/// What the samples' English entries quote, of speakers that the index is sure of.
std::vector<PrintedQuote> printed_quotes(searcher::Searcher& searcher) {
    searcher::SearchOptions options;
    options.limit = searcher::largest_limit;
    std::vector<PrintedQuote> quotes;
    for (const searcher::Hit& hit : searcher.search("lang:en", options).hits) {
        const auto& [entry, revision, annotations] = hit.revision;
        for (const schema::Quote& quote : annotations.quotes) {
            const bool is_sure = quote.level == schema::Level::High && !quote.speaker.empty() &&
                                 quote.stance == schema::Stance::Said &&
                                 quote.where == schema::Where::Body;
            if (!is_sure) continue;
            const std::string words = entry.text.substr(quote.span.begin, quote.span.length());
            if (word_count(words) >= 6 && begins_a_sentence(words) &&
                words.find_first_of("\"\n[") == std::string::npos &&
                words.find("“") == std::string::npos) {
                quotes.push_back({words, quote.speaker});
            }
        }
    }
    return quotes;
}

std::string lines(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) {
        text += one + '\n';
    }
    return text;
}

TEST(Drafts, LetNothingInventedStandAndCallNothingTrueFalse) {
    const support::TemporaryFolder folder;
    corpus::Archive::open_for_import(folder.path() / "archive").import(sample_files());
    indexer::BuildOptions build;
    build.archive = folder.path() / "archive";
    build.index = folder.path() / "index";
    build.workers = 1;
    indexer::build(build);
    const auto generation = schema::open_current(build.index).generation;
    searcher::Searcher searcher{generation};
    const DraftSources sources{printed_quotes(searcher), invented};
    ASSERT_GT(sources.printed.size(), 15U);
    DraftMaker maker{sources, seed};
    const searcher::DraftReader reader;
    DraftScores scores;
    for (int i = 0; i < drafts; ++i) {
        const MadeDraft made = maker.make();
        auto draft = reader.read(made.bytes, made.name);
        ASSERT_TRUE(draft.has_value()) << draft.error().reason;
        scores.add(made, searcher::check_draft(searcher.quote_checker(), std::move(*draft)));
    }
    const std::string table = scores.table() + lines(scores.mistakes());
    for (const Truth lie : {Truth::Altered, Truth::Swapped, Truth::Invented, Truth::Paraphrased}) {
        EXPECT_EQ(scores.of(lie).wrongly_stands, 0U) << name_of(lie) << '\n' << table;
    }
    const DraftScore& truths = scores.of(Truth::True);
    EXPECT_GE(truths.planted, 180U);
    EXPECT_LE(truths.called_false * 200, truths.planted) << table;
    EXPECT_EQ(truths.unread, 0U) << table;
}

}  // namespace
}  // namespace onrecord::relevance
