// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/measures.hpp"

#include "corpus/html/text.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::page {

Measures::Measures(const html::Tree& tree) : visible_(tree.size() + 1), linked_(tree.size() + 1) {
    html::NodeIndex hidden_end = 0;
    html::NodeIndex link_end = 0;
    for (html::NodeIndex at = 0; at < tree.size(); ++at) {
        const html::Node& node = tree[at];
        visible_[at + 1] = visible_[at];
        linked_[at + 1] = linked_[at];
        if (at < hidden_end) continue;
        if (html::is_invisible(tree, at)) {
            hidden_end = node.end;
        } else if (node.kind == html::NodeKind::Text) {
            const std::uint32_t bytes = html::bytes_without_blanks(node.source);
            visible_[at + 1] += bytes;
            if (at < link_end) linked_[at + 1] += bytes;
        } else if (node.name == "a") {
            link_end = std::max(link_end, node.end);
        }
    }
}

}  // namespace onrecord::corpus::formats::page
