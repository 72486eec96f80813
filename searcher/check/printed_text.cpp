// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/printed_text.hpp"

#include "schema/sentences.hpp"
#include "searcher/text_pieces.hpp"

#include <algorithm>

namespace onrecord::searcher::check {

namespace {

// Words of the Outlet that may stand between two pieces of one speech: `," Austin said. "` is 2,
// `," the minister told reporters after the meeting in Kyiv on Friday. "` is 11.
constexpr std::size_t most_words_between = 24;

/// A part of a text, and how many words stand before it.
struct Part {
    schema::Span span;
    std::uint32_t words_before = 0;
    std::vector<schema::Word> words;  ///< With their places in the text.
};

/// The words around one of them, read piece by piece so that memory does not grow with the text.
/// A short text is read whole.
Part read_around(std::string_view text,
                 std::string_view lang,
                 std::size_t focus,
                 const schema::Analyzer& analyzer) {
    constexpr std::size_t piece_bytes = std::size_t{1} << 17U;
    if (text.size() <= piece_bytes) {
        return {{0, static_cast<std::uint32_t>(text.size())}, 0, analyzer.read(text, lang)};
    }
    const std::size_t first = focus - std::min(focus, most_printed_words * 2 / 3);
    Part part{{0, 0}, 0, {}};
    std::vector<schema::Word> piece;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && part.words.size() < most_printed_words;) {
        const std::size_t end = end_of_piece(text, at, piece_bytes);
        analyzer.read(text.substr(at, end - at), lang, piece);
        for (schema::Word& word : piece) {
            if (count++ < first || part.words.size() == most_printed_words) continue;
            const auto offset = static_cast<std::uint32_t>(at);
            word.span = {word.span.begin + offset, word.span.end + offset};
            part.words.push_back(std::move(word));
        }
        at = end;
    }
    if (part.words.empty()) return part;
    part.words_before = static_cast<std::uint32_t>(std::min(first, count));
    // What stands right behind the last word belongs to it: a full stop, a closing mark.
    constexpr std::size_t marks = 64;
    const std::uint32_t last = part.words.back().span.end;
    part.span = {first == 0 ? 0 : part.words.front().span.begin,
                 static_cast<std::uint32_t>(end_of_piece(text, last, marks))};
    return part;
}

std::string_view text_of(const schema::AnnotatedEntry& revision, schema::Where where) {
    return where == schema::Where::Title ? revision.entry.title : revision.entry.text;
}

}  // namespace

PrintedText::PrintedText(const schema::AnnotatedEntry& revision,
                         schema::Where where,
                         const schema::Analyzer& analyzer,
                         std::size_t focus)
    : revision_{&revision},
      where_{where},
      text_{text_of(revision, where)} {
    Part part = read_around(text_, revision.entry.lang, focus, analyzer);
    words_before_ = part.words_before;
    read_ = read_meanings(text_, revision.entry.lang, std::move(part.words));
    quote_of_.resize(read_.words.size(), nullptr);
    read_sentences(part.span);
    read_quotes();
}

void PrintedText::read_sentences(schema::Span window) {
    for (const schema::Span span : schema::sentences(text_.substr(window.begin, window.length()))) {
        sentences_.push_back({span.begin + window.begin, span.end + window.begin});
    }
}

void PrintedText::read_quotes() {
    const std::vector<schema::Word>& words = read_.words;
    for (const schema::Quote& quote : revision_->annotations.quotes) {
        if (quote.where != where_ || quote.kind == schema::QuoteKind::Reported) continue;
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
    std::vector<AlignWord> words = pasted.number(text_, read_.words, analyzer);
    const std::vector<bool> bracketed = bracketed_words(text_, read_.words);
    std::size_t sentence = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].is_optional = bracketed[i] || read_.units[i].is_optional;
        words[i].is_free = read_.units[i].is_optional;
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
            for (std::size_t k = last_in_quote + 1; k < i; ++k) {
                words[k].is_optional = words[k].is_between = true;
            }
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

}  // namespace onrecord::searcher::check
