// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/text_maker.hpp"

#include "corpus/html/byte_set.hpp"
#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::corpus::html {
namespace {

using schema::BoilerplateKind;

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::string_view cell_mark = " | ";
constexpr std::string_view item_mark = "• ";
// An element is furniture by its class only when it holds little: a class says what an outlet's
// designer thought, and `social` may hold a whole post.
constexpr std::size_t longest_furniture = 200;
constexpr std::size_t longest_caption = 1'000;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool holds_quote(const Tree& tree, NodeIndex at) {
    for (NodeIndex inner = at; inner < tree[at].end; ++inner) {
        if (tree.is_element(inner, "blockquote")) return true;
    }
    return false;
}

std::span<const std::string_view> source_elements() {
    static constexpr std::string_view names[] = {"cite", "footer"};
    return names;
}

}  // namespace

void TextMaker::read(NodeIndex begin, NodeIndex end) {
    for (NodeIndex at = begin; at < end;) {
        close_before(at);
        const Node& node = (*tree_)[at];
        if (is_passed_over(at)) {
            at = node.end;
            continue;
        }
        if (node.kind == NodeKind::Text) {
            add_text(decode_entities_fully(node.source));
        } else {
            open(at);
        }
        ++at;
    }
    close_before(end);
}

Text TextMaker::finish() {
    while (!open_.empty()) {
        const NodeIndex last = open_.back();
        open_.pop_back();
        close(last);
    }
    end_paragraph();
    return std::move(made_);
}

/// True for what is not read; what a page shows all the same is set aside.
bool TextMaker::is_passed_over(NodeIndex at) {
    if (std::ranges::binary_search(left_out_, at)) return true;
    if (is_invisible(*tree_, at)) return true;
    const Node& node = (*tree_)[at];
    if (node.kind != NodeKind::Element || keeps_furniture_) return false;
    const auto kind = set_aside_kind(at, roles_at(at));
    if (kind) set_aside(at, *kind);
    return kind.has_value();
}

/// Asked twice of each element.
Roles TextMaker::roles_at(NodeIndex at) {
    if (roles_node_ != at) roles_ = roles_of(*tree_, at);
    roles_node_ = at;
    return roles_;
}

std::optional<BoilerplateKind> TextMaker::set_aside_kind(NodeIndex at, Roles roles) const {
    const Node& node = (*tree_)[at];
    const bool is_control = is_one_of(control_elements, node.name);
    const bool may_be = roles.holds(Role::Furniture) || roles.holds(Role::Hidden);
    if (!is_control && !may_be) return std::nullopt;
    const auto bytes = visible_bytes(*tree_, at, node.end, 4 * longest_furniture);
    const bool is_small = bytes.all - bytes.linked <= longest_furniture;
    if (!is_small || holds_quote(*tree_, at)) return std::nullopt;
    return is_control || roles.holds(Role::Hidden) ? BoilerplateKind::Label
                                                   : BoilerplateKind::Other;
}

void TextMaker::set_aside(NodeIndex at, BoilerplateKind kind) {
    end_paragraph();
    std::string words = read_line(*tree_, at, (*tree_)[at].end);
    if (words.empty()) return;
    const auto known = furniture_kind({words, words.size()});
    add_boilerplate(known.value_or(kind), std::move(words));
}

void TextMaker::add_boilerplate(BoilerplateKind kind, std::string&& text) {
    made_.boilerplate.push_back(
        {kind, std::move(text), static_cast<std::uint32_t>(made_.text.size())});
}

void TextMaker::open(NodeIndex at) {
    const std::string_view name = (*tree_)[at].name;
    if (name == "br") return add_break();
    if (name == "td" || name == "th") return begin_cell();
    if (name == "hr") return end_paragraph();
    if (is_void(name)) return;
    const bool is_source = is_one_of(source_elements(), name) && quote_begin_.has_value();
    const bool is_block = is_one_of(block_elements, name);
    const Roles roles = caption_ == no_node ? roles_at(at) : Roles{};
    const bool is_caption = name == "figcaption" || roles.holds(Role::Caption);
    if (!is_block && !is_source && !is_caption && name != "a" && name != "q") return;
    open_.push_back(at);
    if (name == "a") {
        ++links_;
    } else if (name == "q") {
        paragraph_ += "“";
    } else if (is_source) {
        begin_source();
    } else {
        open_block(at, roles);
    }
}

void TextMaker::open_block(NodeIndex at, Roles roles) {
    const std::string_view name = (*tree_)[at].name;
    if (name == "tr") {
        if (!trimmed(paragraph_).empty()) add_break();
        return;
    }
    const bool is_caption = name == "figcaption" || roles.holds(Role::Caption);
    if (is_caption && caption_ == no_node &&
        visible_bytes(*tree_, at, (*tree_)[at].end, longest_caption).all <= longest_caption) {
        end_paragraph();
        caption_ = at;
        return;
    }
    end_paragraph();
    if (name == "blockquote") begin_quote(at);
    if (name == "pre") ++preformatted_;
    if (name == "li") paragraph_ = item_mark;
}

void TextMaker::close_before(NodeIndex at) {
    while (!open_.empty() && (*tree_)[open_.back()].end <= at) {
        const NodeIndex last = open_.back();
        open_.pop_back();
        close(last);
    }
}

void TextMaker::close(NodeIndex at) {
    const std::string_view name = (*tree_)[at].name;
    if (at == caption_) return end_caption();
    if (at == quote_) return end_quote();
    if (name == "a") {
        --links_;
    } else if (name == "q") {
        paragraph_ += "”";
    } else if (is_one_of(source_elements(), name) && source_begin_) {
        end_source();
    } else if (name != "tr") {
        if (name == "pre") --preformatted_;
        end_paragraph();
    }
}

void TextMaker::add_text(std::string_view text) {
    const std::size_t before = paragraph_.size();
    while (!text.empty()) {
        const std::size_t plain = blank_bytes.find_in(text);
        paragraph_ += text.substr(0, plain);
        if (plain == text.size()) break;
        add_blank(text[plain]);
        text.remove_prefix(plain + 1);
    }
    if (links_ > 0 && paragraph_.size() > before) linked_bytes_ += paragraph_.size() - before;
}

void TextMaker::add_blank(char letter) {
    if (letter == '\n' && feeds_part_) return end_paragraph();
    if (letter == '\n' && preformatted_ > 0) return add_break();
    if (!paragraph_.empty() && !paragraph_.ends_with(' ') && !paragraph_.ends_with('\n')) {
        paragraph_ += ' ';
    }
}

/// Two breaks in a row part paragraphs; one is a line's end.
void TextMaker::add_break() {
    while (paragraph_.ends_with(' ')) {
        paragraph_.pop_back();
    }
    if (paragraph_.empty()) return;
    if (paragraph_.ends_with('\n')) return end_paragraph();
    paragraph_ += '\n';
}

void TextMaker::begin_cell() {
    while (paragraph_.ends_with(' ')) {
        paragraph_.pop_back();
    }
    if (!paragraph_.empty() && !paragraph_.ends_with('\n')) paragraph_ += cell_mark;
}

void TextMaker::end_paragraph() {
    const std::string_view words = trimmed(paragraph_);
    const bool is_empty = words.empty() || words == trimmed(item_mark);
    if (!is_empty && caption_ != no_node) {
        caption_text_ += (caption_text_.empty() ? "" : " ") + std::string{words};
    } else if (!is_empty && !is_furniture(words)) {
        if (!made_.text.empty()) made_.text += "\n\n";
        if (quote_ != no_node && !quote_begin_) quote_begin_ = made_.text.size();
        made_.text += words;
    }
    paragraph_.clear();
    linked_bytes_ = 0;
}

bool TextMaker::is_furniture(std::string_view words) {
    if (keeps_furniture_ || quote_ != no_node) return false;
    auto kind = furniture_kind({words, linked_bytes_});
    const bool is_link = linked_bytes_ * 10 >= words.size() * 9;
    if (!kind && points_elsewhere_ && is_link) kind = BoilerplateKind::Link;
    points_elsewhere_ = kind == BoilerplateKind::Link;
    if (kind) add_boilerplate(*kind, std::string{words});
    return kind.has_value();
}

void TextMaker::end_caption() {
    end_paragraph();
    caption_ = no_node;
    if (!caption_text_.empty()) {
        add_boilerplate(BoilerplateKind::Caption, std::exchange(caption_text_, {}));
    }
}

void TextMaker::begin_quote(NodeIndex at) {
    end_quote();
    quote_ = at;
    quote_begin_.reset();
    quote_end_.reset();
    quote_speaker_.clear();
}

void TextMaker::end_quote() {
    end_paragraph();
    if (quote_ != no_node && quote_begin_) {
        std::size_t end = quote_end_.value_or(made_.text.size());
        std::string speaker =
            quote_end_ ? std::exchange(quote_speaker_, {}) : take_source_line(*quote_begin_, end);
        if (end > *quote_begin_) {
            made_.quotes.push_back(
                {{static_cast<std::uint32_t>(*quote_begin_), static_cast<std::uint32_t>(end)},
                 std::move(speaker)});
        }
    }
    quote_ = no_node;
    quote_begin_.reset();
    source_begin_.reset();
}

/// `<cite>` and `<footer>` behind a quote's words name whom.
void TextMaker::begin_source() {
    end_paragraph();
    source_begin_ = made_.text.size();
}

void TextMaker::end_source() {
    end_paragraph();
    const std::size_t begin = std::exchange(source_begin_, std::nullopt).value_or(0);
    std::string_view words = trimmed(std::string_view{made_.text}.substr(begin));
    for (const std::string_view dash : {"—", "–", "-"}) {
        if (words.starts_with(dash)) words = trimmed(words.substr(dash.size()));
    }
    if (words.empty() || quote_end_) return;
    quote_end_ = begin;
    quote_speaker_ = words.substr(
        0, std::min({words.find(" (@"), words.find(','), words.find('\n'), words.size()}));
}

/// A last line `— Jo Dale (@jodale) March 5, 2024`, as embedded posts have it, names whose
/// words stand above; `end` moves before it.
std::string TextMaker::take_source_line(std::size_t begin, std::size_t& end) const {
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

}  // namespace onrecord::corpus::html
