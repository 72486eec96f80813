// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/printed_days.hpp"

#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/formats/pasted/time_words.hpp"
#include "corpus/formats/pasted/zone.hpp"
#include "corpus/html/elements.hpp"
#include "corpus/html/entities.hpp"
#include "corpus/html/phrases.hpp"
#include "corpus/html/roles.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>

namespace onrecord::corpus::formats::page {
namespace {

using html::NodeIndex;
using html::NodeKind;
using std::chrono::sys_days;

// Entries of one minute may stand in any order, and so may a corrected one near it.
constexpr int minutes_of_disorder = 60;
constexpr int half_a_day = 12 * 60;
constexpr std::size_t most_day_marks = 1'000;
constexpr std::string_view heading_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6", "time", "dt"};

schema::KnownTime time_on(sys_days day, int minute, std::string_view zone) {
    const auto offset = zone.empty() ? std::optional<std::chrono::minutes>{}
                                     : pasted::zone_offset(html::lower_case(zone), day);
    const auto at = std::chrono::sys_time<std::chrono::milliseconds>{day} +
                    std::chrono::minutes{minute} - offset.value_or(std::chrono::minutes{0});
    schema::KnownTime time;
    time.at.milliseconds = at.time_since_epoch().count();
    time.precision = schema::Precision::Minute;
    time.trust = schema::TimeTrust::C;
    time.doubt = offset ? schema::TimeDoubt::Guessed : schema::TimeDoubt::NoZone;
    return time;
}

/// Later than a page that was seen then can say. Clocks without a zone may be those of a place
/// east of here.
bool is_ahead_of(const schema::KnownTime& time, schema::Instant seen) {
    using std::chrono::milliseconds;
    const auto allowed = time.doubt == schema::TimeDoubt::NoZone ? pasted::most_ahead_without_zone
                                                                 : pasted::most_ahead_with_zone;
    return milliseconds{time.at.milliseconds} > milliseconds{seen.milliseconds} + allowed;
}

/// True when the clock mostly goes down from entry to entry.
bool is_newest_first(const std::vector<BlockDraft*>& printed) {
    int down = 0;
    for (std::size_t at = 1; at < printed.size(); ++at) {
        int difference = *printed[at]->minute - *printed[at - 1]->minute;
        // Half a day or more is a step over midnight the other way.
        if (difference >= half_a_day) difference -= 2 * half_a_day;
        if (difference <= -half_a_day) difference += 2 * half_a_day;
        down += difference < 0 ? 1 : difference > 0 ? -1 : 0;
    }
    return down >= 0;
}

/// Dates the entries in the order given, from `day`; where the clock jumps against the order by
/// more than its disorder, `step` days pass.
void date_from(std::span<BlockDraft* const> entries, sys_days day, int step) {
    std::optional<int> before;
    for (BlockDraft* entry : entries) {
        const int jump = before ? (*entry->minute - *before) * -step : 0;
        if (jump > minutes_of_disorder) day += std::chrono::days{step};
        before = entry->minute;
        entry->draft.published = time_on(day, *entry->minute, entry->zone);
    }
}

/// A mark without a year is of the page's, or of the one before.
std::optional<sys_days> day_of(const DayMark& mark, std::optional<sys_days> newest) {
    std::optional<std::chrono::year> year = mark.year;
    if (!year && newest) year = std::chrono::year_month_day{*newest}.year();
    if (!year) return std::nullopt;
    const std::chrono::year_month_day day{*year, mark.day.month(), mark.day.day()};
    if (!day.ok()) return std::nullopt;
    const bool is_ahead = !mark.year && newest && sys_days{day} > *newest + std::chrono::days{1};
    return is_ahead ? sys_days{std::chrono::year_month_day{
                          *year - std::chrono::years{1}, mark.day.month(), mark.day.day()}}
                    : sys_days{day};
}

/// What a block prints of its own day: with its time of day a moment, else the day.
void date_by_own_day(BlockDraft& block, std::optional<sys_days> newest) {
    DayMark mark;
    mark.day = std::chrono::month{static_cast<unsigned>(block.day->month)} /
               std::chrono::day{static_cast<unsigned>(block.day->day)};
    if (block.day->year != 0) mark.year = std::chrono::year{block.day->year};
    const auto day = mark.day.ok() ? day_of(mark, newest) : std::nullopt;
    if (!day) return;
    pasted::TimeLine line;
    const std::chrono::year_month_day date{*day};
    line.date = pasted::Date{static_cast<int>(date.year()), block.day->month, block.day->day};
    line.minute_of_day = block.minute;
    line.zone = block.zone;
    schema::KnownTime& time = block.draft.published;
    time = pasted::known_time(line, std::nullopt);
    const bool is_year_guessed = !mark.year && time.doubt == schema::TimeDoubt::None;
    if (is_year_guessed) time.doubt = schema::TimeDoubt::Guessed;
}

/// Finds the day marks between and before blocks.
class DayMarksFinding {
public:
    DayMarksFinding(const html::Tree& tree, const BlockList& list) : tree_{&tree}, list_{&list} {}

    std::vector<DayMark> find() {
        std::size_t block = 0;
        const NodeIndex end = list_->blocks.empty() ? 0 : list_->blocks.back().begin;
        for (NodeIndex at = 0; at < end && marks_.size() < most_day_marks; ++at) {
            while (block < list_->blocks.size() && list_->blocks[block].end <= at) {
                ++block;
            }
            const bool is_within = block < list_->blocks.size() && at >= list_->blocks[block].begin;
            if (is_within) {
                at = list_->blocks[block].end - 1;
            } else if ((*tree_)[at].kind == NodeKind::Text) {
                take(at);
            }
        }
        return std::move(marks_);
    }

private:
    void take(NodeIndex at) {
        constexpr std::size_t longest = 60;
        const html::Node& node = (*tree_)[at];
        if (node.source.size() > longest || !is_over_entries(at)) return;
        const auto line =
            pasted::read_time_line(html::collapse(html::decode_entities(node.source)));
        if (!line || !line->date || line->is_update || line->is_date_unsure) return;
        DayMark mark;
        mark.offset_bytes = tree_->offset_bytes(at);
        mark.day = std::chrono::month{static_cast<unsigned>(line->date->month)} /
                   std::chrono::day{static_cast<unsigned>(line->date->day)};
        if (line->date->year != 0) mark.year = std::chrono::year{line->date->year};
        if (mark.day.ok()) marks_.push_back(mark);
    }

    /// Within the list itself anything; before it what has the rank of a heading or says that it
    /// is a date. What a link leads to has another day.
    bool is_over_entries(NodeIndex at) const {
        const bool is_in_list = std::ranges::any_of(
            list_->holders, [&](NodeIndex holder) { return tree_->is_within(at, holder); });
        constexpr int levels = 3;
        bool is_marked = is_in_list;
        NodeIndex above = (*tree_)[at].parent;
        for (int level = 0; level < levels && above != html::no_node; ++level) {
            if ((*tree_)[above].name == "a" || (*tree_)[above].name == "li") return false;
            is_marked = is_marked || html::is_one_of(heading_elements, (*tree_)[above].name) ||
                        html::roles_of(*tree_, above).holds(html::Role::Time);
            above = (*tree_)[above].parent;
        }
        return is_marked;
    }

    const html::Tree* tree_;
    const BlockList* list_;
    std::vector<DayMark> marks_;
};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_between(char letter) { return letter == '-' || letter == '/' || letter == '_'; }

/// Two digits, or a month's name; nothing taken where neither stands.
std::optional<unsigned> take_part(std::string_view& text) {
    if (text.size() >= 2 && is_digit(text[0]) && is_digit(text[1])) {
        const unsigned number = static_cast<unsigned>((text[0] - '0') * 10 + (text[1] - '0'));
        text.remove_prefix(2);
        return number;
    }
    const std::size_t end = std::min(text.find_first_of("-/_"), text.size());
    for (const auto& meaning : pasted::time_meanings(html::lower_case(text.substr(0, end)))) {
        if (meaning.kind != pasted::TimeWord::Month) continue;
        text.remove_prefix(end);
        return static_cast<unsigned>(meaning.value);
    }
    return std::nullopt;
}

/// The day that `text` begins with.
std::optional<sys_days> day_at(std::string_view text) {
    constexpr std::size_t year_digits = 4;
    if (text.size() < year_digits + 4 || (text[0] != '1' && text[0] != '2')) return std::nullopt;
    int year = 0;
    for (std::size_t at = 0; at < year_digits; ++at) {
        if (!is_digit(text[at])) return std::nullopt;
        year = year * 10 + (text[at] - '0');
    }
    constexpr int first_year = 1995;
    constexpr int last_year = 2100;
    if (year < first_year || year > last_year) return std::nullopt;
    text.remove_prefix(year_digits);
    const bool is_parted = is_between(text.front());
    if (is_parted) text.remove_prefix(1);
    const auto month = take_part(text);
    if (!month || (is_parted && (text.empty() || !is_between(text.front())))) return std::nullopt;
    if (is_parted) text.remove_prefix(1);
    const auto day = take_part(text);
    if (!day || (!text.empty() && is_digit(text.front()))) return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year{year}, std::chrono::month{*month}, std::chrono::day{*day}};
    return date.ok() ? std::optional{sys_days{date}} : std::nullopt;
}

}  // namespace

std::vector<DayMark> find_day_marks(const html::Tree& tree, const BlockList& list) {
    return DayMarksFinding{tree, list}.find();
}

std::string find_zone_of_all(const html::Tree& tree, const BlockList& list) {
    std::string found;
    auto block = list.blocks.begin();
    for (NodeIndex at = 0; at < tree.size(); ++at) {
        while (block != list.blocks.end() && block->end <= at) {
            ++block;
        }
        if (block != list.blocks.end() && at >= block->begin) {
            at = block->end - 1;
            continue;
        }
        constexpr std::size_t longest = 100;
        const html::Node& node = tree[at];
        if (node.kind != NodeKind::Text || node.source.size() > longest) continue;
        const std::string line = html::collapse(html::decode_entities(node.source));
        const auto zone = pasted::read_zone_of_all(line);
        if (!zone) continue;
        if (!found.empty() && html::lower_case(found) != html::lower_case(*zone)) return {};
        found = *zone;
    }
    return found;
}

void give_zone(std::vector<BlockDraft>& blocks, const std::string& zone) {
    if (zone.empty()) return;
    for (BlockDraft& block : blocks) {
        if (!block.minute || !block.zone.empty()) continue;
        block.zone = zone;
        schema::KnownTime& time = block.draft.published;
        const bool is_bare = time.is_known() && time.doubt == schema::TimeDoubt::NoZone &&
                             time.precision >= schema::Precision::Minute;
        if (!is_bare) continue;
        const std::chrono::sys_time<std::chrono::milliseconds> moment{
            std::chrono::milliseconds{time.at.milliseconds}};
        const auto day = std::chrono::floor<std::chrono::days>(moment);
        // What an attribute says may be in another zone than what is printed.
        const std::chrono::minutes printed{*block.minute};
        if (std::chrono::floor<std::chrono::minutes>(moment - day) != printed) continue;
        const auto offset = pasted::zone_offset(html::lower_case(zone), day, printed);
        if (!offset) continue;
        time.at.milliseconds -= std::chrono::milliseconds{*offset}.count();
        time.doubt = schema::TimeDoubt::Guessed;
    }
}

std::optional<sys_days> day_in_address(std::string_view address) {
    constexpr std::size_t longest = 2'000;
    address = address.substr(0, longest);
    std::optional<sys_days> found;
    for (std::size_t at = 0; at < address.size(); ++at) {
        if (!is_digit(address[at]) || (at > 0 && is_digit(address[at - 1]))) continue;
        const auto day = day_at(address.substr(at));
        if (!day) continue;
        if (found && *found != *day) return std::nullopt;
        found = day;
    }
    return found;
}

sys_days newest_day_seen(std::vector<BlockDraft>& blocks, schema::Instant seen) {
    const std::chrono::sys_time<std::chrono::milliseconds> moment{
        std::chrono::milliseconds{seen.milliseconds}};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    std::vector<BlockDraft*> printed;
    for (BlockDraft& block : blocks) {
        if (block.minute && !block.day && !block.draft.published.is_known()) {
            printed.push_back(&block);
        }
    }
    if (printed.empty()) return day;
    const BlockDraft& newest = is_newest_first(printed) ? *printed.front() : *printed.back();
    const bool is_ahead = is_ahead_of(time_on(day, *newest.minute, newest.zone), seen);
    return is_ahead ? day - std::chrono::days{1} : day;
}

void date_printed_times(std::vector<BlockDraft>& blocks,
                        const std::vector<DayMark>& marks,
                        std::optional<sys_days> newest) {
    std::vector<BlockDraft*> printed;
    for (BlockDraft& block : blocks) {
        if (block.draft.published.is_known()) continue;
        if (block.day) date_by_own_day(block, newest);
        if (block.minute && !block.draft.published.is_known()) printed.push_back(&block);
    }
    const bool falls = is_newest_first(printed);
    const auto mark_over = [&](const BlockDraft* block) {
        return std::ranges::upper_bound(
            marks, block->draft.offset_bytes, {}, &DayMark::offset_bytes);
    };
    for (auto begin = printed.begin(); begin != printed.end();) {
        const auto over = mark_over(*begin);
        const auto end = std::find_if(begin, printed.end(), [&](const BlockDraft* block) {
            return mark_over(block) != over;
        });
        const auto day = over == marks.begin() ? newest : day_of(*std::prev(over), newest);
        const std::vector<BlockDraft*> group(begin, end);
        begin = end;
        if (!day) continue;
        const bool is_days_newest = over == marks.begin() && !falls;
        if (is_days_newest) {  // The page's own day is that of the last.
            date_from(std::vector<BlockDraft*>{group.rbegin(), group.rend()}, *day, -1);
        } else {
            date_from(group, *day, falls ? -1 : 1);
        }
    }
}

}  // namespace onrecord::corpus::formats::page
