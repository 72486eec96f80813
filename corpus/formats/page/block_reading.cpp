// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/block_reading.hpp"

#include "corpus/formats/page/data.hpp"
#include "corpus/formats/page/names.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/roles.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

using html::no_node;
using html::NodeIndex;
using html::NodeKind;
using html::Role;
using schema::BoilerplateKind;

constexpr std::string_view headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", "dt"};
constexpr std::string_view id_attributes[] = {"id",
                                              "data-id",
                                              "data-post-id",
                                              "data-entry-id",
                                              "data-block-id",
                                              "data-item-id",
                                              "itemid",
                                              "data-liveblog-entry-id",
                                              "data-update-id",
                                              "data-message-id",
                                              "data-key",
                                              "about"};
// Words end the head of a block: a paragraph, a quotation, a list, a picture.
constexpr std::string_view word_elements[] = {
    "blockquote", "ul", "ol", "figure", "table", "pre", "picture", "img", "dl"};
constexpr std::size_t shortest_paragraph = 12;
constexpr std::size_t longest_heading = 400;
constexpr std::size_t longest_byline = 150;
constexpr std::size_t longest_label = 60;
constexpr int levels_with_id = 3;
// What shows so little and has so many nodes is no byline and no heading.
constexpr html::NodeIndex most_nodes_looked_at = 200;
constexpr std::string_view time_elements[] = {
    "time", "relative-time", "time-ago", "local-time", "amp-timeago"};

/// Reads one block.
class BlockReading {
public:
    BlockReading(const Markup& markup, const BlockRange& block)
        : tree_{*markup.tree},
          measures_{*markup.measures},
          marks_{*markup.marks},
          facts_{*markup.facts},
          block_{block} {}

    BlockDraft read() {
        made_.draft.is_of_markup = true;
        made_.draft.offset_bytes = tree_.offset_bytes(block_.begin);
        take_ids();
        take_times();
        take_heading();
        take_byline_attributes();
        take_bylines();
        take_signatures();
        take_head();
        html::Text text = html::read_text(tree_, block_.begin, block_.end, sorted_left_out());
        std::ranges::move(labels_, std::back_inserter(text.boilerplate));
        made_.draft.text = std::move(text);
        strip_printed_time();
        return std::move(made_);
    }

private:
    bool is_element(NodeIndex at) const { return tree_[at].kind == NodeKind::Element; }
    std::size_t shown(NodeIndex at) const { return measures_.visible(at, tree_[at].end); }

    void leave_out(NodeIndex at) {
        if (is_left_out(at)) return;
        left_out_.erase(left_out_.lower_bound(at), left_out_.lower_bound(tree_[at].end));
        left_out_.insert(at);
    }
    /// None of those that are left out lies within another.
    bool is_left_out(NodeIndex at) const {
        const auto next = left_out_.upper_bound(at);
        return next != left_out_.begin() && tree_.is_within(at, *std::prev(next));
    }

    void set_aside(NodeIndex at, BoilerplateKind kind) {
        std::string words = html::read_line(tree_, at, tree_[at].end);
        leave_out(at);
        if (!words.empty()) labels_.push_back({kind, std::move(words), 0});
    }

    /// The block's own id, or that of what is nearly all of it.
    void take_ids() {
        NodeIndex at = block_.begin;
        for (int level = 0; level < levels_with_id && at != no_node; ++level) {
            if (is_element(at) && take_ids_of(at)) break;
            if (block_.is_run) break;
            at = main_child(at);
        }
        Draft& draft = made_.draft;
        draft.keys.push_back(key_of_node(block_.begin));
        if (draft.url.empty()) take_permalink();
        auto keys = keys_of(draft.id, draft.url, facts_.url);
        draft.keys.insert(draft.keys.end(), keys.begin(), keys.end());
    }

    bool take_ids_of(NodeIndex at) {
        for (const std::string_view name : id_attributes) {
            const auto value = tree_.attribute(at, name);
            if (!value || value->empty()) continue;
            if (made_.draft.id.empty()) made_.draft.id = *value;
            const auto keys = keys_of(*value, {}, {});
            made_.draft.keys.insert(made_.draft.keys.end(), keys.begin(), keys.end());
        }
        return !made_.draft.id.empty();
    }

    NodeIndex main_child(NodeIndex at) const {
        for (NodeIndex child = tree_.first_child(at); child != no_node;
             child = tree_.next_sibling(child)) {
            if (is_element(child) && 10 * shown(child) >= 8 * shown(at)) return child;
        }
        return no_node;
    }

    /// A link to the entry itself: the page's address with a fragment or a query.
    void take_permalink() {
        for (NodeIndex at = block_.begin; at < block_.end; ++at) {
            if (!tree_.is_element(at, "a")) continue;
            const auto target = tree_.attribute(at, "href");
            if (!target || target->size() < 2) continue;
            const std::string address = absolute_address(*target, facts_.url);
            const std::string_view page =
                std::string_view{facts_.url}.substr(0, facts_.url.find_first_of("?#"));
            const bool is_own = !page.empty() && address.size() > page.size() + 1 &&
                                address.starts_with(page) &&
                                (address[page.size()] == '#' || address[page.size()] == '?');
            if (!is_own && !target->starts_with('#')) continue;
            made_.draft.url = address;
            return;
        }
    }

    void take_times() {
        auto mark = std::ranges::lower_bound(marks_, block_.begin, {}, &TimeMark::node);
        const TimeMark* printed = nullptr;
        const TimeMark* closing = nullptr;  // Some pages print the time under the words.
        const TimeMark* change = nullptr;
        for (; mark != marks_.end() && mark->node < block_.end; ++mark) {
            if (mark->day) {
                take_day(*mark);
                continue;
            }
            take_time(*mark);
            if (!mark->is_machine && !mark->is_update) {
                if (printed == nullptr && is_before_words(mark->node)) printed = &*mark;
                if (!mark->is_prefix && is_closing(mark->node)) closing = &*mark;
            }
            if (change == nullptr && is_change_of_block(*mark)) change = &*mark;
            leave_out_mark(*mark);
        }
        if (printed == nullptr) printed = closing;
        if (printed == nullptr && !made_.draft.published.is_known()) {
            printed = change;
            made_.is_of_change = change != nullptr;
        }
        if (printed != nullptr) {
            made_.minute = printed->minute;
            made_.zone = printed->zone;
            if (!made_.draft.published.is_known()) made_.draft.published = printed->time;
        }
    }

    /// `19:40` in one element, `17 October 2024` in the next.
    void take_day(const TimeMark& mark) {
        if (!is_before_words(mark.node) && !is_closing(mark.node)) return;
        if (!made_.day) made_.day = mark.day;
        leave_out_mark(mark);
    }

    bool is_change_of_block(const TimeMark& mark) const {
        const bool is_change = mark.is_update && !mark.is_machine && !mark.is_prefix;
        return is_change && (is_before_words(mark.node) || is_closing(mark.node));
    }

    void take_time(const TimeMark& mark) {
        if (!mark.time.is_known() || !mark.is_machine) return;
        schema::KnownTime& time = mark.is_update ? made_.draft.modified : made_.draft.published;
        const bool is_better =
            mark.time.trust == schema::TimeTrust::A && time.trust != schema::TimeTrust::A;
        // A later one is of a change, where the first was of the publication.
        if (!time.is_known() || is_better) {
            time = mark.time;
        } else if (!mark.is_update && !made_.draft.modified.is_known() && mark.time.at > time.at &&
                   !is_before_words(mark.node)) {
            made_.draft.modified = mark.time;
        }
    }

    bool is_before_words(NodeIndex at) const {
        constexpr std::size_t most_before = 80;
        return measures_.unlinked(block_.begin, at) <= most_before;
    }

    bool is_closing(NodeIndex at) const {
        constexpr std::size_t most_behind = 80;
        return !is_in_sentence(at) && measures_.unlinked(tree_[at].end, block_.end) <= most_behind;
    }

    /// A time is no word of the entry, with what stands around it and only says so (`Published
    /// at`); one in the middle of a sentence is.
    void leave_out_mark(const TimeMark& mark) {
        if (mark.is_prefix || mark.node == block_.begin || !says_only_when(mark)) return;
        NodeIndex at = mark.node;
        for (NodeIndex above = tree_[at].parent; above != no_node && above > block_.begin;
             above = tree_[above].parent) {
            if (shown(above) > shown(at) && !is_time_line(above)) break;
            at = above;
        }
        if (is_in_sentence(at) || is_left_out(at)) return;
        const bool is_printed = !mark.is_machine && is_before_words(mark.node);
        if (is_printed) parts_from_time_ = shares_its_line(at);
        set_aside(at, BoilerplateKind::Label);
    }

    /// True for a time in the line that it dates: `14:05 – Talks resume`.
    bool shares_its_line(NodeIndex at) const {
        const NodeIndex line = line_of(at);
        return line != no_node && line >= block_.begin && shown(line) > shown(at);
    }

    bool says_only_when(const TimeMark& mark) const {
        if (shown(mark.node) == 0 || shown(mark.node) > longest_label) return false;
        if (!mark.is_machine) return true;
        return html::is_one_of(time_elements, tree_[mark.node].name) || is_time_line(mark.node);
    }

    bool is_time_line(NodeIndex at) const {
        if (shown(at) > longest_label || tree_[at].end - at > most_nodes_looked_at) return false;
        return pasted::read_time_line(html::read_line(tree_, at, tree_[at].end)).has_value();
    }

    bool is_in_sentence(NodeIndex at) const {
        constexpr std::size_t most_beside = 30;
        const NodeIndex parent = tree_[at].parent;
        return parent != no_node && parent >= block_.begin &&
               (tree_[parent].name == "p" || tree_[parent].name == "li") &&
               shown(parent) > shown(at) + most_beside && measures_.visible(parent, at) > 0;
    }

    bool is_heading(NodeIndex at) const {
        if (!is_element(at) || shown(at) == 0 || shown(at) > longest_heading) return false;
        return html::is_one_of(headings, tree_[at].name) ||
               tree_.attribute(at, "role") == "heading" ||
               tree_.attribute(at, "itemprop") == "headline" ||
               tree_.attribute(at, "property") == "headline";
    }

    /// The first heading before the words; without one, what a class calls so.
    void take_heading() {
        if (block_.is_run && take_bold_line()) return;
        constexpr std::size_t most_before = 120;
        NodeIndex by_class = no_node;
        for (NodeIndex at = block_.begin; at < block_.end; ++at) {
            if (measures_.unlinked(block_.begin, at) > most_before) break;
            if (is_left_out(at)) {
                at = tree_[at].end - 1;
                continue;
            }
            if (is_heading(at)) return use_as_heading(at);
            const bool may_be = by_class == no_node && is_element(at) && at != block_.begin &&
                                shown(at) > 0 && shown(at) <= longest_heading &&
                                !html::is_one_of(word_elements, tree_[at].name) &&
                                (tree_[at].name != "p" || is_title_line(at));
            if (may_be && is_heading_by_class(at)) by_class = at;
        }
        if (by_class == no_node) by_class = bold_first_line();
        if (by_class != no_node) use_as_heading(by_class);
    }

    /// A paragraph in a title's form, with words under it.
    bool is_title_line(NodeIndex at) const {
        const std::string words = html::read_line(tree_, at, tree_[at].end);
        return pasted::has_title_form(words) && !looks_like_name(words) &&
               measures_.visible(tree_[at].end, block_.end) > shown(at);
    }

    /// `<b>Talks resume</b><br>Both sides ...`: the first words, all in bold and a line of their
    /// own, with others under them.
    NodeIndex bold_first_line() const {
        for (NodeIndex at = block_.begin; at < block_.end; ++at) {
            if (is_left_out(at)) {
                at = tree_[at].end - 1;
                continue;
            }
            if (tree_[at].kind == NodeKind::Text && shown(at) > 0) return no_node;
            if (!tree_.is_element(at, "b") && !tree_.is_element(at, "strong")) continue;
            if (shown(at) == 0 || shown(at) > longest_heading || !ends_line(at)) return no_node;
            const std::string words = html::read_line(tree_, at, tree_[at].end, sorted_left_out());
            const bool has_more = measures_.visible(tree_[at].end, block_.end) > shown(at);
            const bool is_title = has_more && pasted::has_title_form(words) &&
                                  !looks_like_name(words) && !pasted::read_time_line(words);
            return is_title ? at : no_node;
        }
        return no_node;
    }

    /// True when what follows stands in another line.
    bool ends_line(NodeIndex at) const {
        const NodeIndex line = line_of(at);
        const NodeIndex line_end = line == no_node ? block_.end : tree_[line].end;
        for (NodeIndex next = tree_[at].end; next < line_end; ++next) {
            if (tree_[next].kind == NodeKind::Text && shown(next) > 0) return false;
            if (tree_.is_element(next, "br")) return true;
            if (is_element(next) && html::is_one_of(html::block_elements, tree_[next].name)) {
                return true;
            }
        }
        return true;
    }

    /// `<p><strong>14:05 - Talks resume</strong></p>`: a line all in bold before paragraphs.
    bool take_bold_line() {
        const NodeIndex line = block_.begin;
        if (tree_[line].name != "p" || shown(line) > longest_heading) return false;
        for (NodeIndex at = line + 1; at < tree_[line].end; ++at) {
            const bool is_bold = tree_.is_element(at, "strong") || tree_.is_element(at, "b");
            if (!is_bold || shown(at) != shown(line) || is_left_out(at)) continue;
            const bool has_more = measures_.visible(tree_[line].end, block_.end) > 0;
            const std::string words = html::read_line(tree_, at, tree_[at].end);
            if (!has_more || pasted::read_time_line(words)) return false;
            use_as_heading(at);
            return true;
        }
        return false;
    }

    bool is_heading_by_class(NodeIndex at) const {
        const html::Roles roles = html::roles_of(tree_, at);
        if (!roles.holds(Role::Heading) || roles.holds(Role::Byline)) return false;
        if (tree_[at].name == "header" || tree_[at].end - at > most_nodes_looked_at) return false;
        for (NodeIndex inner = at + 1; inner < tree_[at].end; ++inner) {
            if (tree_.is_element(inner, "p") || tree_.is_element(inner, "time")) return false;
        }
        return true;
    }

    void use_as_heading(NodeIndex at) {
        made_.draft.title = html::read_line(tree_, at, tree_[at].end, sorted_left_out());
        constexpr std::string_view item_mark = "• ";
        if (made_.draft.title.starts_with(item_mark)) made_.draft.title.erase(0, item_mark.size());
        if (!made_.draft.title.empty()) leave_out(at);
    }

    std::vector<NodeIndex> sorted_left_out() const { return {left_out_.begin(), left_out_.end()}; }

    /// Elements that say they are a byline.
    void take_bylines() {
        for (NodeIndex at = block_.begin; at < block_.end;) {
            if (tree_.is_element(at, "blockquote") || tree_.is_element(at, "figure")) {
                at = tree_[at].end;
                continue;
            }
            const bool is = at != block_.begin && is_byline(at) && !is_left_out(at);
            if (is) take_byline(at);
            at = is ? tree_[at].end : at + 1;
        }
    }

    bool is_byline(NodeIndex at) const {
        if (!is_element(at) || shown(at) == 0 || shown(at) > longest_byline) return false;
        const auto item = tree_.attribute(at, "itemprop");
        if (item == "author" || tree_.attribute(at, "property") == "author") return true;
        if (tree_.attribute(at, "rel") == "author" || tree_[at].name == "address") return true;
        const html::Roles roles = html::roles_of(tree_, at);
        return roles.holds(Role::Byline) && !roles.holds(Role::Heading) && !holds_paragraph(at);
    }

    bool holds_paragraph(NodeIndex at) const {
        if (tree_[at].end - at > most_nodes_looked_at) return true;
        for (NodeIndex inner = at; inner < tree_[at].end; ++inner) {
            if (tree_.is_element(inner, "p") && shown(inner) > longest_label) return true;
        }
        return false;
    }

    void take_byline(NodeIndex at) {
        const std::string words = html::read_line(tree_, at, tree_[at].end, sorted_left_out());
        auto names = names_in(words);
        if (names.empty()) names = names_part_by_part(at);
        if (names.empty() && html::begins_byline(words, facts_.lang)) {
            names = html::split_names(words, facts_.lang);  // `By ANN LEE`.
            std::erase_if(names, [](const std::string& name) { return !shouts_a_name(name); });
        }
        if (names.empty()) return set_aside(at, BoilerplateKind::Label);
        add_names(names);
        leave_out(at);
    }

    /// A name over what its bearer does or where: each in an element of its own.
    std::vector<std::string> names_part_by_part(NodeIndex at) {
        for (NodeIndex part = at; part < tree_[at].end; ++part) {
            if (tree_[part].kind != NodeKind::Text || shown(part) == 0) continue;
            const auto names = names_in(html::collapse(html::decode_entities(tree_[part].source)));
            if (names.empty()) continue;
            const NodeIndex own[] = {part};
            std::string rest = html::read_line(tree_, at, tree_[at].end, own);
            if (!rest.empty() && !html::begins_byline(rest + " x", facts_.lang)) {
                labels_.push_back({BoilerplateKind::Label, std::move(rest), 0});
            }
            return names;
        }
        return {};
    }

    std::vector<std::string> names_in(const std::string& words) const {
        std::vector<std::string> names = html::split_names(words, facts_.lang);
        for (std::string& name : names) {
            name = bare_name(name, facts_.lang);
        }
        std::erase_if(names, [](const std::string& name) { return !looks_like_name(name); });
        return names;
    }

    /// What a page's own element says in its attributes: `<live-post author="Ann Lee">`.
    void take_byline_attributes() {
        const NodeIndex at = block_.begin;
        if (block_.is_run || !is_element(at)) return;
        for (const std::string_view name : {"author", "data-author", "data-byline", "byline"}) {
            if (const auto value = tree_.attribute(at, name)) add_names(names_in(*value));
        }
    }

    /// `— Ann Lee, 10:15`: the name in the line that says when, wherever that stands.
    void take_signatures() {
        if (!made_.draft.bylines.empty()) return;
        auto mark = std::ranges::lower_bound(marks_, block_.begin, {}, &TimeMark::node);
        for (; mark != marks_.end() && mark->node < block_.end; ++mark) {
            if (mark->is_prefix) continue;
            const NodeIndex line = line_of(mark->node);
            if (line == no_node || line == block_.begin || shown(line) > longest_byline) continue;
            std::string words = html::read_line(tree_, line, tree_[line].end, sorted_left_out());
            while (!words.empty() && (words.back() == ',' || words.back() == ' ')) {
                words.pop_back();
            }
            for (const std::string_view dash : {"— ", "– ", "- "}) {
                if (words.starts_with(dash)) words.erase(0, dash.size());
            }
            // A sentence that holds the time and begins with a name is no signature.
            const auto names =
                pasted::ends_like_sentence(words) ? std::vector<std::string>{} : names_in(words);
            if (names.empty()) continue;
            add_names(names);
            set_aside(line, BoilerplateKind::Credit);
        }
    }

    /// The block element that a node stands in.
    NodeIndex line_of(NodeIndex at) const {
        NodeIndex line = tree_[at].parent;
        while (line != no_node && line > block_.begin &&
               !html::is_one_of(html::block_elements, tree_[line].name)) {
            line = tree_[line].parent;
        }
        return line;
    }

    void add_names(const std::vector<std::string>& names) {
        auto& bylines = made_.draft.bylines;
        for (const std::string& name : names) {
            if (std::ranges::find(bylines, name) == bylines.end()) bylines.push_back(name);
        }
    }

    /// What stands before the words and is neither time nor heading is a name or a label.
    void take_head() {
        const NodeIndex end = end_of_head();
        for (NodeIndex at = block_.begin; at < end;) {
            const html::Node& node = tree_[at];
            const bool is_text = node.kind == NodeKind::Text && shown(at) > 0;
            if (is_left_out(at)) {
                at = node.end;
                continue;
            }
            if (is_text && shown(at) <= longest_label) take_head_text(at);
            ++at;
        }
    }

    void take_head_text(NodeIndex at) {
        constexpr std::size_t longest_mark = 12;  // `by`, `von`, `geschrieben von`.
        const std::string words = html::collapse(html::decode_entities(tree_[at].source));
        const bool is_marked = html::begins_byline(words, facts_.lang);
        const bool is_mark_alone = !is_marked && words.size() <= longest_mark &&
                                   html::begins_byline(words + " x", facts_.lang);
        if (is_mark_alone) return leave_out(at);
        const auto names = html::furniture_kind({words, 0}) ? std::vector<std::string>{}
                                                            : names_beside_time(words);
        const bool is_byline =
            !names.empty() && (is_marked || made_.draft.bylines.empty()) && is_apart(at);
        if (is_byline) add_names(names);
        if (!is_byline && is_apart(at) && may_be_title(words)) {
            made_.draft.title = words;
            made_.is_title_by_place = true;
            return leave_out(at);
        }
        if (is_byline || is_apart(at)) {
            leave_out(at);
            if (!is_byline) labels_.push_back({BoilerplateKind::Label, words, 0});
        }
    }

    /// Where no heading is marked, what stands like one over the words.
    bool may_be_title(const std::string& words) const {
        return made_.draft.title.empty() && pasted::has_heading_form(words) &&
               !html::furniture_kind({words, 0}) && !pasted::read_time_line(words) &&
               !pasted::read_timed_line(words);
    }

    /// The names in a line, which may say when too: `Ann Lee · 10:15`.
    std::vector<std::string> names_beside_time(const std::string& words) const {
        auto names = names_in(words);
        if (!names.empty()) return names;
        const auto timed = pasted::read_timed_line(words);
        return timed ? names_in(std::string{timed->rest}) : std::vector<std::string>{};
    }

    /// True for a text that is alone in its element.
    bool is_apart(NodeIndex at) const {
        const NodeIndex parent = tree_[at].parent;
        return parent != no_node && parent > block_.begin && !block_.is_run &&
               shown(parent) <= shown(at) + longest_label && tree_[parent].name != "p";
    }

    NodeIndex end_of_head() const {
        if (block_.is_run) return block_.begin;
        for (NodeIndex at = block_.begin + 1; at < block_.end; ++at) {
            if (is_left_out(at)) {
                at = tree_[at].end - 1;
                continue;
            }
            if (begins_words(at)) return at;
        }
        return block_.begin;  // No words at all: what there is, is the entry.
    }

    bool begins_words(NodeIndex at) const {
        if (tree_[at].kind == NodeKind::Text) return shown(at) > longest_label || is_sentence(at);
        if (!is_element(at)) return false;
        if (tree_[at].name == "p" && is_paragraph(at)) return true;
        if (html::is_one_of(word_elements, tree_[at].name) && tree_[at].name != "img") {
            return shown(at) > 0 && tree_[at].name != "ul";
        }
        const html::Roles roles = html::roles_of(tree_, at);
        const bool is_body = roles.holds(Role::Body) || roles.holds(Role::Embed) ||
                             tree_.attribute(at, "itemprop") == "articleBody" ||
                             tree_.attribute(at, "property") == "articleBody";
        return is_body && shown(at) > 0 && !holds_mark(at);
    }

    /// A short text that is words all the same: `Trains run again as far as the bridge.`
    bool is_sentence(NodeIndex at) const {
        constexpr std::size_t shortest = 25;
        constexpr std::size_t fewest_words = 5;
        if (shown(at) < shortest || is_in_head_line(at)) return false;
        const std::string words = html::collapse(html::decode_entities(tree_[at].source));
        return pasted::ends_like_sentence(words) && pasted::count_words(words) >= fewest_words &&
               !words.ends_with(',') && !html::furniture_kind({words, 0}) &&
               !html::begins_byline(words, facts_.lang) && !pasted::read_timed_line(words);
    }

    /// Within what is marked as a heading or a byline.
    bool is_in_head_line(NodeIndex at) const {
        for (NodeIndex above = tree_[at].parent; above != no_node && above > block_.begin;
             above = tree_[above].parent) {
            if (is_heading(above) || is_byline(above)) return true;
        }
        return false;
    }

    bool is_paragraph(NodeIndex at) const {
        if (shown(at) > longest_label) return true;
        if (shown(at) < shortest_paragraph || is_time_line(at)) return false;
        const std::string words = html::read_line(tree_, at, tree_[at].end);
        return !looks_like_name(words) && !html::begins_byline(words, facts_.lang);
    }

    bool holds_mark(NodeIndex at) const {
        const auto mark = std::ranges::lower_bound(marks_, at, {}, &TimeMark::node);
        return mark != marks_.end() && mark->node < tree_[at].end &&
               (mark->is_machine || (!mark->is_prefix && is_before_words(mark->node)));
    }

    /// `14:05 - Talks resume`: the time is known by now.
    void strip_printed_time() {
        Draft& draft = made_.draft;
        if (const auto prefix = pasted::read_time_prefix(draft.title)) {
            draft.title.erase(0, prefix->bytes);
        }
        if (parts_from_time_) strip_parting();
        const std::string_view line =
            std::string_view{draft.text.text}.substr(0, draft.text.text.find('\n'));
        const auto prefix = pasted::read_time_prefix(line);
        if (!prefix || !made_.minute || prefix->time.minute_of_day != made_.minute) return;
        html::cut_front(draft.text, prefix->bytes);
    }

    void strip_parting() {
        for (const std::string_view mark : {"– ", "— ", "- ", ": ", "| ", "· ", "• "}) {
            if (!made_.draft.text.text.starts_with(mark)) continue;
            return html::cut_front(made_.draft.text, mark.size());
        }
    }

    const html::Tree& tree_;
    const Measures& measures_;
    const std::vector<TimeMark>& marks_;
    const PageFacts& facts_;
    BlockRange block_;
    BlockDraft made_;
    std::set<NodeIndex> left_out_;
    bool parts_from_time_ = false;  ///< The words follow the time in its line.
    std::vector<schema::Boilerplate> labels_;
};

}  // namespace

BlockDraft read_block(const Markup& markup, const BlockRange& block) {
    return BlockReading{markup, block}.read();
}

}  // namespace onrecord::corpus::formats::page
