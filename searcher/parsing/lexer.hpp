// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Splits the text of a Query into tokens. There are no errors at this stage; the parser interprets
// tokens and reports mistakes.
namespace onrecord::searcher {

enum class TokenKind : std::uint8_t {
    Word,    ///< A run without blanks, brackets and quotation marks.
    Quoted,  ///< Text between quotation marks; `is_closed`: with a closing mark.
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
    std::string_view text;     ///< View into the input.
    std::string_view whole;    ///< With its quotation marks.
    std::size_t offset = 0;    ///< Of the token (of a Quoted: of its mark), bytes.
    bool is_attached = false;  ///< No blank before it.
    bool is_closed = true;
};

/// The tokens of `text`, the last of kind End. Views into `text`.
std::vector<Token> read_tokens(std::string_view text);

/// The tokens as text, for `--explain`: `word 'grain', open, ...`.
std::string to_string(const std::vector<Token>& tokens);

}  // namespace onrecord::searcher
