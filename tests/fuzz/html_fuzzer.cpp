// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/utf8.hpp"
#include "corpus/html/text.hpp"
#include "corpus/html/tree.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using onrecord::corpus::html::NodeIndex;
using onrecord::corpus::html::Tree;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// Every node lies within its parent, behind it, and children follow one another.
void check(const Tree& tree) {
    for (NodeIndex at = 0; at < tree.size(); ++at) {
        const auto& node = tree[at];
        require(node.end > at && node.end <= tree.size());
        require(node.source.data() >= tree.page().data());
        require(tree.offset_bytes(at) + node.source.size() <= tree.page().size());
        if (node.parent == onrecord::corpus::html::no_node) continue;
        require(node.parent < at && node.end <= tree[node.parent].end);
    }
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<td>f</table><a href=x>g<a>h</a><b><i></b>",
        "<blockquote class='twitter-tweet'><p>We stay.</p>&mdash; Jo (@jo)</blockquote><figure>"
        "<figcaption>Quay</figcaption></figure><p>Read more: <a>x</a></p><cite>y</cite><q>z</q>",
        "<pre>a\nb</pre><div hidden>c</div><div style='display:none'><svg><g/></svg></div><br><br>",
    };
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace html = onrecord::corpus::html;
    std::string page{reinterpret_cast<const char*>(data), size};
    if (onrecord::corpus::files::find_ill_formed(page) != std::string::npos) {
        page = onrecord::corpus::files::repair_utf8(page).text;
    }
    check(Tree{page});
    check(Tree{page, {.depth = 3, .nodes = 40}});
    const html::Text text = html::read_text(page);
    require(onrecord::corpus::files::find_ill_formed(text.text) == std::string::npos);
    for (const auto& quote : text.quotes) {
        require(quote.span.begin < quote.span.end && quote.span.end <= text.text.size());
    }
    for (const auto& piece : text.boilerplate) {
        require(piece.body_offset <= text.text.size());
    }
    html::read_line(page);
    return 0;
}
