// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// HTML as a flat stream of tags and texts, in one pass and constant memory whatever its nesting.
// html/tree.hpp makes a tree of it.
namespace onrecord::corpus::html {

enum class TokenKind : std::uint8_t {
    Text,     ///< Character references still in it.
    Open,     ///< `<p class="x">`
    Close,    ///< `</p>`
    RawText,  ///< What stands in script, style, textarea, title and the like.
};

struct Token {
    TokenKind kind = TokenKind::Text;
    std::string name;         ///< Of a tag, in lower case.
    std::string_view source;  ///< Its bytes; of an Open tag, all between `<` and `>`.
    std::size_t offset_bytes = 0;
};

/// Comments, doctypes and processing instructions are passed over, as are tags longer than 4 MiB.
class Tokens {
public:
    explicit Tokens(std::string_view page) : page_{page} {}
    std::optional<Token> next();

private:
    std::optional<Token> read_raw_text();
    std::optional<Token> read_markup();
    Token read_text();
    std::size_t find_tag_end(std::size_t begin);

    std::string_view page_;
    std::size_t at_ = 0;
    std::string raw_;                   ///< The element whose raw text comes next.
    std::size_t next_end_ = 0;          ///< The next `>`, once it was looked for.
    std::size_t minds_marks_from_ = 0;  ///< Before this, quotation marks mean nothing.
};

/// The decoded value of an attribute of an Open tag; nothing when it has none.
std::optional<std::string> attribute(const Token& tag, std::string_view name);
/// The same of a tag's bytes between `<` and `>`.
std::optional<std::string> attribute(std::string_view tag, std::string_view name);

/// Takes the next attribute from what is left of a tag's bytes: its name as written and its value
/// with character references still in it. The first call gets all between `<` and `>`, without the
/// element's name.
struct Attribute {
    std::string_view name;
    std::string_view value;
};
std::optional<Attribute> take_attribute(std::string_view& left);

/// True when the text is that, but for ASCII capitals.
bool equals_folded(std::string_view text, std::string_view lower_text);

/// True for elements that have no end (`br`, `img`).
bool is_void(std::string_view name);

/// How deep the page nests, as far as end tags are required; stops counting at `limit`, and gives
/// where that was.
struct Nesting {
    int depth = 0;
    std::size_t offset_bytes = 0;
};
Nesting measure_nesting(std::string_view page, int limit);

}  // namespace onrecord::corpus::html
