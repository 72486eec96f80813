// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/lexicon.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The tokenizer of the annotator: one pass over a text yields the tokens with their word classes,
// sentences and paragraphs that all later steps use. Spans are in bytes.
namespace onrecord::corpus::annotation {

enum class TokenKind : std::uint8_t {
    Word,
    Number,
    Comma,  ///< A comma or semicolon.
    Stop,   ///< The end of a sentence.
    Colon,
    Dash,
    Open,   ///< An opening bracket.
    Close,  ///< A closing bracket.
    Mark,   ///< A quotation mark, or an isolated apostrophe.
    Break,  ///< The end of a paragraph.
    Other,
};

struct Token {
    schema::Span span;
    std::uint32_t stem = KnownWord::no_stem;  ///< Its number in the Lexicon.
    std::uint32_t quote =
        0;                   ///< Number, from 1, of the quoted span that contains it; 0: narrative.
    std::uint32_t hash = 0;  ///< Of a word in lower case: token_hash().
    WordClasses classes;
    TokenKind kind = TokenKind::Other;
    bool is_capital = false;     ///< Starts with an upper-case letter.
    bool is_upper = false;       ///< All letters are, two or more.
    bool is_possessive = false;  ///< An 's or ’ was cut off.
    bool is_joined = false;      ///< Nothing or a hyphen separates it from the previous one.

    bool is(WordClasses any) const { return classes.has(any); }
    bool is_word() const { return kind == TokenKind::Word; }
};

/// The part of a lower-case word's hash kept in Token::hash: enough to rule out most words.
inline std::uint32_t token_hash(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

/// Tokens [begin, end) of a Reading.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool is_empty() const { return begin >= end; }
    bool operator==(const TokenRange&) const = default;
};

struct Reading {
    std::string_view text;
    const Lexicon* lexicon = nullptr;
    std::vector<Token> tokens;
    std::vector<std::uint32_t> capitals;  ///< The words that begin with an upper-case letter.
    std::vector<TokenRange> paragraphs;   ///< Without their Break.

    std::string_view words(TokenRange range) const {
        const auto span = bytes(range);
        return text.substr(span.begin, span.length());
    }
    std::string_view word(std::uint32_t token) const {
        const auto span = tokens[token].span;
        return text.substr(span.begin, span.length());
    }
    bool plays(std::uint32_t token, WordRole role) const {
        return tokens[token].is_word() && lexicon->roles_of(tokens[token].hash).has(role);
    }
    schema::Span bytes(TokenRange range) const {
        if (range.is_empty()) return {};
        return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
    }
    /// The first token that starts at or after `byte`.
    std::uint32_t token_at(std::uint32_t byte) const;
};

/// Tokenizes `text`, which must outlive the Reading. `reading` is overwritten and its memory
/// reused.
void read(std::string_view text, const Lexicon& lexicon, Reading& reading);

}  // namespace onrecord::corpus::annotation
