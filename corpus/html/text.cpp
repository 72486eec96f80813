// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/text.hpp"

#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/text_maker.hpp"

#include <algorithm>

namespace onrecord::corpus::html {
namespace {

bool is_blank(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\f';
}

bool has_block_elements(const Tree& tree) {
    for (NodeIndex at = 0; at < tree.size(); ++at) {
        const Node& node = tree[at];
        if (node.kind != NodeKind::Element) continue;
        if (node.name == "br" || is_one_of(block_elements, node.name)) return true;
    }
    return false;
}

Text make_text(std::string_view body) {
    const Tree tree{body};
    TextMaker maker{tree, {}};
    if (!has_block_elements(tree)) maker.part_at_line_feeds();
    maker.read(0, static_cast<NodeIndex>(tree.size()));
    return maker.finish();
}

bool is_hidden_by_style(std::string_view style) {
    std::string flat;
    std::ranges::copy_if(
        lower_case(style), std::back_inserter(flat), [](char letter) { return !is_blank(letter); });
    return flat.find("display:none") != std::string::npos;
}

}  // namespace

Text read_text(std::string_view body) {
    // Some pages escape the whole HTML once more: then no tag shows until it is decoded.
    const bool is_escaped =
        body.find('<') == std::string_view::npos && body.find("&lt;") != std::string_view::npos;
    if (is_escaped) {
        const std::string decoded = decode_entities(body);
        if (has_block_elements(Tree{decoded})) return make_text(decoded);
    }
    return make_text(body);
}

Text read_text(const Tree& tree,
               NodeIndex begin,
               NodeIndex end,
               std::span<const NodeIndex> left_out) {
    TextMaker maker{tree, left_out};
    maker.read(begin, end);
    return maker.finish();
}

std::string read_line(std::string_view body) {
    const Tree tree{body};
    return read_line(tree, 0, static_cast<NodeIndex>(tree.size()));
}

std::string read_line(const Tree& tree,
                      NodeIndex begin,
                      NodeIndex end,
                      std::span<const NodeIndex> left_out) {
    TextMaker maker{tree, left_out};
    maker.keep_furniture();
    maker.read(begin, end);
    return collapse(maker.finish().text);
}

std::uint32_t bytes_without_blanks(std::string_view text) {
    // Without a branch a byte, which the compiler makes many at once.
    std::uint32_t blanks = 0;
    for (const char letter : text) {
        blanks += is_blank(letter) ? 1U : 0U;
    }
    return static_cast<std::uint32_t>(text.size()) - blanks;
}

namespace {

bool read_invisible(const Tree& tree, NodeIndex at) {
    const Node& node = tree[at];
    if (is_one_of(unread_elements, node.name)) return true;
    std::string_view left = node.source;
    left.remove_prefix(node.name.size());
    if (left.empty()) return false;
    while (const auto attribute = take_attribute(left)) {
        if (equals_folded(attribute->name, "hidden")) return attribute->value != "until-found";
        if (equals_folded(attribute->name, "style") && is_hidden_by_style(attribute->value)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool is_invisible(const Tree& tree, NodeIndex at) {
    constexpr std::uint32_t is_known = 1U << 17U;
    constexpr std::uint32_t is_hidden = 1U << 18U;
    const Node& node = tree[at];
    if (node.kind != NodeKind::Element) return node.kind == NodeKind::RawText;
    std::uint32_t& note = tree.note(at);
    if ((note & is_known) == 0) note |= is_known | (read_invisible(tree, at) ? is_hidden : 0U);
    return (note & is_hidden) != 0;
}

VisibleBytes visible_bytes(const Tree& tree, NodeIndex begin, NodeIndex end, std::size_t limit) {
    VisibleBytes bytes;
    NodeIndex link_end = 0;
    std::size_t looked_at = 0;
    for (NodeIndex at = begin; at < end; ++looked_at) {
        if (bytes.all > limit || looked_at > limit) {
            bytes.all = std::max(bytes.all, limit + 1);
            break;
        }
        const Node& node = tree[at];
        if (is_invisible(tree, at)) {
            at = node.end;
            continue;
        }
        if (node.kind == NodeKind::Text) {
            const std::size_t count = bytes_without_blanks(node.source);
            bytes.all += count;
            if (at < link_end) bytes.linked += count;
        } else if (node.name == "a") {
            link_end = std::max(link_end, node.end);
        }
        ++at;
    }
    return bytes;
}

void cut_front(Text& text, std::size_t bytes) {
    text.text.erase(0, bytes);
    const auto less = [&](std::uint32_t& offset) {
        offset -= static_cast<std::uint32_t>(std::min<std::size_t>(bytes, offset));
    };
    for (auto& quote : text.quotes) {
        less(quote.span.begin);
        less(quote.span.end);
    }
    for (auto& piece : text.boilerplate) {
        less(piece.body_offset);
    }
    std::erase_if(text.quotes, [](const auto& quote) { return quote.span.length() == 0; });
}

}  // namespace onrecord::corpus::html
