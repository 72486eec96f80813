// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// An HTML tokenizer: tags and texts in one pass, in constant memory regardless of nesting.
// html/tree.hpp builds a tree from it.
namespace onrecord::corpus::html {

enum class TokenKind : std::uint8_t {
    Text,     ///< With character references.
    Open,     ///< `<p class="x">`
    Close,    ///< `</p>`
    RawText,  ///< Contents of script, style, textarea, title and similar.
};

struct Token {
    TokenKind kind = TokenKind::Text;
    std::string name;         ///< Of a tag, in lower case.
    std::string_view source;  ///< Its bytes; for an Open tag, those between `<` and `>`.
    std::size_t offset_bytes = 0;
};

/// Comments, doctypes, processing instructions and tags longer than 4 MiB are skipped.
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
    std::size_t next_end_ = 0;          ///< Position of the next `>`, cached.
    std::size_t minds_marks_from_ = 0;  ///< Before this, quotation marks are not significant.
};

/// The decoded value of an attribute of an Open tag; empty optional when it has none.
std::optional<std::string> attribute(const Token& tag, std::string_view name);
/// The same for a tag's bytes between `<` and `>`.
std::optional<std::string> attribute(std::string_view tag, std::string_view name);

/// Removes the next attribute from the rest of a tag's bytes and returns its name as written and
/// its undecoded value. Start with the bytes between `<` and `>` after the element's name.
struct Attribute {
    std::string_view name;
    std::string_view value;
};
std::optional<Attribute> take_attribute(std::string_view& left);

/// Comparison that ignores ASCII case.
bool equals_folded(std::string_view text, std::string_view lower_text);

/// True for void elements (`br`, `img`).
bool is_void(std::string_view name);

/// The nesting depth, counting elements that require end tags; stops at `limit` and returns the
/// position.
struct Nesting {
    int depth = 0;
    std::size_t offset_bytes = 0;
};
Nesting measure_nesting(std::string_view page, int limit);

}  // namespace onrecord::corpus::html
