// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/visible_text.hpp"

#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/text.hpp"
#include "corpus/html/tree.hpp"

#include <algorithm>
#include <vector>

namespace onrecord::tests {
namespace {

using corpus::html::NodeIndex;
using corpus::html::NodeKind;
using corpus::html::Tree;

constexpr std::string_view apart[] = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"};

class Copying {
public:
    explicit Copying(std::string_view page) : tree_{page} {}

    std::string copy() {
        for (NodeIndex at = 0; at < tree_.size();) {
            leave(at);
            const auto& node = tree_[at];
            if (node.kind == NodeKind::Element && is_left_out(at)) {
                at = node.end;
                continue;
            }
            if (node.kind == NodeKind::Element) enter(at);
            if (node.kind == NodeKind::Text) add(corpus::html::decode_entities(node.source));
            ++at;
        }
        return std::move(text_);
    }

private:
    bool is_left_out(NodeIndex at) const {
        return corpus::html::is_invisible(tree_, at) ||
               corpus::html::is_one_of(corpus::html::unread_elements, tree_[at].name);
    }

    int feeds_of(std::string_view name) const {
        if (corpus::html::is_one_of(apart, name)) return 2;
        return corpus::html::is_one_of(corpus::html::block_elements, name) ? 1 : 0;
    }

    void enter(NodeIndex at) {
        const std::string_view name = tree_[at].name;
        feeds_ = std::max(feeds_, feeds_of(name));
        if (name == "br") text_ += '\n';
        if (name == "td" || name == "th") text_ += '\t';
        if (feeds_of(name) > 0) open_.push_back(at);
    }

    void leave(NodeIndex at) {
        while (!open_.empty() && tree_[open_.back()].end <= at) {
            feeds_ = std::max(feeds_, feeds_of(tree_[open_.back()].name));
            open_.pop_back();
        }
    }

    void add(std::string_view words) {
        for (const char letter : words) {
            const bool is_blank =
                letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
            if (is_blank) {
                has_blank_ = true;
                continue;
            }
            if (feeds_ > 0 && !text_.empty()) {
                text_.append(static_cast<std::size_t>(feeds_), '\n');
            } else if (has_blank_ && !text_.empty() && text_.back() != '\n') {
                text_ += ' ';
            }
            feeds_ = 0;
            has_blank_ = false;
            text_ += letter;
        }
    }

    Tree tree_;
    std::string text_;
    std::vector<NodeIndex> open_;
    int feeds_ = 0;
    bool has_blank_ = false;
};

}  // namespace

std::string visible_text(std::string_view page) { return Copying{page}.copy(); }

}  // namespace onrecord::tests
