// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/marks.hpp"

#include <cstdint>
#include <vector>

// A text as its narrator wrote it: sentences in which each quoted span is one item. So the words of
// a quote can neither end the sentence that the quote stands in nor supply a name to the rules.
namespace onrecord::corpus::annotation {

struct Item {
    std::uint32_t token = 0;  ///< The word; of a quote, its first.
    std::uint32_t quote = 0;  ///< Number of the quote from 1; 0: a word.
};

struct ItemRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Narration {
    const Reading* reading = nullptr;
    const std::vector<QuotedSpan>* spans = nullptr;
    std::vector<Item> items;
    std::vector<ItemRange> sentences;
    std::vector<std::uint32_t> paragraph_of;  ///< Sentence -> number of its paragraph.
    std::vector<std::uint32_t> item_of;       ///< Quote, from 1 -> its item.
    std::vector<std::uint32_t> sentence_of;   ///< Quote, from 1 -> its sentence.

    const Token& token(std::uint32_t item) const { return reading->tokens[items[item].token]; }
    bool is_quote(std::uint32_t item) const { return items[item].quote != 0; }
    bool is_word(std::uint32_t item) const { return !is_quote(item) && token(item).is_word(); }
    bool is(std::uint32_t item, WordClasses any) const {
        return is_word(item) && token(item).is(any);
    }
    bool is(std::uint32_t item, TokenKind kind) const {
        return !is_quote(item) && token(item).kind == kind;
    }
    bool plays(std::uint32_t item, WordRole role) const {
        return is_word(item) && reading->lexicon->roles_of(token(item).hash).has(role);
    }
    const QuotedSpan& span(std::uint32_t quote) const { return (*spans)[quote - 1]; }
};

/// The number of the sentence that the item stands in.
std::uint32_t sentence_of(const Narration& told, std::uint32_t item);

/// `reading` and `spans` must outlive `told`, whose memory is reused.
void narrate(const Reading& reading, const std::vector<QuotedSpan>& spans, Narration& told);

}  // namespace onrecord::corpus::annotation
