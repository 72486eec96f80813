// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/liveblog_signs.hpp"

#include "corpus/formats/page/names.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/html/roles.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace onrecord::corpus::formats::page {
namespace {

using html::NodeIndex;

constexpr std::int64_t minute_milliseconds = 60'000;
constexpr std::int64_t hour_minutes = 60;

/// Minutes of the day, or since 1970 where the day is known too.
std::optional<std::int64_t> minute_of(const BlockDraft& block) {
    if (block.draft.published.precision >= schema::Precision::Minute &&
        block.draft.published.is_known()) {
        return block.draft.published.at.milliseconds / minute_milliseconds;
    }
    return block.minute ? std::optional<std::int64_t>{*block.minute} : std::nullopt;
}

class Signs {
public:
    Signs(const Markup& markup, const BlockList& list, const std::vector<BlockDraft>& blocks)
        : tree_{*markup.tree},
          facts_{*markup.facts},
          list_{list},
          blocks_{blocks},
          measures_{*markup.measures} {
        constexpr std::int64_t day_milliseconds = 24 * hour_minutes * minute_milliseconds;
        for (const BlockDraft& block : blocks) {
            if (const auto minute = minute_of(block)) minutes_.push_back(*minute);
            if (!block.draft.published.is_known()) continue;
            days_.push_back(block.draft.published.at.milliseconds / day_milliseconds);
        }
    }

    std::string against() const {
        if (list_.with_time < fewest) return "no five parts of it have a time each";
        if (says_little()) return "its parts with times say hardly anything";
        if (spans_days()) return "its parts with times are spread over many days, as in a forum";
        if (is_schedule()) return "its times are those of a timetable or programme";
        if (counts_from_zero()) return "its times count from zero, as in a recording";
        if (points_elsewhere()) {
            return "most of its parts lead to other pages, as lists of articles do";
        }
        if (has_nicknames()) return "its parts are signed by users, as in a forum or chat";
        return {};
    }

private:
    static constexpr std::size_t fewest = 5;

    bool says_little() const {
        constexpr std::size_t usual_bytes = 60;
        std::size_t bytes = 0;
        for (const BlockDraft& block : blocks_) {
            bytes += block.draft.text.text.size();
        }
        return bytes < usual_bytes * blocks_.size();
    }

    bool spans_days() const {
        constexpr std::int64_t longest = std::int64_t{3} * 24 * hour_minutes;
        constexpr std::int64_t most_days = 3;
        if (!days_.empty()) {
            const auto [first, last] = std::ranges::minmax(days_);
            if (last - first > most_days) return true;
        }
        if (minutes_.empty()) return false;
        const auto [first, last] = std::ranges::minmax(minutes_);
        return last - first > longest;
    }

    /// Of five minutes that come as they come one in 3,125 ends in a five or nought each time.
    bool is_schedule() const {
        constexpr std::int64_t step = 5;
        return minutes_.size() >= fewest &&
               std::ranges::all_of(minutes_, [](std::int64_t at) { return at % step == 0; });
    }

    bool counts_from_zero() const {
        const auto is_early = [](std::int64_t at) { return at >= 0 && at < hour_minutes; };
        return minutes_.size() >= fewest && std::ranges::is_sorted(minutes_) &&
               std::ranges::all_of(minutes_, is_early) && minutes_.front() <= 2;
    }

    /// A title that is a link to another page is that page's.
    bool points_elsewhere() const {
        std::size_t teasers = 0;
        for (const BlockRange& block : list_.blocks) {
            teasers += has_title_linked_elsewhere(block) || is_mostly_linked(block) ? 1 : 0;
        }
        return 2 * teasers > list_.blocks.size();
    }

    bool has_title_linked_elsewhere(const BlockRange& block) const {
        constexpr std::string_view titles[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
        bool is_first = true;
        for (NodeIndex at = block.begin; at < block.end; ++at) {
            if (tree_[at].kind == html::NodeKind::Text && !is_blank(tree_[at].source)) {
                is_first = false;
            }
            if (!tree_.is_element(at, "a")) continue;
            const NodeIndex parent = tree_[at].parent;
            const bool is_title =
                is_first || (parent != html::no_node &&
                             std::ranges::find(titles, tree_[parent].name) != std::end(titles));
            if (is_title && leads_elsewhere(at) && !is_time(at)) return true;
        }
        return false;
    }

    /// A link to the entry itself has its time for words.
    bool is_time(NodeIndex link) const {
        return pasted::read_time_line(html::read_line(tree_, link, tree_[link].end)).has_value();
    }

    /// A title in a link, with a time and a label beside it.
    bool is_mostly_linked(const BlockRange& block) const {
        const std::size_t all = measures_.visible(block.begin, block.end);
        const std::size_t unlinked = measures_.unlinked(block.begin, block.end);
        if (all == 0 || 2 * unlinked > all) return false;
        for (NodeIndex at = block.begin; at < block.end; ++at) {
            if (tree_.is_element(at, "a") && leads_elsewhere(at)) return true;
        }
        return false;
    }

    static bool is_blank(std::string_view text) {
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    bool leads_elsewhere(NodeIndex link) const {
        const auto target = tree_.attribute(link, "href");
        if (!target || target->empty() || target->front() == '#') return false;
        const std::string address = absolute_address(*target, facts_.url);
        const auto page_of = [](std::string_view text) {
            return text.substr(0, text.find_first_of("?#"));
        };
        return page_of(address) != page_of(facts_.url);
    }

    /// What stands in an element for writers and is no name: `shutter42`.
    bool has_nicknames() const {
        std::size_t nicknames = 0;
        std::set<std::string> different;
        for (const BlockRange& block : list_.blocks) {
            const std::string user = user_of(block);
            if (user.empty()) continue;
            ++nicknames;
            different.insert(user);
        }
        return different.size() >= 2 && 2 * nicknames > list_.blocks.size();
    }

    /// `shutter42`, `tide_watcher`; an agency has a capital and no digit.
    static bool is_written_like_a_nickname(const std::string& word) {
        const bool is_small = word.front() >= 'a' && word.front() <= 'z';
        return is_small || word.find_first_of("0123456789_") != std::string::npos;
    }

    std::string user_of(const BlockRange& block) const {
        constexpr std::size_t longest = 30;
        for (NodeIndex at = block.begin; at < block.end; ++at) {
            if (tree_[at].kind != html::NodeKind::Element) continue;
            const html::Roles roles = html::roles_of(tree_, at);
            const bool is_user = roles.holds(html::Role::User);
            if (!is_user && !roles.holds(html::Role::Byline)) continue;
            const std::string words = html::read_line(tree_, at, tree_[at].end);
            const bool is_word = !words.empty() && words.size() <= longest &&
                                 words.find(' ') == std::string::npos &&
                                 (is_user || is_written_like_a_nickname(words));
            if (is_word) return words;
        }
        return {};
    }

    const html::Tree& tree_;
    const PageFacts& facts_;
    const BlockList& list_;
    const std::vector<BlockDraft>& blocks_;
    const Measures& measures_;
    std::vector<std::int64_t> minutes_;
    std::vector<std::int64_t> days_;
};

}  // namespace

std::string why_no_liveblog(const Markup& markup,
                            const BlockList& list,
                            const std::vector<BlockDraft>& blocks) {
    return Signs{markup, list, blocks}.against();
}

}  // namespace onrecord::corpus::formats::page
