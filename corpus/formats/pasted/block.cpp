// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/block.hpp"

#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace onrecord::corpus::formats::pasted {
namespace {

struct TextLine {
    std::string_view text;
    std::uint64_t number = 1;
};

using Lines = std::vector<TextLine>;

bool begins_lower(std::string_view line) {
    line = trimmed(line);
    return !line.empty() && line.front() >= 'a' && line.front() <= 'z';
}

bool begins_with_digit(std::string_view line) {
    return !line.empty() && line.front() >= '0' && line.front() <= '9';
}

std::vector<Lines> part_at_blank_lines(std::string_view text) {
    std::vector<Lines> groups{{}};
    std::uint64_t number = 0;
    while (!text.empty()) {
        const std::size_t feed = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, feed);
        ++number;
        text.remove_prefix(std::min(feed + 1, text.size()));
        if (!trimmed(line).empty()) {
            groups.back().push_back({line, number});
        } else if (!groups.back().empty()) {
            groups.emplace_back();
        }
    }
    if (groups.back().empty()) groups.pop_back();
    return groups;
}

/// Some pages are pasted without blank lines: then each line is a block, except in a list.
bool has_few_blank_lines(const std::vector<Lines>& groups) {
    constexpr std::size_t lines_a_group = 8;
    std::size_t lines = 0;
    for (const Lines& group : groups) {
        lines += group.size();
    }
    return lines > lines_a_group * groups.size();
}

/// A text editor may have broken every paragraph at some column: lines then go on in the next.
bool is_hard_wrapped(const std::vector<Lines>& groups) {
    std::size_t breaks = 0;
    std::size_t breaks_within_sentence = 0;
    for (const Lines& group : groups) {
        for (std::size_t at = 1; at < group.size(); ++at) {
            ++breaks;
            if (begins_lower(group[at].text)) ++breaks_within_sentence;
        }
    }
    constexpr std::size_t few = 3;
    return breaks_within_sentence > few && breaks_within_sentence * 3 > breaks;
}

std::string_view joined(const Lines& lines, std::size_t first, std::size_t last) {
    const char* begin = lines[first].text.data();
    const char* end = lines[last].text.data() + lines[last].text.size();
    return {begin, static_cast<std::size_t>(end - begin)};
}

bool all_bullets(const Lines& lines, std::size_t first) {
    return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                       lines.end(),
                       [](const TextLine& line) { return is_bullet(line.text); });
}

bool all_equal(const Lines& lines) {
    return std::all_of(lines.begin(), lines.end(), [&](const TextLine& line) {
        return trimmed(line.text) == trimmed(lines.front().text);
    });
}

/// How a page prints times beside other words: what one line leaves open, all of them tell.
struct TimeHabits {
    std::unordered_map<std::string_view, std::size_t> beside;  ///< What stands beside times.
    std::size_t alone = 0;
    std::size_t before_blank = 0;   ///< `14:05 Talks resume`, without a mark between.
    std::size_t behind_titles = 0;  ///< `Talks resume 14:05`.
    std::unordered_map<std::string_view, std::size_t> lines;  ///< Short ones, and how often.

    /// Stands at most Entries: `Copy link` in whatever language.
    bool is_label(std::string_view line) const {
        constexpr std::size_t many = 3;
        constexpr std::size_t most_words = 3;
        const auto row = lines.find(line);
        if (row == lines.end() || row->second < many || is_name_list(line)) return false;
        // More words, or a sentence, take more of a habit.
        const bool is_short = count_words(line) <= most_words && !ends_like_sentence(line);
        if (is_short) return row->second * 2 >= alone;
        // `— Bay Police (@baypolice)` names whose words stand above.
        return alone > 0 && row->second * 3 >= alone * 2 && !is_bullet(line);
    }

    /// Nearly every title has its time behind it.
    bool belongs_behind_titles() const {
        constexpr std::size_t fewest = 2;
        return behind_titles >= fewest && behind_titles > alone;
    }

    /// A name recurs; and where nearly every time has words behind it, those are the Entries'.
    bool belongs_beside(const TimedLine& line) const {
        if (line.join != Join::Blank || line.is_rest_before) return true;
        const auto row = beside.find(line.rest);
        const bool recurs = row != beside.end() && row->second > 1;
        constexpr std::size_t fewest = 3;
        return (recurs && is_name_list(line.rest)) ||
               (before_blank >= fewest && before_blank > alone);
    }
};

TimeHabits find_habits(const std::vector<Lines>& groups) {
    TimeHabits habits;
    bool is_in_trailer = false;  // The times there are other pages'.
    for (const Lines& group : groups) {
        for (const TextLine& line : group) {
            const std::string_view text = trimmed(line.text);
            is_in_trailer = (is_in_trailer && !is_sentence(text)) || is_trailer_label(text);
            constexpr std::size_t longest_label = 100;
            const bool may_be_label = text.size() <= longest_label && !begins_with_digit(text);
            if (may_be_label) ++habits.lines[text];
            if (read_time_behind_title(text)) ++habits.behind_titles;
            if (read_time_line(text)) {
                habits.alone += is_in_trailer ? 0 : 1;
            } else if (const auto timed = read_timed_line(text)) {
                ++habits.beside[timed->rest];
                if (timed->join == Join::Blank && !timed->is_rest_before) ++habits.before_blank;
            }
        }
    }
    return habits;
}

/// Cuts groups of lines into blocks.
class BlockCutter {
public:
    BlockCutter(std::vector<Block>& blocks, const TimeHabits& habits)
        : blocks_{&blocks},
          habits_{&habits} {}

    void cut(const Lines& lines) {
        is_behind_time_ = !blocks_->empty() && blocks_->back().kind == BlockKind::Time;
        if (lines.size() == 1) return cut_line(lines.front());
        if (all_bullets(lines, 0)) return add(BlockKind::Bullets, lines, 0);
        if (cut_chrome(lines)) return;
        if (cut_leading_lines(lines)) return;
        if (cut_at_trailer(lines)) return;
        const bool is_name_over_role = is_name_list(lines[0].text) && is_role_line(lines[1].text);
        if (is_name_over_role || has_times(lines) || is_foot(lines)) return cut_dense(lines);
        add(BlockKind::Paragraph, lines, 0);
    }

    /// Line by line, for a page copied without blank lines; only a list stays together.
    void cut_dense(const Lines& lines) {
        for (std::size_t at = 0; at < lines.size();) {
            std::size_t end = at;
            while (end < lines.size() && is_bullet(lines[end].text)) {
                ++end;
            }
            if (end < at + 2) {
                cut_line(lines[at++]);
                continue;
            }
            add(BlockKind::Bullets,
                {lines.begin() + static_cast<std::ptrdiff_t>(at),
                 lines.begin() + static_cast<std::ptrdiff_t>(end)},
                0);
            at = end;
        }
    }

    void cut_line(const TextLine& line) {
        const std::string_view text = trimmed(line.text);
        if (auto time = read_time_line(text)) {
            blocks_->push_back({BlockKind::Time, {}, line.text, line.number, *time});
        } else if (const auto timed = timed_line(text)) {
            cut_timed(line, *timed);
        } else if (const std::size_t role = find_glued_role(text); role > 0) {
            add_line(BlockKind::Byline, text.substr(0, role), line.number);
            blocks_->push_back({BlockKind::Chrome,
                                schema::BoilerplateKind::Credit,
                                text.substr(role),
                                line.number,
                                {}});
        } else {
            if (cut_titled_time(line)) return;
            blocks_->push_back({kind_of(text), chrome_of(text), line.text, line.number, {}});
        }
    }

private:
    /// `Privacy` over `© 2024 The Bell`: a page's last lines.
    static bool is_foot(const Lines& lines) {
        constexpr std::size_t longest = 60;
        const bool has_legal = std::ranges::any_of(lines, [](const TextLine& line) {
            return chrome_kind(line.text) == schema::BoilerplateKind::Other;
        });
        return has_legal && std::ranges::all_of(lines, [](const TextLine& line) {
                   return chrome_kind(line.text) || trimmed(line.text).size() <= longest;
               });
    }

    /// A label over pointers to other pages, right behind words of another line.
    bool cut_at_trailer(const Lines& lines) {
        const auto label = std::find_if(lines.begin(), lines.end(), [](const TextLine& line) {
            return is_trailer_label(trimmed(line.text));
        });
        if (label == lines.end() || label == lines.begin()) return false;
        cut({lines.begin(), label});
        cut({label, lines.end()});
        return true;
    }

    bool cut_titled_time(const TextLine& line) {
        if (!habits_->belongs_behind_titles()) return false;
        const auto timed = read_time_behind_title(trimmed(line.text));
        if (!timed) return false;
        add_line(BlockKind::Heading, timed->rest, line.number);
        blocks_->push_back({BlockKind::Time, {}, timed->time_text, line.number, timed->time});
        return true;
    }

    BlockKind kind_of(std::string_view line) const {
        if (is_trailer_label(line)) return BlockKind::Trailer;
        if (chrome_kind(line) || habits_->is_label(line)) return BlockKind::Chrome;
        if (byline_names(line)) return BlockKind::Byline;
        if (is_bullet(line)) return BlockKind::Bullets;
        return has_heading_form(line) ? BlockKind::Heading : BlockKind::Paragraph;
    }

    schema::BoilerplateKind chrome_of(std::string_view line) const {
        if (is_trailer_label(line) || habits_->is_label(line)) {
            return schema::BoilerplateKind::Label;
        }
        return chrome_kind(line).value_or(schema::BoilerplateKind::Other);
    }

    std::optional<TimedLine> timed_line(std::string_view text) const {
        auto timed = read_timed_line(text);
        // `Updated at 14.05: the text` and `Updated 5 minutes ago by ...` begin no Entry.
        if (!timed || !habits_->belongs_beside(*timed)) return std::nullopt;
        const bool joins_words = timed->join == Join::Glue && !timed->is_rest_before &&
                                 !is_name_list(timed->rest) && !byline_names(timed->rest) &&
                                 !read_time_line(timed->rest) && !has_title_form(timed->rest);
        if (joins_words) return std::nullopt;
        return timed;
    }

    void cut_timed(const TextLine& line, const TimedLine& timed) {
        blocks_->push_back({BlockKind::Time, {}, timed.time_text, line.number, timed.time});
        blocks_->back().is_signature = timed.is_rest_before;
        std::string_view rest = timed.rest;
        // `6:55 p.m. EDTOctober 17, 2024`, copied from two boxes side by side.
        if (const auto other = read_time_line(rest); other && !timed.is_rest_before) {
            blocks_->back().is_glued = true;
            blocks_->push_back({BlockKind::Time, {}, rest, line.number, *other});
            return;
        }
        if (starts_with_initials(rest)) {
            const std::size_t colon = rest.find(':');
            add_line(BlockKind::Byline, rest.substr(0, colon), line.number);
            rest = trimmed(rest.substr(colon + 1));
            if (rest.empty()) return;
        }
        const bool is_name = !chrome_kind(rest) && timed.join != Join::Mark && is_name_list(rest) &&
                             (timed.join == Join::Glue || timed.is_rest_before ||
                              habits_->beside.at(timed.rest) > 1);
        if (is_name) return add_line(BlockKind::Byline, rest, line.number);
        blocks_->push_back({kind_of(rest), chrome_of(rest), rest, line.number, {}});
    }

    void add_line(BlockKind kind, std::string_view text, std::uint64_t number) {
        blocks_->push_back({kind, {}, text, number, {}});
    }

    bool has_times(const Lines& lines) const {
        return std::ranges::any_of(lines, [&](const TextLine& line) {
            const std::string_view text = trimmed(line.text);
            return read_time_line(text).has_value() || timed_line(text).has_value();
        });
    }

    void add(BlockKind kind, const Lines& lines, std::size_t first) {
        blocks_->push_back(
            {kind, {}, joined(lines, first, lines.size() - 1), lines[first].number, {}});
    }

    /// A caption printed over and over, a photograph's title over its caption and credit, a link
    /// under `Read more:`.
    bool cut_chrome(const Lines& lines) {
        const TextLine& last = lines.back();
        const auto first_kind = chrome_kind(lines.front().text);
        const auto last_kind = chrome_kind(last.text);
        schema::BoilerplateKind kind = schema::BoilerplateKind::Caption;
        const bool is_caption = last_kind == schema::BoilerplateKind::Caption && lines.size() <= 3;
        const bool is_link = first_kind == schema::BoilerplateKind::Link &&
                             !ends_like_sentence(last.text) && lines.size() <= 3;
        if (is_link) kind = schema::BoilerplateKind::Link;
        if (!all_equal(lines) && !is_caption && !is_link) return false;
        blocks_->push_back({BlockKind::Chrome,
                            kind,
                            joined(lines, 0, lines.size() - 1),
                            lines.front().number,
                            {}});
        return true;
    }

    /// Lines before a paragraph that are no part of it: a heading, times, a byline, labels.
    bool cut_leading_lines(const Lines& lines) {
        std::vector<Block> before;
        std::swap(before, *blocks_);
        std::size_t at = 0;
        while (at < lines.size() && is_leading(lines, at)) {
            cut_line(lines[at++]);
        }
        std::swap(before, *blocks_);
        if (at == 0) return false;
        blocks_->insert(blocks_->end(), before.begin(), before.end());
        if (at < lines.size()) {
            const Lines rest{lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end()};
            cut(rest);
        }
        return true;
    }

    bool is_leading(const Lines& lines, std::size_t at) const {
        const std::string_view line = trimmed(lines[at].text);
        if (read_time_line(line) || timed_line(line) || byline_names(line).has_value() ||
            is_trailer_label(line) || chrome_kind(line) || habits_->is_label(line)) {
            return true;
        }
        if (at + 1 == lines.size()) return false;
        if (is_in_head(lines, at)) return true;
        if (!has_heading_form(line)) return false;
        const std::string_view next = lines[at + 1].text;
        if (begins_lower(next)) return false;
        return ends_like_sentence(next) || all_bullets(lines, at + 1) ||
               read_time_line(trimmed(next)) || byline_names(next).has_value();
    }

    /// A line between a time and the words that it dates: a title, a name, what a writer is.
    bool is_in_head(const Lines& lines, std::size_t at) const {
        constexpr std::size_t most_lines = 3;
        const auto is_time = [&](std::size_t one) {
            const std::string_view text = trimmed(lines[one].text);
            return read_time_line(text) || timed_line(text);
        };
        if (is_sentence(lines[at].text)) return false;
        std::size_t first = at;
        while (first > 0 && at - first < most_lines && !is_time(first - 1)) {
            --first;
        }
        const bool follows_time = first > 0 ? is_time(first - 1) : is_behind_time_;
        if (!follows_time) return false;
        for (; at < lines.size() && at <= first + most_lines; ++at) {
            if (is_sentence(lines[at].text)) return true;
            if (!has_title_form(lines[at].text)) return false;
        }
        return false;
    }

    std::vector<Block>* blocks_;
    const TimeHabits* habits_;
    bool is_behind_time_ = false;  ///< The lines that are cut stand right behind a time.
};

}  // namespace

std::vector<Block> cut_blocks(std::string_view text) {
    const std::vector<Lines> groups = part_at_blank_lines(text);
    std::vector<Block> blocks;
    bool is_top = true;
    bool is_behind_menu = false;
    const TimeHabits habits = find_habits(groups);
    BlockCutter cutter{blocks, habits};
    const bool is_wrapped = is_hard_wrapped(groups);
    const bool takes_lines = !is_wrapped && has_few_blank_lines(groups);
    for (const Lines& group : groups) {
        // Over the first sentence stand menus, whose items are lines of their own.
        const bool is_menu = is_top && group.size() > (is_behind_menu ? 1 : 3);
        const bool is_under_menu = is_menu && is_behind_menu;
        is_behind_menu = is_behind_menu || is_menu;
        is_top = is_top && std::ranges::none_of(group, [](const TextLine& line) {
                     const bool is_told = is_sentence(line.text) && !says_any(line.text, "consent");
                     return is_told || read_time_line(trimmed(line.text));
                 });
        if (takes_lines || (is_menu && (is_top || is_under_menu))) {
            cutter.cut_dense(group);
        } else if (is_wrapped && group.size() > 1) {
            blocks.push_back({BlockKind::Paragraph,
                              {},
                              joined(group, 0, group.size() - 1),
                              group.front().number,
                              {}});
        } else {
            cutter.cut(group);
        }
    }
    return blocks;
}

bool is_sentence(std::string_view text) {
    constexpr std::size_t shortest = 40;
    return text.size() >= shortest && ends_like_sentence(text);
}

std::vector<std::string> read_byline(std::string_view line) {
    const auto named = byline_names(line);
    if (!named) {
        if (is_name_in_place(line)) line = html::without_place(trimmed(line), "en");
        if (is_name_list(line)) return split_name_list(line);
        return {std::string{trimmed(line)}};
    }
    if (is_name_list(*named)) return split_name_list(*named);
    std::vector<std::string> names;
    std::string_view rest = *named;
    while (!rest.empty()) {
        constexpr std::string_view conjunction = " and ";
        const std::size_t comma = rest.find(',');
        const std::size_t and_at = rest.find(conjunction);
        const std::size_t end = std::min({comma, and_at, rest.size()});
        const std::string_view name = trimmed(rest.substr(0, end));
        if (!name.empty()) names.emplace_back(name);
        const std::size_t step = end == and_at ? conjunction.size() : 1;
        rest.remove_prefix(std::min(end + step, rest.size()));
    }
    return names;
}

}  // namespace onrecord::corpus::formats::pasted
