// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// The words of a text with their bits from the Lexicon, each looked up once, for the readers of
/// numbers, dates and times. The text must outlive it.
class ReadWords {
public:
    ReadWords(std::string_view text, std::string_view lang, std::vector<schema::Word> words)
        : text_{text},
          words_{std::move(words)},
          lexicon_{lexicon_of(lang)},
          is_english_{lang.starts_with("en")} {
        bits_.reserve(words_.size());
        const bool has_letters = !lexicon_.words().all(WordClass::Letters).empty();
        for (schema::Word& word : words_) {
            if (has_letters) word.form = lexicon_.with_common_letters(std::move(word.form));
            bits_.push_back(lexicon_.bits_of(word.form));
        }
    }

    std::size_t size() const { return words_.size(); }
    std::string_view text() const { return text_; }
    const schema::Word& operator[](std::size_t at) const { return words_[at]; }
    const std::string& form(std::size_t at) const { return words_[at].form; }
    schema::Word& word(std::size_t at) { return words_[at]; }
    const Lexicon& lexicon() const { return lexicon_; }
    /// Not in English.
    bool groups_by_blanks() const { return !is_english_; }
    bool has_decimal_commas() const { return !is_english_; }

    std::uint64_t bits(std::size_t at) const { return bits_[at]; }
    /// Whether a word has any of the bits; false past the end.
    bool has(std::size_t at, std::uint64_t bits) const {
        return at < bits_.size() && (bits_[at] & bits) != 0;
    }
    bool is(std::size_t at, WordClass word_class) const {
        return has(at, word_bits::of(word_class));
    }
    /// The word's meaning in a class; null when it is not in the class.
    const std::string* meaning(std::size_t at, WordClass word_class) const {
        return is(at, word_class) ? lexicon_.words().find(word_class, words_[at].form) : nullptr;
    }
    /// The same for `count` words joined by `_` that are separated by blanks and hyphens only.
    const std::string* phrase(std::size_t at, std::size_t count, WordClass word_class) const;

    std::string_view between(std::size_t at) const {
        const std::uint32_t end = words_[at].span.end;
        return text_.substr(end, words_[at + 1].span.begin - end);
    }
    bool touches_next(std::size_t at) const {
        return at + 1 < words_.size() && words_[at].span.end == words_[at + 1].span.begin;
    }
    /// Only blanks and hyphens separate it from the next word.
    bool is_beside(std::size_t at) const {
        return at + 1 < words_.size() &&
               between(at).find_first_not_of(" -\n\t\xC2\xA0\xE2\x80\xAF\x89\x91") ==
                   std::string_view::npos;
    }
    /// See Lexicon; only for words that start a number.
    std::optional<std::uint32_t> compound_number(std::size_t at) const {
        return has(at, word_bits::number) ? lexicon_.compound_number(form(at)) : std::nullopt;
    }
    /// Digits with at most one point.
    bool is_digits(std::size_t at) const;

private:
    std::string_view text_;
    std::vector<schema::Word> words_;
    const Lexicon& lexicon_;
    bool is_english_;
    std::vector<std::uint64_t> bits_;
};

}  // namespace onrecord::searcher::check
