// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/tree.hpp"

#include "corpus/html/elements.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::html {
namespace {

template <class Table>
bool holds(const Table& table, std::string_view name) {
    return is_one_of(table, name);
}

// An open paragraph ends where one of these begins (HTML, "optional tags").
constexpr std::string_view ends_paragraph[] = {
    "address", "article",  "aside",  "blockquote", "center", "details", "dialog", "dir", "div",
    "dl",      "fieldset", "figure", "figcaption", "footer", "form",    "h1",     "h2",  "h3",
    "h4",      "h5",       "h6",     "header",     "hgroup", "hr",      "li",     "dd",  "dt",
    "main",    "menu",     "nav",    "ol",         "p",      "pre",     "search", "ul",  "section",
    "summary", "table",    "tr",     "td",         "th",     "tbody",   "thead"};
// What is open within these is not ended from outside by implication.
constexpr std::string_view scopes[] = {"applet",
                                       "button",
                                       "caption",
                                       "html",
                                       "marquee",
                                       "object",
                                       "table",
                                       "template",
                                       "td",
                                       "th",
                                       "svg"};
// An end tag of one of these passes over nothing but its like.
constexpr std::string_view inline_elements[] = {
    "a",     "abbr", "b",      "bdi",    "bdo", "big",   "cite", "code", "data", "del", "dfn",
    "em",    "font", "i",      "ins",    "kbd", "label", "mark", "nobr", "q",    "s",   "samp",
    "small", "span", "strike", "strong", "sub", "sup",   "time", "tt",   "u",    "var"};

/// Which open elements the start of another one ends, and where the looking ends.
struct ImpliedEnd {
    std::string_view begins;
    std::string_view ends[3];
    std::string_view within[2];
};
constexpr ImpliedEnd implied_ends[] = {
    {"li", {"li", "", ""}, {"ul", "ol"}},
    {"dt", {"dt", "dd", ""}, {"dl", ""}},
    {"dd", {"dt", "dd", ""}, {"dl", ""}},
    {"option", {"option", "", ""}, {"select", "datalist"}},
    {"td", {"td", "th", ""}, {"tr", "table"}},
    {"th", {"td", "th", ""}, {"tr", "table"}},
    {"tr", {"tr", "", ""}, {"table", ""}},
    {"tbody", {"thead", "tbody", "tfoot"}, {"table", ""}},
    {"thead", {"thead", "tbody", "tfoot"}, {"table", ""}},
    {"tfoot", {"thead", "tbody", "tfoot"}, {"table", ""}},
};

bool holds_capital(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char one) { return one >= 'A' && one <= 'Z'; });
}

}  // namespace

/// Adds tokens to a tree; `open_` is the path from the root to where the next one goes. A look
/// along it costs at most the depth's limit.
class TreeMaker {
public:
    TreeMaker(Tree& tree, const TreeLimits& limits) : tree_{&tree}, limits_{limits} {}

    void make() {
        Tokens tokens{tree_->page_};
        while (const auto token = tokens.next()) {
            if (tree_->nodes_.size() >= limits_.nodes) {
                tree_->cut_at_ = token->offset_bytes;
                break;
            }
            take(*token);
        }
        end_down_to(0);
    }

private:
    void take(const Token& token) {
        switch (token.kind) {
            case TokenKind::Text:
                add(NodeKind::Text, {}, token.source);
                break;
            case TokenKind::RawText:
                add(NodeKind::RawText, name_of(token), token.source);
                break;
            case TokenKind::Open:
                begin(token);
                break;
            case TokenKind::Close:
                end(token.name);
                break;
        }
    }

    NodeIndex add(NodeKind kind, std::string_view name, std::string_view source) {
        const auto at = static_cast<NodeIndex>(tree_->nodes_.size());
        const NodeIndex parent = open_.empty() ? no_node : open_.back();
        tree_->nodes_.push_back(
            {name, source, parent, at + 1, static_cast<std::uint16_t>(open_.size()), kind});
        return at;
    }

    /// The name within the page where it stands there in lower case.
    std::string_view name_of(const Token& token) {
        const std::string_view written = token.source.substr(0, token.name.size());
        if (token.kind == TokenKind::Open && !holds_capital(written)) return written;
        if (tree_->names_.empty() || tree_->names_.back() != token.name) {
            tree_->names_.push_back(token.name);
        }
        return tree_->names_.back();
    }

    void begin(const Token& token) {
        end_by_implication(token.name);
        const NodeIndex at = add(NodeKind::Element, name_of(token), token.source);
        const bool is_closed = token.source.ends_with('/') && is_foreign();
        if (is_void(token.name) || is_closed) return;
        if (open_.size() >= static_cast<std::size_t>(limits_.depth)) {
            if (!tree_->too_deep_at_) tree_->too_deep_at_ = token.offset_bytes;
            return;
        }
        if (token.name == "svg" || token.name == "math") ++foreign_;
        open_.push_back(at);
        kinds_.push_back({holds(inline_elements, token.name), holds(scopes, token.name)});
        ++open_names_[tree_->nodes_[at].name];
    }

    bool is_foreign() const { return foreign_ > 0; }

    std::string_view open_name(std::size_t depth) const { return tree_->nodes_[open_[depth]].name; }

    void end_by_implication(std::string_view name) {
        for (const ImpliedEnd& rule : implied_ends) {
            if (rule.begins == name) end_innermost(rule);
        }
        if (holds(ends_paragraph, name)) end_paragraph();
        if (name == "a") end_link();
    }

    void end_innermost(const ImpliedEnd& rule) {
        for (std::size_t depth = open_.size(); depth > 0; --depth) {
            const std::string_view name = open_name(depth - 1);
            if (holds(rule.within, name)) return;
            if (holds(rule.ends, name)) return end_down_to(depth - 1);
        }
    }

    void end_paragraph() {
        for (std::size_t depth = open_.size(); depth > 0; --depth) {
            const std::string_view name = open_name(depth - 1);
            if (name == "p") return end_down_to(depth - 1);
            if (!kinds_[depth - 1].is_inline) return;
        }
    }

    /// Links do not nest.
    void end_link() {
        for (std::size_t depth = open_.size(); depth > 0; --depth) {
            const std::string_view name = open_name(depth - 1);
            if (name == "a") return end_down_to(depth - 1);
            if (!kinds_[depth - 1].is_inline) return;
        }
    }

    void end(std::string_view name) {
        if (name == "body" || name == "html" || name == "br") return;
        const auto opened = open_names_.find(name);
        if (opened == open_names_.end() || opened->second == 0) return;
        const bool is_inline = holds(inline_elements, name);
        const bool is_part = is_table_part(name);
        const bool stops_at_blocks = is_inline || name == "p";
        for (std::size_t depth = open_.size(); depth > 0; --depth) {
            const std::string_view open = open_name(depth - 1);
            if (open == name) return end_down_to(depth - 1);
            if (stops_at_blocks && !kinds_[depth - 1].is_inline) return;
            if (name == "li" && (open == "ul" || open == "ol" || open == "menu")) return;
            if (kinds_[depth - 1].is_scope && (!is_part || open == "table")) return;
        }
    }

    static bool is_table_part(std::string_view name) {
        return name == "table" || name == "tr" || name == "td" || name == "th" || name == "tbody" ||
               name == "thead" || name == "tfoot" || name == "caption";
    }

    void end_down_to(std::size_t depth) {
        const auto end = static_cast<NodeIndex>(tree_->nodes_.size());
        while (open_.size() > depth) {
            Node& node = tree_->nodes_[open_.back()];
            if (node.name == "svg" || node.name == "math") --foreign_;
            node.end = end;
            --open_names_[node.name];
            open_.pop_back();
            kinds_.pop_back();
        }
    }

    Tree* tree_;
    TreeLimits limits_;
    /// What an open element does to end tags that look past it.
    struct Kind {
        bool is_inline = false;
        bool is_scope = false;
    };
    std::vector<NodeIndex> open_;
    std::vector<Kind> kinds_;  ///< Of each of them.
    std::unordered_map<std::string_view, std::uint32_t> open_names_;
    int foreign_ = 0;
};

Tree::Tree(std::string_view page, const TreeLimits& limits) : page_{page} {
    constexpr std::size_t bytes_a_node = 40;
    nodes_.reserve(std::min(limits.nodes, page.size() / bytes_a_node + 1));
    TreeMaker{*this, limits}.make();
}

NodeIndex Tree::next_sibling(NodeIndex at) const {
    const Node& node = nodes_[at];
    const std::size_t limit = node.parent == no_node ? nodes_.size() : nodes_[node.parent].end;
    return node.end < limit ? node.end : no_node;
}

std::optional<std::string> Tree::attribute(NodeIndex at, std::string_view name) const {
    const Node& node = nodes_[at];
    if (node.kind != NodeKind::Element || node.source.size() == node.name.size()) {
        return std::nullopt;
    }
    return html::attribute(node.source, name);
}

}  // namespace onrecord::corpus::html
