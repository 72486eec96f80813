// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/lexer.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace onrecord::searcher {
namespace {

/// Marks of one family open and close each other, because pasted text mixes them freely.
struct QuotationMark {
    std::string_view bytes;
    int family;
};

// clang-format off
constexpr QuotationMark quotation_marks[] = {
    {"\"",           0},  // U+0022
    {"\xE2\x80\x9C", 0},  // U+201C, opening in English, closing in German
    {"\xE2\x80\x9D", 0},  // U+201D
    {"\xE2\x80\x9E", 0},  // U+201E, low
    {"\xE2\x80\x9F", 0},  // U+201F
    {"\xEF\xBC\x82", 0},  // U+FF02, full width
    {"\xC2\xAB",     1},  // U+00AB, guillemets
    {"\xC2\xBB",     1},  // U+00BB
    {"\xE2\x80\xB9", 2},  // U+2039, single guillemets
    {"\xE2\x80\xBA", 2},  // U+203A
};

struct Blank { std::string_view bytes; };
constexpr Blank blanks[] = {
    {" "}, {"\t"}, {"\n"}, {"\r"}, {"\f"}, {"\v"},
    {"\xC2\xA0"},      // U+00A0, no-break
    {"\xE2\x80\x82"},  // U+2002, en
    {"\xE2\x80\x83"},  // U+2003, em
    {"\xE2\x80\x89"},  // U+2009, thin
    {"\xE2\x80\xAF"},  // U+202F, narrow no-break
    {"\xE3\x80\x80"},  // U+3000, ideographic
};

struct Operator { std::string_view word; TokenKind kind; };
constexpr Operator operators[] = {
    {"OR",  TokenKind::Or },
    {"AND", TokenKind::And},
    {"NOT", TokenKind::Not},
    {"||",  TokenKind::Or },
    {"|",   TokenKind::Or },
    {"&&",  TokenKind::And},
    {"&",   TokenKind::And},
};
// clang-format on

constexpr std::string_view single_open = "\xE2\x80\x98";   // U+2018
constexpr std::string_view single_close = "\xE2\x80\x99";  // U+2019, the apostrophe too
constexpr std::string_view minus_sign = "\xE2\x88\x92";    // U+2212

std::size_t blank_length(std::string_view rest) {
    for (const Blank& blank : blanks) {
        if (rest.starts_with(blank.bytes)) return blank.bytes.size();
    }
    return 0;
}

const QuotationMark* mark_at(std::string_view rest) {
    const auto* found =
        std::find_if(std::begin(quotation_marks), std::end(quotation_marks), [&](const auto& mark) {
            return rest.starts_with(mark.bytes);
        });
    return found == std::end(quotation_marks) ? nullptr : found;
}

std::size_t minus_length(std::string_view rest) {
    if (rest.starts_with('-')) return 1;
    return rest.starts_with(minus_sign) ? minus_sign.size() : 0;
}

bool is_letter(char byte) {
    return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_{text} {}

    std::vector<Token> read() {
        while (skip_blanks(), at_ < text_.size()) {
            read_token();
        }
        add(TokenKind::End, at_, at_, at_);
        return std::move(tokens_);
    }

private:
    std::string_view rest() const { return text_.substr(at_); }

    void skip_blanks() {
        is_attached_ = true;
        while (const std::size_t length = blank_length(rest())) {
            at_ += length;
            is_attached_ = false;
        }
    }

    void add(TokenKind kind, std::size_t begin, std::size_t end, std::size_t offset) {
        const std::string_view text = text_.substr(begin, end - begin);
        tokens_.push_back(
            {kind, text, text_.substr(offset, end - offset), offset, is_attached_, true});
    }

    void read_token() {
        if (text_[at_] == '(' || text_[at_] == ')') {
            add(text_[at_] == '(' ? TokenKind::Open : TokenKind::Close, at_, at_ + 1, at_);
            ++at_;
        } else if (const QuotationMark* mark = mark_at(rest())) {
            read_quoted(mark->bytes.size(), mark->family);
        } else if (const std::size_t close = single_quoted_length(); close > 0) {
            add(TokenKind::Quoted, at_ + single_open.size(), close, at_);
            close_at(close + single_close.size());
        } else if (const std::size_t minus = minus_length(rest()); minus > 0 && may_negate()) {
            add(TokenKind::Minus, at_, at_ + minus, at_);
            at_ += minus;
        } else if (is_plus()) {
            ++at_;
        } else {
            read_bare();
        }
    }

    /// The Quoted token that was added last ends at `end`, after its mark.
    void close_at(std::size_t end) {
        tokens_.back().whole = text_.substr(at_, end - at_);
        at_ = end;
    }

    /// A plus before a word says that it must be there, as every word must.
    bool is_plus() const {
        if (!rest().starts_with('+') || at_ + 1 == text_.size() || !may_negate()) return false;
        return blank_length(text_.substr(at_ + 1)) == 0;
    }

    /// A minus within a run of letters is a hyphen.
    bool may_negate() const {
        if (!is_attached_ || tokens_.empty()) return true;
        const TokenKind last = tokens_.back().kind;
        return last == TokenKind::Open || last == TokenKind::Minus || last == TokenKind::Quoted ||
               last == TokenKind::Close;
    }

    void read_quoted(std::size_t mark_length, int family) {
        const std::size_t begin = at_ + mark_length;
        for (std::size_t end = begin; end < text_.size(); ++end) {
            const QuotationMark* mark = mark_at(text_.substr(end));
            if (mark == nullptr || mark->family != family) continue;
            add(TokenKind::Quoted, begin, end, at_);
            close_at(end + mark->bytes.size());
            return;
        }
        add(TokenKind::Quoted, begin, text_.size(), at_);
        tokens_.back().is_closed = false;
        at_ = text_.size();
    }

    /// Where the closing mark of single marks stands, 0 when these are no marks: the closing one
    /// is the apostrophe too, so it counts only at the end of a word.
    std::size_t single_quoted_length() const {
        if (!rest().starts_with(single_open)) return 0;
        for (std::size_t end = text_.find(single_close, at_); end != std::string_view::npos;
             end = text_.find(single_close, end + 1)) {
            const std::string_view after = text_.substr(end + single_close.size());
            if (after.empty() || after.front() == ')' || blank_length(after) > 0) return end;
        }
        return 0;
    }

    std::size_t bare_end() const {
        std::size_t end = at_;
        while (end < text_.size()) {
            const std::string_view after = text_.substr(end);
            const bool stops = after.front() == '(' || after.front() == ')' ||
                               mark_at(after) != nullptr || blank_length(after) > 0;
            if (stops) break;
            ++end;
        }
        return end;
    }

    void read_bare() {
        const std::size_t end = bare_end();
        const std::string_view bare = text_.substr(at_, end - at_);
        const bool is_value =
            is_attached_ && !tokens_.empty() && tokens_.back().kind == TokenKind::Field;
        if (const std::size_t colon = field_colon(bare); colon > 0 && !is_value) {
            add(TokenKind::Field, at_, at_ + colon, at_);
            at_ += colon + 1;
            return;
        }
        add(kind_of(bare), at_, end, at_);
        at_ = end;
    }

    /// Where the colon of `field:` stands; 0 when this is none: a time (10:30), an address
    /// (https://).
    static std::size_t field_colon(std::string_view bare) {
        const std::size_t colon = bare.find(':');
        if (colon == std::string_view::npos || colon == 0) return 0;
        const bool is_name = std::ranges::all_of(bare.substr(0, colon), is_letter);
        return is_name && !bare.substr(colon + 1).starts_with("//") ? colon : 0;
    }

    static TokenKind kind_of(std::string_view bare) {
        for (const Operator& row : operators) {
            if (bare == row.word) return row.kind;
        }
        const bool is_near = bare == "NEAR" || bare.starts_with("NEAR/") || is_within(bare);
        return is_near ? TokenKind::Near : TokenKind::Word;
    }

    /// `w/5` and `near/5`, as press archives write it.
    static bool is_within(std::string_view bare) {
        const std::size_t slash = bare.find('/');
        if (slash == std::string_view::npos || slash + 1 == bare.size()) return false;
        const std::string_view name = bare.substr(0, slash);
        const bool is_name = name == "w" || name == "W" || name == "near" || name == "Near";
        return is_name && std::ranges::all_of(bare.substr(slash + 1),
                                              [](char byte) { return byte >= '0' && byte <= '9'; });
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool is_attached_ = true;
    std::vector<Token> tokens_;
};

constexpr std::string_view kind_names[] = {
    "word", "phrase", "field", "(", ")", "-", "OR", "AND", "NOT", "NEAR", "end"};

}  // namespace

std::vector<Token> read_tokens(std::string_view text) { return Lexer{text}.read(); }

std::string to_string(const std::vector<Token>& tokens) {
    std::string text;
    for (const Token& token : tokens) {
        if (!text.empty()) text += ", ";
        text += kind_names[static_cast<std::size_t>(token.kind)];
        const bool has_text = token.kind <= TokenKind::Field || token.kind == TokenKind::Near;
        if (has_text) text += " '" + std::string{token.text} + '\'';
    }
    return text;
}

}  // namespace onrecord::searcher
