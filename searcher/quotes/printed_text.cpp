// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/printed_text.hpp"

#include "schema/sentences.hpp"

#include <algorithm>

namespace onrecord::searcher::quotes {

namespace {

// Words of the Outlet that may stand between two pieces of one speech: `," Austin said. "` is 2,
// `," the minister told reporters after the meeting in Kyiv on Friday. "` is 11.
constexpr std::size_t most_words_between = 24;

}  // namespace

PrintedText::PrintedText(const schema::AnnotatedEntry& revision,
                         schema::Where where,
                         const schema::Analyzer& analyzer)
    : where_{where},
      text_{where == schema::Where::Title ? revision.entry.title : revision.entry.text},
      read_{check::read_meanings(
          text_, revision.entry.lang, analyzer.read(text_, revision.entry.lang))},
      sentences_{schema::sentences(text_)},
      quote_of_(read_.words.size(), nullptr) {
    const std::vector<schema::Word>& words = read_.words;
    for (const schema::Quote& quote : revision.annotations.quotes) {
        if (quote.where != where || quote.kind == schema::QuoteKind::Reported) continue;
        quotes_.push_back(&quote);
        const auto begins_later = [](const schema::Word& word, std::uint32_t offset) {
            return word.span.begin < offset;
        };
        auto word = std::lower_bound(words.begin(), words.end(), quote.span.begin, begins_later);
        for (; word != words.end() && word->span.end <= quote.span.end; ++word) {
            quote_of_[static_cast<std::size_t>(word - words.begin())] = &quote;
        }
    }
}

std::vector<AlignWord> PrintedText::aligned(const PastedWords& pasted,
                                            const schema::Analyzer& analyzer) const {
    std::vector<AlignWord> words = pasted.number(read_.words, analyzer);
    const std::vector<bool> bracketed = bracketed_words(text_, read_.words);
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].is_optional = bracketed[i] || read_.units[i].is_optional;
        words[i].begins_part = i == 0 || quote_of_[i] != quote_of_[i - 1];
        while (sentence < sentences_.size() &&
               read_.words[i].span.begin >= sentences_[sentence].begin) {
            words[i].begins_part = true;
            ++sentence;
        }
    }
    mark_optional(words);
    return words;
}

void PrintedText::mark_optional(std::vector<AlignWord>& words) const {
    std::size_t last_in_quote = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (quote_of_[i] == nullptr) continue;
        const bool goes_on = last_in_quote < i && i - last_in_quote - 1 <= most_words_between &&
                             quote_of_[last_in_quote] != quote_of_[i] &&
                             quote_of_[last_in_quote]->speaker == quote_of_[i]->speaker;
        if (goes_on) {
            for (std::size_t k = last_in_quote + 1; k < i; ++k)
                words[k].is_optional = words[k].is_between = true;
        }
        last_in_quote = i;
    }
}

std::size_t PrintedText::sentence_of(std::uint32_t word) const {
    const std::uint32_t begin = words()[word].span.begin;
    const auto after = std::upper_bound(
        sentences_.begin(),
        sentences_.end(),
        begin,
        [](std::uint32_t offset, const schema::Span& sentence) { return offset < sentence.begin; });
    return after == sentences_.begin() ? 0
                                       : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

const schema::Quote* PrintedText::quote_of(std::uint32_t word) const { return quote_of_[word]; }

}  // namespace onrecord::searcher::quotes
