// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/block_settling.hpp"

#include "corpus/formats/pasted/block_walk.hpp"
#include "corpus/formats/pasted/line_forms.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

void make_chrome(Block& block, BoilerplateKind kind) {
    block.kind = BlockKind::Chrome;
    block.chrome = kind;
}

/// Finds the lines that are bylines by where they stand.
class BylineMarking {
public:
    explicit BylineMarking(std::vector<Block>& blocks) : blocks_{blocks} {}

    void mark() {
        collect();
        if (times_ == 0) collect_under_titles();
        for (const auto* places : {&behind_, &before_, &under_}) {
            if (places->size() < fewest || places->size() * 2 < times_) continue;
            if (!are_names(*places)) continue;
            mark_writers(*places);
        }
        mark_names_over_titles();
        mark_names_in_lead();
        mark_roles();
    }

private:
    static constexpr std::size_t fewest = 2;

    /// The names right behind times, right before them, and right under the titles there.
    void collect() {
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (!is_entry_time(blocks_[at])) continue;
            if (at > 0 && (is_name_heading(at - 1) || is_dashed_name(at - 1))) {
                before_.push_back(at - 1);
            }
            const std::size_t next = next_content(blocks_, at);
            // Times without words are those of lists and other pages.
            if (words_follow(blocks_, at)) ++times_;
            at = next - 1;
            if (next >= blocks_.size()) break;
            if (is_name_heading(next)) {
                behind_.push_back(next);
            } else if (const std::size_t under = next_content(blocks_, next);
                       blocks_[next].kind == BlockKind::Heading && under < blocks_.size() &&
                       is_name_heading(under) && body_follows(blocks_, under)) {
                under_.push_back(under);
            }
        }
    }

    /// A page without times: the names between titles and words.
    void collect_under_titles() {
        for (std::size_t at = 0; at + 2 < blocks_.size(); ++at) {
            if (blocks_[at].kind != BlockKind::Heading || is_name_heading(at)) continue;
            const std::size_t under = next_content(blocks_, at);
            if (under < blocks_.size() && is_name_heading(under) && body_follows(blocks_, under)) {
                under_.push_back(under);
            }
        }
    }

    /// Titles in capitals (`Road Closed`) look like names, too. A third of all names begin with a
    /// known forename at least, and of three and more some recur; of titles neither.
    bool are_names(const std::vector<std::size_t>& places) const {
        std::set<std::string_view> different;
        std::size_t forenames = 0;
        for (const std::size_t at : places) {
            different.insert(trimmed(blocks_[at].text));
            if (begins_with_forename(without_dash(blocks_[at].text))) ++forenames;
        }
        return forenames * 3 >= places.size() || different.size() * 2 <= places.size();
    }

    bool is_name_heading(std::size_t at) const {
        return blocks_[at].kind == BlockKind::Heading &&
               (is_name_list(blocks_[at].text) || is_name_in_place(blocks_[at].text));
    }

    /// `— Ann Lee`; right behind a quotation it is whoever said it.
    bool is_dashed_name(std::size_t at) const {
        const Block& block = blocks_[at];
        const bool may_be =
            block.kind == BlockKind::Bullets && at > 0 && is_name_list(without_dash(block.text));
        if (!may_be) return false;
        const std::string_view before = trimmed(blocks_[at - 1].text);
        return !before.ends_with("”") && !before.ends_with('"') && !before.ends_with("»");
    }

    static std::string_view without_dash(std::string_view line) {
        line = trimmed(line);
        for (const std::string_view dash : {"— ", "– ", "- "}) {
            if (line.starts_with(dash)) return trimmed(line.substr(dash.size()));
        }
        return line;
    }

    /// Where they stand by habit, and wherever else on the page: the last has no time behind it.
    void mark_writers(const std::vector<std::size_t>& places) {
        std::set<std::string_view> writers;
        for (const std::size_t at : places) {
            blocks_[at].kind = BlockKind::Byline;
            blocks_[at].text = without_dash(blocks_[at].text);
            writers.insert(trimmed(blocks_[at].text));
        }
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            const std::string_view name = without_dash(blocks_[at].text);
            if ((is_name_heading(at) || is_dashed_name(at)) && writers.contains(name)) {
                blocks_[at].kind = BlockKind::Byline;
                blocks_[at].text = name;
            }
        }
    }

    void mark_names_over_titles() {
        for (const std::size_t at : behind_) {
            const std::size_t next = next_content(blocks_, at);
            const bool is_title = next < blocks_.size() &&
                                  blocks_[next].kind == BlockKind::Heading &&
                                  body_follows(blocks_, next);
            if (is_title) blocks_[at].kind = BlockKind::Byline;
        }
    }

    /// Over the page's own time; behind the first words a name before a time may be whoever was
    /// quoted there.
    void mark_names_in_lead() {
        bool has_time = false;
        for (std::size_t at = 0; at + 1 < blocks_.size(); ++at) {
            if (has_time && is_body(blocks_[at])) return;
            has_time = has_time || is_entry_time(blocks_[at]);
            const bool is_name =
                blocks_[at].kind == BlockKind::Heading && is_name_list(blocks_[at].text);
            if (blocks_[at + 1].kind == BlockKind::Time && is_name) {
                blocks_[at].kind = BlockKind::Byline;
            }
        }
    }

    /// A name over a line that says what the writer is.
    void mark_roles() {
        for (std::size_t at = 1; at < blocks_.size(); ++at) {
            Block& block = blocks_[at];
            Block& name = blocks_[at - 1];
            const bool is_line =
                block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
            if (!is_line || !is_role_line(block.text)) continue;
            if (name.kind != BlockKind::Byline && !is_name_heading(at - 1)) continue;
            name.kind = BlockKind::Byline;
            make_chrome(block, BoilerplateKind::Credit);
        }
    }

    std::vector<Block>& blocks_;
    std::size_t times_ = 0;
    std::vector<std::size_t> behind_;
    std::vector<std::size_t> before_;
    std::vector<std::size_t> under_;
};

/// Some pages sign below the words (`Ann Lee14 March 2024 10:01`): nothing stands behind the last
/// signature, and either other times begin the Entries, or words stand before the first.
Signatures find_signatures(const std::vector<Block>& blocks) {
    std::size_t signatures = 0;
    std::size_t others = 0;
    bool last_is_signature = false;
    bool words_stand_before_first = false;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        const Block& block = blocks[at];
        if (block.kind == BlockKind::Trailer && signatures > 0) break;
        if (is_body(block)) {
            // What stands behind is still the page's foot when no time follows it.
            if (signatures == 0 && others == 0) {
                words_stand_before_first = words_stand_before_first || is_sentence(block.text);
            }
            last_is_signature = false;
        }
        if (!is_entry_time(block)) continue;
        last_is_signature = block.is_signature;
        ++(block.is_signature ? signatures : others);
    }
    constexpr std::size_t fewest = 2;
    if (!last_is_signature || signatures < fewest) return Signatures::None;
    if (others >= signatures) return Signatures::BesideOthers;
    return words_stand_before_first && others == 0 ? Signatures::Alone : Signatures::None;
}

bool are_one_time(const TimeLine& one, const TimeLine& other) {
    if (!one.minute_of_day || !other.minute_of_day) {
        return one.is_relative || other.is_relative || other.date;
    }
    return *one.minute_of_day == *other.minute_of_day &&
           (!one.date || !other.date || one.date == other.date);
}

void take_in(TimeLine& one, const TimeLine& other) {
    if (!one.minute_of_day) one.minute_of_day = other.minute_of_day;
    if (one.zone.empty() || other.zone.size() < one.zone.size()) {
        if (!other.zone.empty()) one.zone = other.zone;
    }
    if (!one.date) {
        one.date = other.date;
        one.is_date_unsure = other.is_date_unsure;
    }
}

/// `published at 12:50` over `12:50 GMT`, `1 minute ago` under `12:50 p.m. ET`: one time.
void merge_times(std::vector<Block>& blocks, Signatures signatures) {
    const auto closes = [&](const Block& block) {
        return signatures != Signatures::None && block.is_signature;
    };
    Block* first = nullptr;
    for (Block& block : blocks) {
        if (!is_passed_over(block) || closes(block)) first = nullptr;
        if (closes(block)) continue;
        const bool is_date_behind = first != nullptr && is_date_line(block) && !first->time.date &&
                                    first->time.minute_of_day;
        // `March 5, 2024` over `4:42 p.m.`: a day and its hour.
        const bool is_date_before = first == nullptr && is_date_line(block) && block.is_glued;
        if (!is_entry_time(block) && !is_date_behind && !is_date_before) continue;
        if (first != nullptr && are_one_time(first->time, block.time)) {
            take_in(first->time, block.time);
            make_chrome(block, BoilerplateKind::Label);
        } else {
            first = &block;
        }
    }
}

/// A page prints its times in one form. Where that has a zone, a bare `01:27` is the length of a
/// film.
void drop_bare_clocks(std::vector<Block>& blocks) {
    const auto is_bare = [](const Block& block) {
        return is_entry_time(block) && !block.time.is_relative && !block.time.date &&
               block.time.zone.empty();
    };
    const auto bare = std::ranges::count_if(blocks, is_bare);
    const auto zoned = std::ranges::count_if(blocks, [](const Block& block) {
        return is_entry_time(block) && !block.time.zone.empty();
    });
    constexpr std::ptrdiff_t zoned_a_bare = 3;
    if (bare == 0 || zoned < bare * zoned_a_bare) return;
    for (Block& block : blocks) {
        if (is_bare(block)) make_chrome(block, BoilerplateKind::Label);
    }
}

/// Where Entries have clocks, `3 hours ago` alone behind a label for other pages (`Most read`) is
/// of those.
void drop_times_of_teasers(std::vector<Block>& blocks) {
    constexpr std::ptrdiff_t fewest = 3;
    const auto has_clock = [](const Block& block) {
        return is_entry_time(block) && block.time.minute_of_day;
    };
    if (std::ranges::count_if(blocks, has_clock) < fewest) return;
    const auto last_clock = std::find_if(blocks.rbegin(), blocks.rend(), has_clock).base();
    bool is_in_trailer = false;
    for (auto at = blocks.begin(); at != blocks.end(); ++at) {
        Block& block = *at;
        if (block.kind == BlockKind::Trailer) is_in_trailer = true;
        if (has_clock(block) || is_sentence(block.text)) is_in_trailer = false;
        if (!is_in_trailer || !is_entry_time(block)) continue;
        const auto place = static_cast<std::size_t>(at - blocks.begin());
        const bool tells = at < last_clock && words_follow(blocks, place, Words::Telling);
        if (!tells) make_chrome(block, BoilerplateKind::Label);
    }
}

/// True where an Entry's time stands in the same head: only headings and what is passed over
/// between.
bool has_other_time_near(const std::vector<Block>& blocks, std::size_t at, int step) {
    for (auto next = static_cast<std::ptrdiff_t>(at) + step;
         next >= 0 && next < static_cast<std::ptrdiff_t>(blocks.size());
         next += step) {
        const Block& block = blocks[static_cast<std::size_t>(next)];
        if (is_entry_time(block)) return true;
        if (block.kind != BlockKind::Heading && !is_passed_over(block)) return false;
    }
    return false;
}

/// True for a change right under a heading, which begins the Entry itself.
bool is_under_heading(const std::vector<Block>& blocks, std::size_t at) {
    while (at > 0 && is_passed_over(blocks[at - 1])) {
        --at;
    }
    return at > 0 && blocks[at - 1].kind == BlockKind::Heading;
}

/// `Updated 12:05 p.m. GMT, March 5, 2024` over every Entry, and no other time: it begins them.
/// Where Entries have times of their own, or headings over the changes, that of a change begins
/// none.
void promote_changes(std::vector<Block>& blocks) {
    std::vector<std::size_t> changes;
    std::size_t others = 0;
    std::size_t headed = 0;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (is_entry_time(blocks[at]) && words_follow(blocks, at)) ++others;
        const bool is_change = is_update(blocks[at]) && blocks[at].time.minute_of_day;
        if (!is_change || !words_follow(blocks, at)) continue;
        if (has_other_time_near(blocks, at, -1) || has_other_time_near(blocks, at, 1)) continue;
        changes.push_back(at);
        headed += is_under_heading(blocks, at) ? 1 : 0;
    }
    constexpr std::size_t fewest = 2;
    if (changes.size() < fewest || changes.size() <= others) return;
    if (2 * headed > changes.size()) return;
    for (const std::size_t at : changes) {
        blocks[at].is_only_time = true;
    }
}

/// A heading stands once; a caption may stand under every photograph, and `View share options`
/// under every Entry.
void drop_repeated_lines(std::vector<Block>& blocks) {
    constexpr std::size_t many = 3;
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::Heading) ++counts[trimmed(block.text)];
    }
    for (std::size_t at = 1; at < blocks.size(); ++at) {
        Block& block = blocks[at];
        if (block.kind != BlockKind::Heading) continue;
        const std::size_t count = counts[trimmed(block.text)];
        if (count < 2) continue;
        const bool may_be_title = is_entry_time(blocks[at - 1]) || body_follows(blocks, at);
        if (count < many ? !may_be_title : !is_entry_time(blocks[at - 1])) {
            make_chrome(block, BoilerplateKind::Caption);
        }
    }
}

}  // namespace

Signatures settle(std::vector<Block>& blocks) {
    promote_changes(blocks);
    BylineMarking{blocks}.mark();
    const Signatures signatures = find_signatures(blocks);
    merge_times(blocks, signatures);
    drop_bare_clocks(blocks);
    drop_times_of_teasers(blocks);
    drop_repeated_lines(blocks);
    return signatures;
}

}  // namespace onrecord::corpus::formats::pasted
