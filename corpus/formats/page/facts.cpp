// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/facts.hpp"

#include "corpus/formats/page/machine_time.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/roles.hpp"
#include "corpus/html/text.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::page {
namespace {

using html::NodeIndex;
using html::NodeKind;
using html::Tree;

void set_if_empty(std::string& member, std::string&& value) {
    if (member.empty()) member = std::move(value);
}

void set_if_unknown(schema::KnownTime& member, std::string_view value) {
    if (!member.is_known()) member = machine_time(value).value_or(schema::KnownTime{});
}

/// Takes the facts one by one as the tree's nodes pass.
class FactsReading {
public:
    explicit FactsReading(const Tree& tree) : tree_{&tree} {}

    PageFacts read() {
        for (NodeIndex at = 0; at < tree_->size(); ++at) {
            const html::Node& node = (*tree_)[at];
            if (node.kind == NodeKind::RawText && node.name == "title" && !in_svg(at)) {
                title_ = title_.empty() ? html::read_line(node.source) : title_;
            }
            if (node.kind == NodeKind::Element) take(at, node.name);
        }
        set_if_empty(facts_.title, std::string{title_});
        facts_.is_liveblog = facts_.is_liveblog || html::calls_itself_liveblog(facts_.title) ||
                             html::calls_itself_liveblog(facts_.heading) ||
                             html::calls_itself_liveblog(facts_.url) ||
                             html::calls_itself_liveblog(title_);
        return std::move(facts_);
    }

private:
    bool in_svg(NodeIndex at) const {
        const NodeIndex parent = (*tree_)[at].parent;
        return parent != html::no_node && (*tree_)[parent].parent != html::no_node &&
               tree_->is_element((*tree_)[parent].parent, "svg");
    }

    void take(NodeIndex at, std::string_view name) {
        if (name == "html") {
            set_if_empty(facts_.lang, tree_->attribute(at, "lang").value_or(""));
        } else if (name == "meta") {
            take_meta(at);
        } else if (name == "link" && tree_->attribute(at, "rel") == "canonical") {
            canonical_ = tree_->attribute(at, "href").value_or("");
            if (!canonical_.empty()) facts_.url = canonical_;
        } else if (name == "h1" && facts_.heading.empty()) {
            facts_.heading = html::read_line(*tree_, at, (*tree_)[at].end);
        } else if (name == "article" || name == "main") {
            const bool is_live = html::roles_of(*tree_, at).holds(html::Role::Live);
            facts_.has_live_class = facts_.has_live_class || is_live;
        }
    }

    void take_meta(NodeIndex at) {
        auto key = tree_->attribute(at, "property");
        if (!key) key = tree_->attribute(at, "name");
        if (!key) return;
        const std::string name = html::lower_case(*key);
        std::string content = tree_->attribute(at, "content").value_or("");
        if (name == "og:site_name") {
            set_if_empty(facts_.site_name, std::move(content));
        } else if (name == "og:url") {
            set_if_empty(facts_.url, std::move(content));
        } else if (name == "og:title") {
            set_if_empty(facts_.title, html::read_line(content));
        } else if (name == "author") {
            set_if_empty(facts_.author, html::read_line(content));
        } else if (name == "article:published_time" || name == "date") {
            set_if_unknown(facts_.published, content);
        } else if (name == "article:modified_time" || name == "last-modified" ||
                   name == "og:updated_time") {
            set_if_unknown(facts_.modified, content);
        }
    }

    const Tree* tree_;
    PageFacts facts_;
    std::string title_;
    std::string canonical_;
};

}  // namespace

PageFacts read_facts(const Tree& tree, std::string_view known_url) {
    PageFacts facts = FactsReading{tree}.read();
    if (facts.url.empty() || !facts.url.starts_with("http")) facts.url = std::string{known_url};
    return facts;
}

std::string absolute_address(std::string_view address, std::string_view page_url) {
    if (address.starts_with("http://") || address.starts_with("https://") || page_url.empty()) {
        return std::string{address};
    }
    const std::size_t host = page_url.find("://");
    if (host == std::string_view::npos) return std::string{address};
    if (address.starts_with("//")) {
        return std::string{page_url.substr(0, host + 1)} + std::string{address};
    }
    constexpr std::size_t behind_scheme = 3;
    const std::size_t root = std::min(page_url.find('/', host + behind_scheme), page_url.size());
    if (address.starts_with('/')) {
        return std::string{page_url.substr(0, root)} + std::string{address};
    }
    const std::string_view bare = page_url.substr(0, page_url.find('#'));
    if (address.starts_with('#')) return std::string{bare} + std::string{address};
    if (address.starts_with('?')) {
        return std::string{bare.substr(0, bare.find('?'))} + std::string{address};
    }
    return std::string{address};
}

}  // namespace onrecord::corpus::formats::page
