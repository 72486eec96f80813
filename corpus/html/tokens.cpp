// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/tokens.hpp"

#include "corpus/html/byte_set.hpp"
#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace onrecord::corpus::html {
namespace {

// Pages keep whole states in an attribute (600 kB were seen).
constexpr std::size_t longest_tag = 4U << 20U;
constexpr ByteSet name_ends{" \t\r\n\f/"};
constexpr ByteSet attribute_name_ends{" \t\r\n\f/="};

constexpr std::string_view void_elements[] = {"area",
                                              "base",
                                              "br",
                                              "col",
                                              "embed",
                                              "hr",
                                              "img",
                                              "input",
                                              "link",
                                              "meta",
                                              "param",
                                              "source",
                                              "track",
                                              "wbr"};
constexpr std::string_view raw_elements[] = {
    "script", "style", "textarea", "title", "xmp", "noembed", "noframes"};
// Elements that the next of their kind may close.
constexpr std::string_view optional_ends[] = {
    "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot"};

template <class Table>
bool holds(const Table& table, std::string_view name) {
    return is_one_of(table, name);
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

std::string lower_case(std::string_view text) {
    std::string made{text};
    std::transform(made.begin(), made.end(), made.begin(), lower);
    return made;
}

/// Where a tag that begins at `text` ends when quotation marks around attributes are minded; npos
/// when a mark is not closed.
std::size_t find_marked_end(std::string_view text) {
    char mark = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        const char letter = text[at];
        if (mark != 0) {
            if (letter == mark) mark = 0;
        } else if (letter == '>') {
            return at;
        } else if ((letter == '"' || letter == '\'') && text[at - 1] == '=') {
            mark = letter;
        }
    }
    return std::string_view::npos;
}

}  // namespace

bool equals_folded(std::string_view text, std::string_view lower_text) {
    return std::equal(
        text.begin(), text.end(), lower_text.begin(), lower_text.end(), [](char one, char other) {
            return lower(one) == other;
        });
}

std::optional<Token> Tokens::next() {
    if (!raw_.empty()) {
        if (auto raw = read_raw_text()) return raw;
    }
    while (at_ < page_.size()) {
        if (page_[at_] != '<') return read_text();
        if (auto tag = read_markup()) return tag;
    }
    return std::nullopt;
}

std::optional<Token> Tokens::read_raw_text() {
    const std::size_t begin = at_;
    const std::string name = std::exchange(raw_, {});
    for (std::size_t end = page_.find("</", begin);; end = page_.find("</", end + 2)) {
        const bool is_cut_off = end == std::string_view::npos;
        if (!is_cut_off && !equals_folded(page_.substr(end + 2, name.size()), name)) continue;
        at_ = is_cut_off ? page_.size() : end;
        if (at_ == begin) return std::nullopt;
        return Token{TokenKind::RawText, name, page_.substr(begin, at_ - begin), begin};
    }
}

/// A tag; nothing for what is passed over. A `<` that begins no markup is text.
std::optional<Token> Tokens::read_markup() {
    const std::size_t begin = at_;
    const std::string_view left = page_.substr(begin);
    const std::string_view kind = left.substr(1, 1);
    if (left.starts_with("<!--")) {
        constexpr std::size_t opening = 4;
        constexpr std::size_t closing = 3;
        const std::size_t end = left.find("-->", opening);
        at_ = end == std::string_view::npos ? page_.size() : begin + end + closing;
        return std::nullopt;
    }
    const bool is_close = kind == "/";
    const bool is_tag = left.size() > 2 && is_letter(left[is_close ? 2 : 1]);
    if (kind != "!" && kind != "?" && !is_tag) return read_text();
    const std::size_t end = find_tag_end(begin);
    if (end == std::string_view::npos) return read_text();
    at_ = begin + end + 1;
    if (!is_tag) return std::nullopt;
    const std::string_view source = left.substr(is_close ? 2 : 1, end - (is_close ? 2 : 1));
    std::string name = lower_case(source.substr(0, name_ends.find_in(source)));
    if (!is_close && holds(raw_elements, name)) raw_ = name;
    return Token{is_close ? TokenKind::Close : TokenKind::Open, std::move(name), source, begin};
}

/// Each byte is examined a bounded number of times, however many `<` the page contains.
std::size_t Tokens::find_tag_end(std::size_t begin) {
    if (next_end_ <= begin) next_end_ = std::min(page_.find('>', begin), page_.size());
    if (next_end_ == page_.size() || next_end_ - begin > longest_tag) return std::string_view::npos;
    if (begin >= minds_marks_from_) {
        const std::size_t end = find_marked_end(page_.substr(begin, longest_tag));
        if (end != std::string_view::npos) return end;
        // A mark that is never closed must not swallow the page.
        minds_marks_from_ = begin + longest_tag;
    }
    return next_end_ - begin;
}

Token Tokens::read_text() {
    const std::size_t begin = at_;
    at_ = std::min(page_.find('<', begin + 1), page_.size());
    return {TokenKind::Text, {}, page_.substr(begin, at_ - begin), begin};
}

namespace {

std::string_view take_until(std::string_view& text, const ByteSet& stops) {
    const std::size_t end = stops.find_in(text);
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

void skip(std::string_view& text, const ByteSet& letters) {
    text.remove_prefix(letters.find_other(text));
}

/// What stands behind a `=`, with or without quotation marks.
std::string_view take_value(std::string_view& text) {
    skip(text, blank_bytes);
    if (!text.starts_with('"') && !text.starts_with('\'')) return take_until(text, blank_bytes);
    const char mark = text.front();
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view value = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return value;
}

}  // namespace

std::optional<Attribute> take_attribute(std::string_view& left) {
    skip(left, attribute_name_ends);
    if (left.empty()) return std::nullopt;
    Attribute taken{take_until(left, attribute_name_ends), {}};
    skip(left, blank_bytes);
    if (left.starts_with('=')) {
        left.remove_prefix(1);
        taken.value = take_value(left);
    }
    return taken;
}

std::optional<std::string> attribute(std::string_view tag, std::string_view name) {
    take_until(tag, name_ends);
    while (const auto found = take_attribute(tag)) {
        if (equals_folded(found->name, name)) return decode_entities(found->value);
    }
    return std::nullopt;
}

std::optional<std::string> attribute(const Token& tag, std::string_view name) {
    return attribute(tag.source, name);
}

bool is_void(std::string_view name) { return holds(void_elements, name); }

Nesting measure_nesting(std::string_view page, int limit) {
    Tokens tokens{page};
    Nesting nesting;
    int depth = 0;
    while (const auto token = tokens.next()) {
        if (token->kind == TokenKind::Text || token->kind == TokenKind::RawText) continue;
        if (is_void(token->name) || holds(optional_ends, token->name)) continue;
        if (token->source.ends_with('/')) continue;
        depth += token->kind == TokenKind::Open ? 1 : -1;
        depth = std::max(depth, 0);
        if (depth > nesting.depth) nesting = {depth, token->offset_bytes};
        if (nesting.depth > limit) break;
    }
    return nesting;
}

}  // namespace onrecord::corpus::html
