// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/tree.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::tests {
namespace {

using corpus::html::NodeIndex;
using corpus::html::NodeKind;
using corpus::html::Tree;

/// `(div (p one) (p two))`: elements in brackets, texts as they stand.
std::string to_string(const Tree& tree, NodeIndex at) {
    if (tree[at].kind != NodeKind::Element) return std::string{tree[at].source};
    std::string text = "(" + std::string{tree[at].name};
    for (NodeIndex child = tree.first_child(at); child != corpus::html::no_node;
         child = tree.next_sibling(child)) {
        text += " " + to_string(tree, child);
    }
    return text + ")";
}

std::string to_string(const Tree& tree) {
    std::string text;
    for (NodeIndex at = 0; at < tree.size(); at = tree[at].end) {
        text += (at == 0 ? "" : " ") + to_string(tree, at);
    }
    return text;
}

struct Reading {
    std::string_view page;
    std::string_view tree;
};

constexpr Reading readings[] = {
    {"<p>one<p>two", "(p one) (p two)"},
    {"<P>one</P>", "(p one)"},
    {"<div><p>one</div>two", "(div (p one)) two"},
    {"<p>a<b>b<div>c</div>d", "(p a (b b)) (div c) d"},
    {"<ul><li>one<li>two<ul><li>in</ul></ul>x", "(ul (li one) (li two (ul (li in)))) x"},
    {"<dl><dt>when<dd>what<dt>then</dl>", "(dl (dt when) (dd what) (dt then))"},
    {"<table><tr><td>a<td>b<tr><td>c</table>d", "(table (tr (td a) (td b)) (tr (td c))) d"},
    {"<table><tr><td><table><tr><td>x</table>y</table>z",
     "(table (tr (td (table (tr (td x))) y))) z"},
    {"a<br>b<img src=x>c", "a (br) b (img) c"},
    {"<script>if (a</b>c) {}</script>x", "(script if (a</b>c) {}) x"},
    {"<b><p>one</b>two</p>three", "(b (p one two) three)"},
    {"<div>a</span></p></li>b</div>", "(div a b)"},
    {"<a href=x>one<a href=y>two</a>three", "(a one) (a two) three"},
    {"<article><h2>t<p>x</article><article>y</article>", "(article (h2 t (p x))) (article y)"},
    {"<svg><path/><g/></svg>x", "(svg (path) (g)) x"},
    {"<div/>x", "(div x)"},
    {"<body><p>a</body></html><p>b", "(body (p a) (p b))"},
};

TEST(HtmlTree, KeepsTogetherWhatBelongsTogether) {
    for (const auto& [page, tree] : readings) {
        SCOPED_TRACE(page);
        EXPECT_EQ(to_string(Tree{page}), tree);
    }
}

TEST(HtmlTree, FlattensWhatNestsTooDeepAndSaysWhere) {
    const Tree tree{"<div><div><div><p>deep</p></div></div></div><p>after</p>", {.depth = 2}};
    EXPECT_EQ(to_string(tree), "(div (div (div) (p) deep)) (p after)");
    EXPECT_EQ(tree.too_deep_at(), 10U);
}

TEST(HtmlTree, CutsAPageOfTooManyNodesAndSaysWhere) {
    const Tree tree{"<b>1</b><b>2</b><b>3</b>", {.nodes = 4}};
    EXPECT_EQ(to_string(tree), "(b 1) (b 2)");
    EXPECT_EQ(tree.cut_at(), 12U);
}

}  // namespace
}  // namespace onrecord::tests
