// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/text.hpp"

#include "corpus/html/entities.hpp"
#include "corpus/html/tokens.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace onrecord::corpus::html {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

constexpr std::string_view block_elements[] = {
    "address",  "article",    "aside",   "blockquote", "dd",    "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure",  "footer",     "form",  "h1",      "h2",  "h3", "h4",
    "h5",       "h6",         "header",  "hr",         "li",    "main",    "nav", "ol", "p",
    "pre",      "section",    "summary", "table",      "tbody", "thead",   "tr",  "ul",
};
// What stands in these is not read, whatever is in them.
constexpr std::string_view skipped_elements[] = {"script",
                                                 "style",
                                                 "noscript",
                                                 "template",
                                                 "iframe",
                                                 "svg",
                                                 "object",
                                                 "button",
                                                 "select",
                                                 "video",
                                                 "audio",
                                                 "textarea",
                                                 "title"};

template <class Table>
bool holds(const Table& table, std::string_view name) {
    return std::find(std::begin(table), std::end(table), name) != std::end(table);
}

bool is_tag(const Token& token) {
    return token.kind == TokenKind::Open || token.kind == TokenKind::Close;
}

bool has_block_elements(std::string_view body) {
    Tokens tokens{body};
    while (const auto token = tokens.next()) {
        if (is_tag(*token) && (token->name == "br" || holds(block_elements, token->name)))
            return true;
    }
    return false;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

/// Collects words into paragraphs.
class TextMaker {
public:
    explicit TextMaker(bool feeds_part_paragraphs) : feeds_part_{feeds_part_paragraphs} {}

    void take(const Token& token) {
        if (token.kind == TokenKind::RawText) return;
        if (token.kind == TokenKind::Text) {
            if (skipped_.empty()) add_text(decode_entities_fully(token.source));
            return;
        }
        if (!skipped_.empty()) {
            if (token.kind == TokenKind::Close && token.name == skipped_) skipped_.clear();
            return;
        }
        if (token.kind == TokenKind::Open && holds(skipped_elements, token.name)) {
            if (!token.source.ends_with('/')) skipped_ = token.name;
            return;
        }
        take_tag(token);
    }

    Text finish() {
        end_caption();
        end_quote();
        end_paragraph();
        return std::move(made_);
    }

private:
    void take_tag(const Token& token) {
        const bool opens = token.kind == TokenKind::Open;
        if (token.name == "br") return add_break();
        if (!holds(block_elements, token.name)) return;
        if (token.name == "figcaption") {
            end_caption();
            end_paragraph();
            is_in_caption_ = opens;
        } else if (token.name == "blockquote") {
            opens ? begin_quote() : end_quote();
        } else {
            end_paragraph();
        }
        if (token.name == "li" && opens) paragraph_ = "• ";
    }

    void add_text(const std::string& text) {
        for (const char letter : text) {
            if (letter == '\n' && feeds_part_) {
                end_paragraph();
            } else if (blanks.find(letter) != std::string_view::npos) {
                if (!paragraph_.empty() && !paragraph_.ends_with(' ')) paragraph_ += ' ';
            } else {
                paragraph_ += letter;
            }
        }
    }

    /// Two breaks in a row part paragraphs; one is a line's end.
    void add_break() {
        while (paragraph_.ends_with(' '))
            paragraph_.pop_back();
        if (paragraph_.empty()) return;
        if (paragraph_.ends_with('\n')) return end_paragraph();
        paragraph_ += '\n';
    }

    void end_paragraph() {
        const std::string_view words = trimmed(paragraph_);
        const bool is_empty = words.empty() || words == "•";
        if (!is_empty && is_in_caption_) {
            caption_ += (caption_.empty() ? "" : "\n") + std::string{words};
        } else if (!is_empty) {
            if (!made_.text.empty()) made_.text += "\n\n";
            paragraph_begin_ = made_.text.size();
            if (is_in_quote_ && !quote_begin_) quote_begin_ = paragraph_begin_;
            made_.text += words;
        }
        paragraph_.clear();
    }

    void end_caption() {
        end_paragraph();
        if (!caption_.empty()) {
            made_.captions.push_back({schema::BoilerplateKind::Caption,
                                      std::move(caption_),
                                      static_cast<std::uint32_t>(made_.text.size())});
        }
        caption_.clear();
        is_in_caption_ = false;
    }

    void begin_quote() {
        end_quote();
        is_in_quote_ = true;
        quote_begin_.reset();
    }

    void end_quote() {
        end_paragraph();
        if (is_in_quote_ && quote_begin_) {
            std::size_t end = made_.text.size();
            const std::string speaker = take_source_line(*quote_begin_, end);
            if (end > *quote_begin_) {
                made_.quotes.push_back(
                    {{static_cast<std::uint32_t>(*quote_begin_), static_cast<std::uint32_t>(end)},
                     speaker});
            }
        }
        is_in_quote_ = false;
        quote_begin_.reset();
    }

    /// A last line `— Jo Dale (@jodale) March 5, 2024`, as embedded posts have it, names whose
    /// words stand above; `end` moves before it.
    std::string take_source_line(std::size_t begin, std::size_t& end) const {
        constexpr std::string_view dash = "—";
        const std::string_view quote = std::string_view{made_.text}.substr(begin, end - begin);
        const std::size_t at = quote.rfind(dash);
        constexpr std::size_t longest_line = 120;
        if (at == std::string_view::npos || quote.size() - at > longest_line) return {};
        const std::string_view line = trimmed(quote.substr(at + dash.size()));
        const std::size_t handle = line.find(" (@");
        const bool begins_line = at == 0 || quote[at - 1] == '\n';
        if (handle == std::string_view::npos && !begins_line) return {};
        end = begin + quote.find_last_not_of(blanks, at == 0 ? 0 : at - 1) + 1;
        if (at == 0) end = begin;
        return std::string{trimmed(line.substr(0, std::min(handle, line.find(','))))};
    }

    bool feeds_part_;
    Text made_;
    std::string paragraph_;
    std::string skipped_;
    std::string caption_;
    std::size_t paragraph_begin_ = 0;
    bool is_in_caption_ = false;
    bool is_in_quote_ = false;
    std::optional<std::size_t> quote_begin_;
};

Text make_text(std::string_view body) {
    Tokens tokens{body};
    TextMaker maker{!has_block_elements(body)};
    while (const auto token = tokens.next())
        maker.take(*token);
    return maker.finish();
}

}  // namespace

Text read_text(std::string_view body) {
    // Some pages escape the whole HTML once more: then no tag shows until it is decoded.
    const bool is_escaped =
        body.find('<') == std::string_view::npos && body.find("&lt;") != std::string_view::npos;
    if (is_escaped) {
        const std::string decoded = decode_entities(body);
        if (has_block_elements(decoded)) return make_text(decoded);
    }
    return make_text(body);
}

std::string read_line(std::string_view body) {
    std::string line = read_text(body).text;
    std::string flat;
    for (const char letter : line) {
        const bool is_blank = blanks.find(letter) != std::string_view::npos;
        if (!is_blank) flat += letter;
        if (is_blank && !flat.empty() && !flat.ends_with(' ')) flat += ' ';
    }
    return flat;
}

}  // namespace onrecord::corpus::html
