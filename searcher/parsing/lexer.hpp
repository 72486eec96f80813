// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The text of a Query as tokens. Nothing is wrong here: what a token means, and what is wrong
// with it, is the parser's to say.
namespace onrecord::searcher {

enum class TokenKind : std::uint8_t {
    Word,    ///< Any run without blanks, brackets and quotation marks.
    Quoted,  ///< What stands between quotation marks; `is_closed` says whether the second is there.
    Field,   ///< A name and its colon; the text is the name.
    Open,
    Close,
    Minus,
    Or,
    And,
    Not,
    Near,  ///< The text is all of it: `NEAR/5`, `w/5`.
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string_view text;     ///< Into the text that was read.
    std::string_view whole;    ///< With its quotation marks.
    std::size_t offset = 0;    ///< Of the token (of the mark of a Quoted) in it, bytes.
    bool is_attached = false;  ///< No blank before it.
    bool is_closed = true;
};

/// The tokens of `text`, the last of kind End. Views into `text`.
std::vector<Token> read_tokens(std::string_view text);

/// Tokens in words, for `--explain`: `word 'grain', open, ...`.
std::string to_string(const std::vector<Token>& tokens);

}  // namespace onrecord::searcher
