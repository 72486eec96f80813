// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/items.hpp"

#include "corpus/html/phrases.hpp"
#include "corpus/html/text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

using html::no_node;
using html::NodeIndex;
using html::NodeKind;
using html::Tree;

/// What an element says of itself in either vocabulary.
struct Item {
    std::string properties;  ///< Names with blanks around each, prefixes taken off.
    std::string type;        ///< The last part of its type; empty without one.
    std::optional<std::string> content;
    std::string target;  ///< href, src, datetime.
    std::string id;      ///< itemid, resource, about, id.
    bool is_scope = false;

    bool has(std::string_view name) const {
        return properties.find(" " + std::string{name} + " ") != std::string::npos;
    }
};

/// `https://schema.org/BlogPosting`, `schema:BlogPosting` are BlogPosting.
std::string_view without_prefix(std::string_view name) {
    const std::size_t mark = name.find_last_of("/:#");
    return mark == std::string_view::npos ? name : name.substr(mark + 1);
}

void add_names(std::string& into, std::string_view names) {
    const std::string flat = html::collapse(names);
    for (std::size_t at = 0; at < flat.size();) {
        const std::size_t end = std::min(flat.find(' ', at), flat.size());
        if (into.empty()) into = " ";
        into += std::string{without_prefix(std::string_view{flat}.substr(at, end - at))} + " ";
        at = end + 1;
    }
}

Item item_of(const Tree& tree, NodeIndex at) {
    Item item;
    std::string_view left = tree[at].source;
    left.remove_prefix(tree[at].name.size());
    while (const auto attribute = html::take_attribute(left)) {
        const std::string name = html::lower_case(attribute->name);
        if (name == "itemprop" || name == "property" || name == "rel") {
            add_names(item.properties, attribute->value);
        } else if (name == "itemtype" || name == "typeof") {
            item.type = without_prefix(html::collapse(attribute->value));
            item.is_scope = true;
        } else if (name == "itemscope") {
            item.is_scope = true;
        } else if (name == "content") {
            item.content = tree.attribute(at, "content");
        } else if (name == "href" || name == "datetime") {
            item.target = tree.attribute(at, name).value_or("");
        } else if (name == "itemid" || name == "resource" || name == "about") {
            item.id = tree.attribute(at, name).value_or("");
        } else if (name == "id" && item.id.empty()) {
            item.id = tree.attribute(at, name).value_or("");
        }
    }
    return item;
}

/// Text as HTML, because the values of data are that.
std::string escaped(std::string_view text) {
    std::string made;
    for (const char letter : text) {
        if (letter == '&') {
            made += "&amp;";
        } else if (letter == '<') {
            made += "&lt;";
        } else {
            made += letter;
        }
    }
    return made;
}

class ItemsReading {
public:
    explicit ItemsReading(const Tree& tree) : tree_{&tree} {}

    Items read() {
        for (NodeIndex at = 0; at < tree_->size(); ++at) {
            if ((*tree_)[at].kind != NodeKind::Element) continue;
            // Most elements have none of it: one look at the bytes tells.
            const std::string_view source = (*tree_)[at].source;
            if (source.find('=') == std::string_view::npos) continue;
            if (source.find("LiveBlogPosting") != std::string_view::npos) begin_liveblog(at);
            if (source.find("liveBlogUpdate") != std::string_view::npos) add_update(at);
        }
        return std::move(made_);
    }

private:
    void begin_liveblog(NodeIndex at) {
        const Item item = item_of(*tree_, at);
        if (item.type != "LiveBlogPosting") return;
        LdLiveblog liveblog;
        liveblog.id = item.id;
        for_each_property(
            at, [&](NodeIndex inner, const Item& property) { take(liveblog, inner, property); });
        made_.liveblogs.push_back(std::move(liveblog));
        made_.offsets.push_back(tree_->offset_bytes(at));
    }

    void take(LdLiveblog& liveblog, NodeIndex at, const Item& property) const {
        const auto set = [&](std::string_view name, std::string& member) {
            if (member.empty() && property.has(name)) member = value_of(at, property);
        };
        set("headline", liveblog.headline);
        set("name", liveblog.headline);
        set("datePublished", liveblog.published);
        set("coverageStartTime", liveblog.published);
        set("dateModified", liveblog.modified);
        set("inLanguage", liveblog.lang);
        if (liveblog.url.empty() && (property.has("url") || property.has("mainEntityOfPage"))) {
            liveblog.url = property.content.value_or(property.target);
        }
        if (property.has("publisher") && liveblog.publisher.empty()) {
            liveblog.publisher = name_of(at, property);
        }
        if (property.has("author")) liveblog.authors.push_back(name_of(at, property));
    }

    void add_update(NodeIndex at) {
        const Item item = item_of(*tree_, at);
        if (!item.has("liveBlogUpdate") || (*tree_)[at].end == at + 1) return;
        // An update within another is part of it.
        if (at < last_update_end_) return;
        last_update_end_ = (*tree_)[at].end;
        if (made_.liveblogs.empty()) {
            made_.liveblogs.emplace_back();
            made_.offsets.push_back(tree_->offset_bytes(at));
        }
        LdUpdate update;
        update.id = item.id;
        update.node = at;
        for_each_property(
            at, [&](NodeIndex inner, const Item& property) { take(update, inner, property); });
        if (!update.has_words()) {
            update.body = escaped(html::read_text(*tree_, at + 1, (*tree_)[at].end).text);
        }
        if (!update.has_words()) return;
        made_.liveblogs.back().updates.push_back(std::move(update));
        made_.blocks.push_back({at, (*tree_)[at].end, false});
    }

    void take(LdUpdate& update, NodeIndex at, const Item& property) const {
        const auto set = [&](std::string_view name, std::string& member) {
            if (member.empty() && property.has(name)) member = value_of(at, property);
        };
        set("headline", update.headline);
        set("datePublished", update.published);
        set("dateCreated", update.published);
        set("dateModified", update.modified);
        if (property.has("url")) update.url = property.content.value_or(property.target);
        if (property.has("author")) update.authors.push_back(name_of(at, property));
        if (property.has("articleBody") || (property.has("text") && update.body.empty())) {
            const std::string body = property.content
                                         ? *property.content
                                         : html::read_text(*tree_, at + 1, (*tree_)[at].end).text;
            update.body += (update.body.empty() ? "" : "\n\n") + escaped(body);
        }
    }

    /// The properties of one item, not those of items within it.
    template <class Visit>
    void for_each_property(NodeIndex item, const Visit& visit) const {
        // Reading values costs what they hold, and they nest: an item of more properties is none.
        constexpr int most_properties = 100;
        int properties = 0;
        for (NodeIndex at = item + 1; at < (*tree_)[item].end && properties < most_properties;) {
            if ((*tree_)[at].kind != NodeKind::Element) {
                ++at;
                continue;
            }
            const Item property = item_of(*tree_, at);
            if (!property.properties.empty()) {
                ++properties;
                visit(at, property);
            }
            const bool is_whole = property.is_scope || property.has("articleBody");
            at = is_whole ? (*tree_)[at].end : at + 1;
        }
    }

    std::string value_of(NodeIndex at, const Item& property) const {
        if (property.content) return *property.content;
        const bool is_time = tree_->is_element(at, "time");
        if (is_time && !property.target.empty()) return property.target;
        return escaped(html::read_line(*tree_, at + 1, (*tree_)[at].end));
    }

    /// A person or body: its name within, or all that stands there.
    std::string name_of(NodeIndex at, const Item& property) const {
        std::string name;
        if (property.is_scope) {
            for_each_property(at, [&](NodeIndex inner, const Item& part) {
                if (name.empty() && part.has("name")) name = value_of(inner, part);
            });
        }
        return name.empty() ? value_of(at, property) : name;
    }

    const Tree* tree_;
    Items made_;
    NodeIndex last_update_end_ = 0;
};

}  // namespace

Items read_items(const Tree& tree) { return ItemsReading{tree}.read(); }

}  // namespace onrecord::corpus::formats::page
