// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/page_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <unistd.h>

namespace onrecord::searcher::program {
namespace {

using schema::Level;
using schema::Quote;
using schema::Stance;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view words = "We shall open the gate";

schema::AnnotatedEntry entry_with(const Quote& quote) {
    schema::AnnotatedEntry revision;
    revision.entry.id = std::string(32, 'a');
    revision.entry.outlet = "Lantern";
    revision.entry.title = "Gate";
    revision.entry.text = words;
    revision.annotations.quotes = {quote};
    revision.revision.capture = schema::capture_digest(std::string(64, '1'));
    revision.revision.last_capture = schema::capture_digest(std::string(64, '2'));
    return revision;
}

Quote quote_of(std::string speaker, Level level, Stance stance) {
    Quote quote;
    quote.span = {0, static_cast<std::uint32_t>(words.size())};
    quote.speaker = std::move(speaker);
    quote.level = level;
    quote.stance = stance;
    return quote;
}

struct Row {
    Quote quote;
    std::string_view shown;
};

TEST(PageText, NeverShowsWhatWasNotSaidAsSaid) {
    const Row rows[] = {
        {quote_of("Ada Brook", Level::High, Stance::Said), "Ada Brook (high)"},
        {quote_of("Ada Brook", Level::Low, Stance::Said), "Ada Brook (low)"},
        {quote_of("", Level::High, Stance::Said), "nobody is named"},
        {quote_of("Ada Brook", Level::High, Stance::Denied), "denied, not said · Ada Brook (high)"},
        {quote_of("", Level::High, Stance::Fake), "fake, not said · nobody is named"},
    };
    const Paint paint{STDIN_FILENO};
    for (const auto& [quote, shown] : rows) {
        EntryView view;
        view.entry = entry_with(quote);
        EXPECT_THAT(entry_text(view, paint),
                    HasSubstr("quote: " + std::string{shown} + ": " + std::string{words} + "\n"));
        ResultPage page;
        page.are_quotes = true;
        page.total = 1;
        Hit hit;
        hit.revision = view.entry;
        hit.quote = QuoteOfHit{};
        page.hits = {hit};
        const std::string text = page_text(page, 0, paint);
        EXPECT_THAT(text, HasSubstr("1 quote, 1 to 1 shown"));
        EXPECT_THAT(text,
                    HasSubstr("1. " + std::string{words} + "\n     " + std::string{shown} + "\n"));
    }
}

TEST(PageText, NamesTheCapturesOfAWordingOnceWhereTheyAreOne) {
    EntryView view;
    view.entry = entry_with(quote_of("", Level::Low, Stance::Said));
    const Paint paint{STDIN_FILENO};
    EXPECT_THAT(entry_text(view, paint), HasSubstr("last capture: " + std::string(64, '2')));
    view.entry.revision.last_capture = view.entry.revision.capture;
    EXPECT_THAT(entry_text(view, paint), HasSubstr("first capture: " + std::string(64, '1')));
    EXPECT_THAT(entry_text(view, paint), Not(HasSubstr("last capture")));
}

}  // namespace
}  // namespace onrecord::searcher::program
