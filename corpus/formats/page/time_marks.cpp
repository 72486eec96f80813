// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/time_marks.hpp"

#include "corpus/formats/page/machine_time.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/roles.hpp"
#include "corpus/html/text.hpp"

#include <algorithm>

namespace onrecord::corpus::formats::page {
namespace {

using html::NodeIndex;
using html::NodeKind;
using html::Role;

constexpr std::size_t longest_time_line = 60;

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

/// `2031-05-02T14:05`: a title that is one is written for programs.
bool is_iso(std::string_view value) {
    constexpr std::size_t shortest = 16;
    return value.size() >= shortest && value[4] == '-' && value[7] == '-' &&
           (value[10] == 'T' || value[10] == ' ');
}

/// Looks at the nodes in their order.
class MarksFinding {
public:
    MarksFinding(const html::Tree& tree, const Measures& measures)
        : tree_{&tree},
          measures_{&measures} {}

    std::vector<TimeMark> find() {
        for (NodeIndex at = 0; at < tree_->size() && marks_.size() < most_time_marks;) {
            const html::Node& node = (*tree_)[at];
            if (is_somebody_elses(at)) {
                at = node.end;
                continue;
            }
            if (node.kind == NodeKind::Element) take_element(at, node);
            if (node.kind == NodeKind::Text) take_text(at, node);
            ++at;
        }
        return std::move(marks_);
    }

private:
    bool is_somebody_elses(NodeIndex at) const {
        const html::Node& node = (*tree_)[at];
        if (node.kind != NodeKind::Element) return node.kind == NodeKind::RawText;
        return node.name == "blockquote" || node.name == "figcaption" ||
               html::is_one_of(html::unread_elements, node.name);
    }

    void take_element(NodeIndex at, const html::Node& node) {
        // A link's attributes tell of what it leads to, and a time within a sentence of nothing
        // here.
        if (node.name == "a" || is_in_sentence(at)) return;
        std::string_view left = node.source;
        left.remove_prefix(node.name.size());
        // `<live-post published="...">`: elements of a page's own making name things as they like.
        const bool is_own_element = node.name.find('-') != std::string_view::npos;
        html::Roles item;
        std::string_view content;
        while (const auto attribute = html::take_attribute(left)) {
            const std::string_view name = attribute->name;
            if (html::equals_folded(name, "itemprop") || html::equals_folded(name, "property")) {
                item = html::roles_of(attribute->value);
            } else if (html::equals_folded(name, "content")) {
                content = attribute->value;
            } else if (html::equals_folded(name, "datetime") ||
                       html::equals_folded(name, "timestamp") ||
                       (html::equals_folded(name, "title") && is_iso(attribute->value))) {
                add_machine(at, attribute->value, Role::Time);
                if (is_shown_as_change(at, node)) doubt_mark_of(at);
            } else if (html::equals_folded(name, "title") ||
                       html::equals_folded(name, "aria-label")) {
                add_told(at, attribute->value);
            } else if ((is_own_element || name.starts_with("data-")) &&
                       has_digit(attribute->value)) {
                take_data(at, *attribute);
            }
        }
        if (item.holds(Role::Time) || item.holds(Role::Modified)) {
            add_machine(at, content, item.holds(Role::Modified) ? Role::Modified : Role::Time);
        }
    }

    /// `<time datetime="...">Updated 12:05</time>` and `Updated <time ...>12:05</time>`: what
    /// people are shown says that the time is of a change, so that it proves no publication.
    bool is_shown_as_change(NodeIndex at, const html::Node& node) const {
        const auto tells_change = [&](NodeIndex from) {
            const auto line = pasted::read_time_line(short_text(from, node.end));
            return line && line->is_update;
        };
        return tells_change(at) || (node.parent != html::no_node && tells_change(node.parent));
    }

    /// The text behind the begin of node `from`, up to node `end`; empty where it is no short line.
    std::string short_text(NodeIndex from, NodeIndex end) const {
        constexpr NodeIndex most_nodes = 12;
        std::string text;
        if (end - from > most_nodes) return text;
        for (NodeIndex at = from + 1; at < end; ++at) {
            const html::Node& node = (*tree_)[at];
            if (node.kind == NodeKind::Text) text.append(node.source) += ' ';
            if (text.size() > longest_time_line) return {};
        }
        return html::collapse(html::decode_entities(text));
    }

    void doubt_mark_of(NodeIndex at) {
        if (marks_.empty() || marks_.back().node != at) return;
        schema::TimeDoubt& doubt = marks_.back().time.doubt;
        if (doubt == schema::TimeDoubt::None) doubt = schema::TimeDoubt::Guessed;
    }

    bool is_in_sentence(NodeIndex at) const {
        constexpr std::size_t most_before = 40;
        NodeIndex above = (*tree_)[at].parent;
        while (above != html::no_node &&
               !html::is_one_of(html::block_elements, (*tree_)[above].name)) {
            above = (*tree_)[above].parent;
        }
        return above != html::no_node && (*tree_)[above].name == "p" &&
               measures_->visible(above, at) > most_before;
    }

    void take_data(NodeIndex at, const html::Attribute& attribute) {
        const html::Roles roles = html::roles_of(attribute.name);
        if (roles.holds(Role::Modified)) {
            add_machine(at, attribute.value, Role::Modified);
        } else if (roles.holds(Role::Time)) {
            add_machine(at, attribute.value, Role::Time);
        }
    }

    void add_machine(NodeIndex at, std::string_view value, Role role) {
        const auto time = machine_time(html::decode_entities(value));
        if (!time) return;
        TimeMark mark;
        mark.node = at;
        mark.time = *time;
        mark.is_machine = true;
        mark.is_update = role == Role::Modified;
        marks_.push_back(std::move(mark));
    }

    void take_text(NodeIndex at, const html::Node& node) {
        constexpr std::size_t looked_at = 200;
        if (!has_digit(node.source.substr(0, looked_at))) return;
        if (node.source.size() <= longest_time_line) {
            const std::string line = html::collapse(html::decode_entities(node.source));
            if (const auto time = pasted::read_time_line(line)) {
                return add_printed(at, *time, false);
            }
        }
        if (!begins_block(at)) return;
        const std::string line =
            html::collapse(html::decode_entities(node.source.substr(0, looked_at)));
        if (const auto prefix = pasted::read_time_prefix(line)) add_printed(at, prefix->time, true);
    }

    /// True when nothing that is shown stands before a text in the block that holds it.
    bool begins_block(NodeIndex at) const {
        NodeIndex block = (*tree_)[at].parent;
        while (block != html::no_node &&
               !html::is_one_of(html::block_elements, (*tree_)[block].name)) {
            block = (*tree_)[block].parent;
        }
        return block != html::no_node && measures_->visible(block, at) == 0;
    }

    void add_printed(NodeIndex at, const pasted::TimeLine& line, bool is_prefix) {
        if (!line.minute_of_day) return add_day(at, line, is_prefix);
        TimeMark mark;
        mark.node = at;
        mark.minute = line.minute_of_day;
        mark.zone = line.zone;
        mark.is_update = line.is_update;
        mark.is_prefix = is_prefix;
        if (line.date) mark.time = pasted::known_time(line, std::nullopt);
        marks_.push_back(std::move(mark));
    }

    /// `title="Thu Oct 17 2024 19:40:12 GMT+0100"` over `3h`: a whole moment, in words.
    void add_told(NodeIndex at, std::string_view value) {
        constexpr std::size_t shortest = 12;
        if (value.size() < shortest || value.size() > longest_time_line + 20 || !has_digit(value)) {
            return;
        }
        const std::string told = html::collapse(html::decode_entities(value));
        const auto time = pasted::read_time_line(told);
        if (!time || !time->date || !time->minute_of_day || time->date->year == 0) return;
        add_printed(at, *time, false);
    }

    void add_day(NodeIndex at, const pasted::TimeLine& line, bool is_prefix) {
        if (!line.date || is_prefix || line.is_update || line.is_date_unsure) return;
        TimeMark mark;
        mark.node = at;
        mark.day = line.date;
        marks_.push_back(std::move(mark));
    }

    const html::Tree* tree_;
    const Measures* measures_;
    std::vector<TimeMark> marks_;
};

}  // namespace

std::vector<TimeMark> find_time_marks(const html::Tree& tree, const Measures& measures) {
    return MarksFinding{tree, measures}.find();
}

}  // namespace onrecord::corpus::formats::page
