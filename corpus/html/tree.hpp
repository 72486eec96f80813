// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// HTML as a tree, built in time and memory linear in the page's size. Nodes are stored in one array
// in document order, each element followed by its descendants, and never moved. It implements the
// parts of HTML5's tree construction that decide which text belongs together (void elements,
// implied end tags, scopes of end tags, raw text). The parts that make trees grow or move nodes
// (adoption agency, foster parenting, reconstruction of formatting elements) are omitted on
// purpose: docs/decisions/0012-html-tree.md.
namespace onrecord::corpus::html {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = std::numeric_limits<NodeIndex>::max();

enum class NodeKind : std::uint8_t { Element, Text, RawText };

struct Node {
    std::string_view name;    ///< Of an element, lower case; of RawText, its element.
    std::string_view source;  ///< Text as in the page, or the bytes between `<` and `>`.
    NodeIndex parent = no_node;
    NodeIndex end = 0;  ///< One past the last descendant.
    std::uint16_t depth = 0;
    NodeKind kind = NodeKind::Element;
};

struct TreeLimits {
    int depth = 512;  ///< Deeper elements become children of the last allowed one.
    std::size_t nodes = 1'000'000;
};

/// Views into `page`, which must outlive it.
class Tree {
public:
    explicit Tree(std::string_view page, const TreeLimits& limits = {});

    std::size_t size() const { return nodes_.size(); }
    const Node& operator[](NodeIndex at) const { return nodes_[at]; }
    std::string_view page() const { return page_; }
    /// A node's offset in the page.
    std::size_t offset_bytes(NodeIndex at) const {
        return static_cast<std::size_t>(nodes_[at].source.data() - page_.data());
    }

    bool is_element(NodeIndex at, std::string_view name) const {
        return nodes_[at].kind == NodeKind::Element && nodes_[at].name == name;
    }
    /// The first child, no_node without one.
    NodeIndex first_child(NodeIndex at) const { return at + 1 < nodes_[at].end ? at + 1 : no_node; }
    /// The next child of the same parent; no_node after the last.
    NodeIndex next_sibling(NodeIndex at) const;
    bool is_within(NodeIndex at, NodeIndex ancestor) const {
        return at >= ancestor && at < nodes_[ancestor].end;
    }

    /// The decoded value of an element's attribute; empty optional when it has none.
    std::optional<std::string> attribute(NodeIndex at, std::string_view name) const;

    /// Cache for values computed from a node's attributes: roles, visibility. Initially 0. One
    /// thread at a time.
    std::uint32_t& note(NodeIndex at) const {
        if (notes_.empty()) notes_.resize(nodes_.size());
        return notes_[at];
    }

    /// Where the page first exceeded the depth limit.
    std::optional<std::size_t> too_deep_at() const { return too_deep_at_; }
    /// Where the page was truncated because of the limit of nodes.
    std::optional<std::size_t> cut_at() const { return cut_at_; }

private:
    friend class TreeMaker;

    std::string_view page_;
    std::vector<Node> nodes_;
    mutable std::vector<std::uint32_t> notes_;
    std::deque<std::string> names_;  ///< Lower-cased names of tags; they never move.
    std::optional<std::size_t> too_deep_at_;
    std::optional<std::size_t> cut_at_;
};

}  // namespace onrecord::corpus::html
