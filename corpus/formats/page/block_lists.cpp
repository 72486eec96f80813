// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/block_lists.hpp"

#include "corpus/html/elements.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/roles.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace onrecord::corpus::formats::page {
namespace {

using html::no_node;
using html::NodeIndex;
using html::NodeKind;
using html::Role;
using html::Tree;

// How many levels above its time an entry may start.
constexpr int levels_looked_up = 40;
// A block with less text is a date line, a link or a score.
constexpr std::size_t shortest_entry = 15;
constexpr std::size_t fewest_entries = 2;

constexpr std::string_view headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", "dt"};
// What words stand in, in whatever entry.
constexpr std::string_view word_elements[] = {
    "p", "blockquote", "ul", "ol", "figure", "table", "pre", "br", "a", "b", "strong", "i", "em"};
// So many runs tell what runs are made of.
constexpr std::size_t fewest_to_compare = 3;
constexpr std::string_view aside_elements[] = {"nav", "aside", "footer", "form", "thead", "head"};

/// An element's name and first class, which the blocks of one list have in common.
std::string signature_of(const Tree& tree, NodeIndex at) {
    std::string signature{tree[at].name};
    const std::string classes = tree.attribute(at, "class").value_or("");
    const std::size_t begin = classes.find_first_not_of(" \t\r\n");
    if (begin != std::string::npos) {
        signature += '.' + classes.substr(begin, classes.find_first_of(" \t\r\n", begin) - begin);
    }
    return signature;
}

/// An element's name and all its classes, each with blanks around it.
struct Kind {
    std::string_view name;
    std::string classes;
};

Kind kind_of(const Tree& tree, NodeIndex at) {
    return {tree[at].name, " " + html::collapse(tree.attribute(at, "class").value_or("")) + " "};
}

/// True for elements of one name that share a class, or have none: `post`, `breaking post`.
bool are_alike(const Kind& one, const Kind& other) {
    if (one.name != other.name) return false;
    constexpr std::size_t shortest = 2;
    if (one.classes.size() <= shortest) return other.classes.size() <= shortest;
    for (std::size_t at = 1; at < one.classes.size();) {
        const std::size_t end = one.classes.find(' ', at);
        const std::string word = one.classes.substr(at - 1, end - at + 2);
        if (other.classes.find(word) != std::string::npos) return true;
        at = end + 1;
    }
    return false;
}

/// A candidate container: an element whose children have times.
struct Candidate {
    NodeIndex holder = no_node;
    std::vector<NodeIndex> timed;  ///< Children with a time mark, in order.
    std::vector<BlockRange> blocks;
    double score = 0;
    std::string kind = {};  ///< The signature of most of its blocks.
};

class BlocksFinding {
public:
    BlocksFinding(const Tree& tree,
                  const Measures& measures,
                  const std::vector<TimeMark>& marks,
                  std::vector<NodeIndex> days)
        : tree_{&tree},
          measures_{&measures},
          marks_{&marks},
          days_{std::move(days)} {
        for (NodeIndex at = 0; at < tree.size() && first_heading_ == no_node; ++at) {
            if (tree.is_element(at, "h1")) first_heading_ = at;
        }
    }

    BlockList find() {
        collect_candidates();
        std::unordered_map<std::string, Group> groups;
        for (std::size_t at = 0; at < candidates_.size(); ++at) {
            Candidate& candidate = candidates_[at];
            std::erase_if(candidate.timed, [&](NodeIndex child) { return is_aside_itself(child); });
            if (candidate.timed.empty() || is_aside(candidate.holder)) continue;
            cut_into_blocks(candidate);
            if (candidate.blocks.empty()) continue;
            candidate.kind = usual_signature(candidate);
            score(candidate);
            Group& group = groups[key_of_group(candidate)];
            group.members.push_back(at);
            group.blocks += candidate.blocks.size();
            group.score += candidate.score;
        }
        const Group* best = nullptr;
        for (const auto& [key, group] : groups) {
            if (group.blocks < fewest_entries) continue;
            if (best == nullptr || is_better(group, *best)) best = &group;
        }
        return best == nullptr ? BlockList{} : take(*best);
    }

private:
    /// Lists of blocks of one kind anywhere on the page: one for each day, one for pinned entries.
    struct Group {
        std::vector<std::size_t> members;
        std::size_t blocks = 0;
        double score = 0;
    };

    /// Of equals, the one with fewer lists is the outer one.
    static bool is_better(const Group& one, const Group& other) {
        constexpr double nearly = 1e-6;
        if (std::abs(one.score - other.score) > nearly) return one.score > other.score;
        if (one.members.size() != other.members.size()) {
            return one.members.size() < other.members.size();
        }
        return one.members.front() < other.members.front();
    }

    /// A class identifies the kind of blocks; without one, only blocks of the same kind of
    /// container belong together.
    std::string key_of_group(const Candidate& candidate) const {
        if (is_telling(candidate)) return candidate.kind;
        const bool is_run = candidate.blocks.front().is_run;
        return (is_run ? "run " : "in ") + signature_of(*tree_, candidate.holder) + ' ' +
               candidate.kind;
    }

    void collect_candidates() {
        std::unordered_map<NodeIndex, std::size_t> place_of;
        for (const TimeMark& mark : *marks_) {
            if (mark.is_update) continue;
            NodeIndex child = mark.node;
            for (int level = 0; level < levels_looked_up; ++level) {
                const NodeIndex holder = (*tree_)[child].parent;
                if (holder == no_node) break;
                const auto [place, is_new] = place_of.try_emplace(holder, candidates_.size());
                if (is_new) candidates_.push_back({holder, {}, {}, 0, {}});
                auto& timed = candidates_[place->second].timed;
                if (timed.empty() || timed.back() != child) timed.push_back(child);
                child = holder;
            }
        }
    }

    /// True within parts beside the page's main text: navigation, comments, teasers.
    bool is_aside(NodeIndex at) {
        if (at == no_node) return false;
        const auto known = aside_.find(at);
        if (known != aside_.end()) return known->second;
        bool is = is_aside_itself(at);
        if (!is) is = is_aside((*tree_)[at].parent);
        aside_.emplace(at, is);
        return is;
    }

    bool is_aside_itself(NodeIndex at) const {
        const html::Node& node = (*tree_)[at];
        if (node.kind != NodeKind::Element || node.name == "body") return false;
        const html::Roles roles = html::roles_of(*tree_, at);
        if (roles.holds(Role::Comment)) return !holds_first_heading(at);
        // An element with most of the page's text is the page, whatever its classes
        // (`has-sidebar`).
        if (2 * measures_->visible(at, node.end) > measures_->whole_page()) return false;
        if (holds_first_heading(at)) return false;
        if (html::is_one_of(aside_elements, node.name)) return true;
        return roles.holds(Role::Aside) ||
               (roles.holds(Role::Furniture) && !roles.holds(Role::Live));
    }

    bool holds_first_heading(NodeIndex at) const {
        return first_heading_ != no_node && tree_->is_within(first_heading_, at);
    }

    void cut_into_blocks(Candidate& candidate) const {
        std::size_t own = 0;
        for (const NodeIndex child : candidate.timed) {
            own += measures_->unlinked(child, (*tree_)[child].end);
        }
        const NodeIndex first = candidate.timed.front();
        const std::size_t all = measures_->unlinked(first, (*tree_)[candidate.holder].end);
        const bool has_more = all > 2 * own || is_line_element(first);
        const bool are_runs =
            candidate.timed.size() >= fewest_entries && has_more && begin_runs(candidate);
        candidate.blocks = are_runs ? runs(candidate) : children(candidate);
    }

    /// Only blocks that would be taken count: an entry's head and body may have a time each, and
    /// are of two kinds.
    void score(Candidate& candidate) const {
        std::vector<BlockRange> blocks = candidate.blocks;
        if (is_telling(candidate)) drop_others(candidate.kind, blocks);
        for (const BlockRange& block : blocks) {
            const std::size_t bytes = measures_->unlinked(block.begin, block.end);
            candidate.score += std::sqrt(static_cast<double>(bytes) / different_times(block));
        }
    }

    static bool is_telling(const Candidate& candidate) {
        return !candidate.blocks.front().is_run && candidate.kind.find('.') != std::string::npos;
    }

    /// A block with several times is several entries, or one with a modification time.
    double different_times(const BlockRange& block) const {
        auto mark = std::ranges::lower_bound(*marks_, block.begin, {}, &TimeMark::node);
        double machine = 0;
        double printed = 0;
        std::optional<schema::Instant> last_machine;
        std::optional<int> last_printed;
        for (; mark != marks_->end() && mark->node < block.end; ++mark) {
            if (mark->is_update) continue;
            if (mark->is_machine) {
                machine += last_machine == mark->time.at ? 0 : 1;
                last_machine = mark->time.at;
            } else {
                printed += last_printed == mark->minute ? 0 : 1;
                last_printed = mark->minute;
            }
        }
        return std::max(machine > 0 ? machine : printed, 1.0);
    }

    /// Headings, lines and bare texts start runs; boxes among boxes of their own kind do not.
    bool begin_runs(const Candidate& candidate) const {
        constexpr std::size_t longest_line = 400;
        const auto are_most = [&](const auto& holds) {
            return 3 * static_cast<std::size_t>(std::ranges::count_if(candidate.timed, holds)) >=
                   2 * candidate.timed.size();
        };
        if (are_most([&](NodeIndex child) { return is_line_element(child); })) return true;
        return are_most([&](NodeIndex child) {
                   return measures_->visible(child, (*tree_)[child].end) <= longest_line;
               }) &&
               !is_one_of_many(candidate);
    }

    /// A paragraph or heading, which is never a whole entry.
    bool is_line_element(NodeIndex at) const {
        return (*tree_)[at].name == "p" || html::is_one_of(headings, (*tree_)[at].name);
    }

    /// True when a sibling without a time looks like the ones that have one.
    bool is_one_of_many(const Candidate& candidate) const {
        const NodeIndex first = candidate.timed.front();
        if ((*tree_)[first].kind != NodeKind::Element) return false;
        const std::string kind = signature_of(*tree_, first);
        if (kind.find('.') == std::string::npos) return false;
        for (NodeIndex child = (*tree_)[first].end; child < (*tree_)[candidate.holder].end;
             child = (*tree_)[child].end) {
            if ((*tree_)[child].kind != NodeKind::Element) continue;
            if (std::ranges::binary_search(candidate.timed, child)) continue;
            if (signature_of(*tree_, child) == kind) return true;
        }
        return false;
    }

    std::vector<BlockRange> children(const Candidate& candidate) const {
        std::vector<BlockRange> blocks;
        for (const NodeIndex child : candidate.timed) {
            const NodeIndex end = (*tree_)[child].end;
            if ((*tree_)[child].kind != NodeKind::Element) continue;
            if (measures_->unlinked(child, end) < shortest_entry) continue;
            if (is_head_of_page(child, end)) continue;
            blocks.push_back({child, end, false});
        }
        return blocks;
    }

    /// The block with the page's first heading is the page's header and not an entry.
    bool is_head_of_page(NodeIndex begin, NodeIndex end) const {
        return first_heading_ != no_node && first_heading_ >= begin && first_heading_ < end;
    }

    /// A heading directly before a line with a time belongs to that line, if most have one;
    /// otherwise it would end up in the previous entry.
    std::vector<NodeIndex> begins_of_runs(const Candidate& candidate) const {
        std::vector<NodeIndex> begins = candidate.timed;
        std::size_t headed = 0;
        NodeIndex before = no_node;
        auto next = begins.begin();
        for (NodeIndex child = tree_->first_child(candidate.holder);
             child != no_node && next != begins.end();
             child = tree_->next_sibling(child)) {
            const NodeIndex now = child;
            if (now == *next) {
                const bool is_headed = !is_heading(now) && is_heading(before);
                if (is_headed && before != first_heading_) *next = before;
                headed += is_headed ? 1 : 0;
                ++next;
            }
            if (measures_->visible(now, (*tree_)[now].end) > 0) before = now;
        }
        return 3 * headed >= 2 * begins.size() ? begins : candidate.timed;
    }

    bool is_heading(NodeIndex at) const {
        return at != no_node && (*tree_)[at].kind == NodeKind::Element &&
               html::is_one_of(headings, (*tree_)[at].name);
    }

    std::vector<BlockRange> runs(const Candidate& candidate) const {
        std::vector<BlockRange> blocks;
        const std::vector<NodeIndex> begins = begins_of_runs(candidate);
        for (std::size_t at = 0; at < begins.size(); ++at) {
            const NodeIndex begin = begins[at];
            const bool is_last = at + 1 == begins.size();
            const NodeIndex limit = is_last ? (*tree_)[candidate.holder].end : begins[at + 1];
            const NodeIndex end = end_of_run(candidate.timed[at], limit);
            if (measures_->unlinked(begin, end) < shortest_entry) continue;
            if (is_head_of_page(begin, end)) continue;
            blocks.push_back({begin, end, true});
        }
        if (blocks.size() >= fewest_to_compare) cut_last_run(blocks);
        return blocks;
    }

    /// Behind the last run stands the rest of the page: it ends before the first sibling of a kind
    /// that no other run has and that holds no words of its own right (a heading, a box).
    void cut_last_run(std::vector<BlockRange>& blocks) const {
        std::unordered_set<std::string> kinds;
        for (std::size_t at = 0; at + 1 < blocks.size(); ++at) {
            for (NodeIndex child = blocks[at].begin; child < blocks[at].end;
                 child = (*tree_)[child].end) {
                kinds.insert(signature_of(*tree_, child));
            }
        }
        BlockRange& last = blocks.back();
        for (NodeIndex child = (*tree_)[last.begin].end; child < last.end;
             child = (*tree_)[child].end) {
            const html::Node& node = (*tree_)[child];
            if (node.kind != NodeKind::Element || html::is_one_of(word_elements, node.name) ||
                measures_->visible(child, node.end) == 0) {
                continue;
            }
            if (!kinds.contains(signature_of(*tree_, child))) {
                last.end = child;
                return;
            }
        }
    }

    /// A run ends before the next heading of its own rank and before navigation and similar parts.
    NodeIndex end_of_run(NodeIndex begin, NodeIndex limit) const {
        const bool is_heading = html::is_one_of(headings, (*tree_)[begin].name);
        for (NodeIndex at = (*tree_)[begin].end; at < limit; at = (*tree_)[at].end) {
            if ((*tree_)[at].kind != NodeKind::Element) continue;
            const bool is_next = is_heading && (*tree_)[at].name == (*tree_)[begin].name;
            if (is_next || is_aside_itself(at) || is_day_alone(at)) return at;
        }
        return limit;
    }

    /// `16 October 2024` between two runs: of what follows it.
    bool is_day_alone(NodeIndex at) const {
        const NodeIndex end = (*tree_)[at].end;
        const auto day = std::ranges::lower_bound(days_, at);
        constexpr std::size_t longest = 60;
        return day != days_.end() && *day < end && measures_->visible(at, end) <= longest &&
               measures_->visible(at, end) == measures_->visible(*day, *day + 1);
    }

    /// The blocks of the winning group, with siblings of the same kind that have no time.
    BlockList take(const Group& group) const {
        BlockList list;
        NodeIndex last_end = 0;
        std::vector<std::size_t> members = group.members;
        std::ranges::sort(members, {}, [&](std::size_t at) { return candidates_[at].holder; });
        for (const std::size_t member : members) {
            const Candidate& candidate = candidates_[member];
            if (candidate.holder < last_end) continue;  // Within a container already taken.
            last_end = (*tree_)[candidate.holder].end;
            add(candidate, list);
        }
        list.score = group.score;
        tidy(list);
        return list;
    }

    std::string usual_signature(const Candidate& candidate) const {
        std::unordered_map<std::string, std::size_t> counts;
        for (const BlockRange& block : candidate.blocks) {
            ++counts[signature_of(*tree_, block.begin)];
        }
        const auto most = std::ranges::max_element(counts, {}, [](const auto& one) {
            return std::pair{one.second, one.first};
        });
        return most->first;
    }

    void add(const Candidate& candidate, BlockList& list) const {
        auto blocks = candidate.blocks;
        if (is_telling(candidate)) drop_others(candidate.kind, blocks);
        list.with_time += blocks.size();
        const bool are_paragraphs = (*tree_)[blocks.front().begin].name == "p";
        if (!blocks.front().is_run && !are_paragraphs) {
            add_untimed(candidate, candidate.kind, blocks);
        }
        list.holders.push_back(candidate.holder);
        list.blocks.insert(list.blocks.end(), blocks.begin(), blocks.end());
    }

    /// Removes boxes of other kinds among the entries (key events, advertisements).
    void drop_others(const std::string& kind, std::vector<BlockRange>& blocks) const {
        const auto usual = std::ranges::find_if(blocks, [&](const BlockRange& block) {
            return signature_of(*tree_, block.begin) == kind;
        });
        if (usual == blocks.end()) return;
        const Kind model = kind_of(*tree_, usual->begin);
        std::erase_if(blocks, [&](const BlockRange& block) {
            return !are_alike(kind_of(*tree_, block.begin), model);
        });
    }

    void add_untimed(const Candidate& candidate,
                     const std::string& kind,
                     std::vector<BlockRange>& blocks) const {
        for (NodeIndex child = tree_->first_child(candidate.holder); child != no_node;
             child = tree_->next_sibling(child)) {
            if ((*tree_)[child].kind != NodeKind::Element) continue;
            if (std::ranges::binary_search(candidate.timed, child)) continue;
            const NodeIndex end = (*tree_)[child].end;
            if (signature_of(*tree_, child) != kind) continue;
            if (measures_->unlinked(child, end) < shortest_entry) continue;
            if (!is_telling(candidate) && !holds_change(child)) continue;
            blocks.push_back({child, end, false});
        }
    }

    /// `Updated 14:05`, among blocks of which others say `14:05`.
    bool holds_change(NodeIndex at) const {
        const auto mark = std::ranges::lower_bound(*marks_, at, {}, &TimeMark::node);
        return mark != marks_->end() && mark->node < (*tree_)[at].end && !mark->is_machine;
    }

    static void tidy(BlockList& list) {
        std::ranges::sort(list.blocks, {}, &BlockRange::begin);
        NodeIndex last_end = 0;
        std::erase_if(list.blocks, [&](const BlockRange& block) {
            if (block.begin < last_end) return true;
            last_end = block.end;
            return false;
        });
    }

    const Tree* tree_;
    const Measures* measures_;
    const std::vector<TimeMark>* marks_;
    std::vector<NodeIndex> days_;  ///< Texts that are a day alone.
    NodeIndex first_heading_ = no_node;
    std::vector<Candidate> candidates_;
    std::unordered_map<NodeIndex, bool> aside_;
};

/// The marks that say a time of day; days alone part nothing where those do.
std::vector<TimeMark> clock_marks(const std::vector<TimeMark>& marks) {
    std::vector<TimeMark> clocks;
    std::ranges::copy_if(
        marks, std::back_inserter(clocks), [](const TimeMark& mark) { return !mark.day; });
    return clocks;
}

std::vector<NodeIndex> day_nodes(const std::vector<TimeMark>& marks) {
    std::vector<NodeIndex> nodes;
    for (const TimeMark& mark : marks) {
        if (mark.day) nodes.push_back(mark.node);
    }
    return nodes;
}

/// The printed times of changes, as if they were those of entries.
std::vector<TimeMark> printed_changes(const std::vector<TimeMark>& marks) {
    std::vector<TimeMark> changes;
    for (const TimeMark& mark : marks) {
        if (!mark.is_update || mark.is_machine) continue;
        changes.push_back(mark);
        changes.back().is_update = false;
    }
    return changes;
}

bool holds_publication(const BlockRange& block, const std::vector<TimeMark>& marks) {
    auto mark = std::ranges::lower_bound(marks, block.begin, {}, &TimeMark::node);
    for (; mark != marks.end() && mark->node < block.end; ++mark) {
        if (!mark->is_update) return true;
    }
    return false;
}

}  // namespace

BlockList find_blocks(const Tree& tree,
                      const Measures& measures,
                      const std::vector<TimeMark>& all_marks) {
    const std::vector<TimeMark> marks = clock_marks(all_marks);
    const std::vector<NodeIndex> days = day_nodes(all_marks);
    BlockList list = BlocksFinding{tree, measures, marks, days}.find();
    const std::vector<TimeMark> changes = printed_changes(marks);
    if (changes.size() < fewest_entries) return list;
    BlockList changed = BlocksFinding{tree, measures, changes, days}.find();
    const bool has_others = std::ranges::any_of(
        changed.blocks, [&](const BlockRange& block) { return holds_publication(block, marks); });
    return !has_others && changed.score > list.score ? changed : list;
}

BlockList find_day_blocks(const Tree& tree,
                          const Measures& measures,
                          const std::vector<TimeMark>& marks) {
    std::vector<TimeMark> days;
    std::ranges::copy_if(
        marks, std::back_inserter(days), [](const TimeMark& mark) { return mark.day.has_value(); });
    if (days.size() < fewest_entries) return {};
    return BlocksFinding{tree, measures, days, {}}.find();
}

}  // namespace onrecord::corpus::formats::page
