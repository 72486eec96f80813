// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/outline.hpp"

#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

/// Where an Entry's time stands, when times part the Entries.
enum class Parting : std::uint8_t { ByHeading, TimeFirst, HeadingFirst };

bool is_body(const Block& block) {
    return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Bullets;
}

bool is_passed_over(const Block& block) {
    return block.kind == BlockKind::Time || block.kind == BlockKind::Byline ||
           block.kind == BlockKind::Chrome;
}

/// A time that belongs to an Entry: not of an update, not a date for many.
bool is_entry_time(const Block& block) {
    return block.kind == BlockKind::Time && !block.time.is_update &&
           (block.time.minute_of_day || block.time.is_relative);
}

bool is_date_line(const Block& block) {
    return block.kind == BlockKind::Time && !block.time.is_update && block.time.date &&
           !block.time.minute_of_day;
}

class Outliner {
public:
    explicit Outliner(std::vector<Block> blocks) : blocks_{std::move(blocks)} {}

    Outline make() {
        mark_bylines();
        mark_closing_times();
        merge_times();
        drop_bare_clocks();
        mark_repeated_lines();
        find_last_time();
        take_page_title();
        parting_ = find_parting();
        for (; at_ < blocks_.size(); ++at_)
            place(blocks_[at_]);
        close_unit();
        drop_repeated_titles();
        drop_pinned_copies();
        outline_.direction = find_direction();
        return std::move(outline_);
    }

private:
    /// A line of names right at most times is a byline, by whatever name it goes; so is one over a
    /// line that says what the writer is.
    void mark_bylines() {
        std::size_t times = 0;
        std::vector<std::size_t> behind;
        std::vector<std::size_t> before;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (!is_entry_time(blocks_[at])) continue;
            if (at > 0 && is_name_heading(at - 1)) before.push_back(at - 1);
            std::size_t next = at + 1;
            while (next < blocks_.size() && is_passed_over(blocks_[next]))
                ++next;
            at = next - 1;
            ++times;
            if (next < blocks_.size() && is_name_heading(next)) behind.push_back(next);
        }
        constexpr std::size_t fewest = 2;
        for (const auto* places : {&behind, &before}) {
            if (places->size() < fewest || places->size() * 2 < times) continue;
            if (!are_names(*places)) continue;
            for (const std::size_t at : *places)
                blocks_[at].kind = BlockKind::Byline;
        }
        for (const std::size_t at : behind) {
            const Block* next = next_content(at);
            if (next == nullptr || next->kind != BlockKind::Heading) continue;
            // A name over the title.
            if (body_follows(static_cast<std::size_t>(next - blocks_.data())))
                blocks_[at].kind = BlockKind::Byline;
        }
        for (std::size_t at = 0; at + 1 < blocks_.size(); ++at) {
            // Over the page's own time, in its lead.
            if (is_entry_time(blocks_[at]) && is_body(blocks_[at + 1])) break;
            if (blocks_[at + 1].kind == BlockKind::Time && is_name_heading(at))
                blocks_[at].kind = BlockKind::Byline;
        }
        mark_roles();
    }

    /// Titles in capitals (`Road Closed`) look like names, too. A third of all names begin with a
    /// known forename at least, and of three and more some recur; of titles neither.
    bool are_names(const std::vector<std::size_t>& places) const {
        std::set<std::string_view> different;
        std::size_t forenames = 0;
        for (const std::size_t at : places) {
            different.insert(trimmed(blocks_[at].text));
            if (begins_with_forename(blocks_[at].text)) ++forenames;
        }
        return forenames * 3 >= places.size() || different.size() * 2 <= places.size();
    }

    bool is_name_heading(std::size_t at) const {
        return blocks_[at].kind == BlockKind::Heading && is_name_list(blocks_[at].text);
    }

    void mark_roles() {
        for (std::size_t at = 1; at < blocks_.size(); ++at) {
            Block& block = blocks_[at];
            Block& name = blocks_[at - 1];
            const bool is_line =
                block.kind == BlockKind::Heading || block.kind == BlockKind::Paragraph;
            if (!is_line || !is_role_line(block.text)) continue;
            if (name.kind != BlockKind::Byline && !is_name_heading(at - 1)) continue;
            name.kind = BlockKind::Byline;
            block.kind = BlockKind::Chrome;
            block.chrome = BoilerplateKind::Credit;
        }
    }

    /// Some pages sign below the words (`Ann Lee14 March 2024 10:01`) and begin with another mark:
    /// nothing stands behind the last signature, and times that are none begin the Entries.
    void mark_closing_times() {
        std::size_t signatures = 0;
        std::size_t others = 0;
        bool last_is_signature = false;
        for (const Block& block : blocks_) {
            if (is_body(block)) last_is_signature = false;
            if (!is_entry_time(block)) continue;
            last_is_signature = block.is_signature;
            ++(block.is_signature ? signatures : others);
        }
        constexpr std::size_t fewest = 2;
        times_close_ = last_is_signature && signatures >= fewest && others >= signatures;
    }

    bool closes_entry(const Block& block) const { return times_close_ && block.is_signature; }

    /// `published at 12:50` over `12:50 GMT`, `1 minute ago` under `12:50 p.m. ET`: one time.
    void merge_times() {
        Block* first = nullptr;
        for (Block& block : blocks_) {
            if (!is_passed_over(block) || closes_entry(block)) first = nullptr;
            if (closes_entry(block)) continue;
            const bool is_date_behind = first != nullptr && is_date_line(block) &&
                                        !first->time.date && first->time.minute_of_day;
            if (!is_entry_time(block) && !is_date_behind) continue;
            if (first != nullptr && are_one_time(first->time, block.time)) {
                take_in(first->time, block.time);
                block.kind = BlockKind::Chrome;
                block.chrome = BoilerplateKind::Label;
            } else {
                first = &block;
            }
        }
    }

    /// A page prints its times in one form. Where that has a zone, a bare `01:27` is the length of
    /// a film.
    void drop_bare_clocks() {
        const auto is_bare = [](const Block& block) {
            return is_entry_time(block) && !block.time.is_relative && !block.time.date &&
                   block.time.zone.empty();
        };
        const auto bare = std::ranges::count_if(blocks_, is_bare);
        const auto zoned = std::ranges::count_if(blocks_, [](const Block& block) {
            return is_entry_time(block) && !block.time.zone.empty();
        });
        constexpr std::ptrdiff_t zoned_a_bare = 3;
        if (bare == 0 || zoned < bare * zoned_a_bare) return;
        for (Block& block : blocks_) {
            if (!is_bare(block)) continue;
            block.kind = BlockKind::Chrome;
            block.chrome = BoilerplateKind::Label;
        }
    }

    static bool are_one_time(const TimeLine& one, const TimeLine& other) {
        if (!one.minute_of_day || !other.minute_of_day)
            return one.is_relative || other.is_relative || other.date;
        return *one.minute_of_day == *other.minute_of_day &&
               (!one.date || !other.date || one.date == other.date);
    }

    static void take_in(TimeLine& one, const TimeLine& other) {
        if (!one.minute_of_day) one.minute_of_day = other.minute_of_day;
        if (one.zone.empty() || other.zone.size() < one.zone.size()) {
            if (!other.zone.empty()) one.zone = other.zone;
        }
        if (!one.date) {
            one.date = other.date;
            one.is_date_unsure = other.is_date_unsure;
        }
    }

    void find_last_time() {
        for (std::size_t at = blocks_.size(); at > 0 && last_time_ == 0; --at)
            if (is_entry_time(blocks_[at - 1])) last_time_ = at;
    }

    /// A heading stands once; a caption may stand under every photograph.
    void mark_repeated_lines() {
        std::set<std::string_view> seen;
        std::set<std::string_view> repeated;
        for (const Block& block : blocks_) {
            if (block.kind != BlockKind::Heading) continue;
            if (!seen.insert(trimmed(block.text)).second) repeated.insert(trimmed(block.text));
        }
        for (std::size_t at = 1; at < blocks_.size(); ++at) {
            Block& block = blocks_[at];
            if (block.kind != BlockKind::Heading || !repeated.contains(trimmed(block.text)))
                continue;
            if (is_entry_time(blocks_[at - 1]) || body_follows(at)) continue;
            block.kind = BlockKind::Chrome;
            block.chrome = BoilerplateKind::Caption;
        }
    }

    /// The first block that says something, when it has a heading's form; behind a menu, the line
    /// that says it is a liveblog, else the longest.
    void take_page_title() {
        while (at_ < blocks_.size() && blocks_[at_].kind == BlockKind::Chrome)
            ++at_;
        at_ = title_behind_menu(at_);
        const std::string_view title = at_ < blocks_.size() ? title_of(blocks_[at_]) : "";
        const std::size_t labels = at_;
        if (!title.empty()) {
            outline_.title = trimmed(title);
            begin_unit(outline_.title, blocks_[at_].line);
            ++at_;
        } else {
            begin_unit({}, 1);
        }
        for (std::size_t before = 0; before < labels; ++before)
            set_aside(blocks_[before]);
    }

    /// The title in the first block that says something: a heading; or, of a few short lines, the
    /// one that calls the page a liveblog (the Outlet's name over it, a full stop within it).
    static std::string_view title_of(const Block& block) {
        constexpr std::size_t longest_block = 300;
        if (block.kind == BlockKind::Heading) return block.text;
        if (block.kind != BlockKind::Paragraph || block.text.size() > longest_block) return {};
        if (is_sentence(block.text)) return {};
        for (std::string_view rest = block.text; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            if (html::calls_itself_liveblog(line)) return line;
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
        return {};
    }

    /// Where the title stands; `first` where no menu stands over it.
    std::size_t title_behind_menu(std::size_t first) const {
        const bool starts_with_heading =
            first < blocks_.size() && blocks_[first].kind == BlockKind::Heading;
        std::size_t items = 0;
        std::size_t best = first;
        std::size_t best_words = 0;
        for (std::size_t at = first; at < blocks_.size() && !ends_menu(at); ++at) {
            const Block& block = blocks_[at];
            if (block.kind == BlockKind::Chrome) continue;
            const std::size_t words = count_words(trimmed(block.text));
            constexpr std::size_t most_in_item = 2;
            if (words <= most_in_item) ++items;
            if (block.kind != BlockKind::Heading || words <= most_in_item) continue;
            if (html::calls_itself_liveblog(block.text)) {
                const bool is_title = at == first || items > 0 || !starts_with_heading;
                return is_title ? at : first;
            }
            if (words > best_words) {
                best = at;
                best_words = words;
            }
        }
        constexpr std::size_t fewest_items = 3;
        return items >= fewest_items ? best : first;
    }

    bool ends_menu(std::size_t at) const {
        const Block& block = blocks_[at];
        return block.kind == BlockKind::Time || block.kind == BlockKind::Byline ||
               (block.kind == BlockKind::Paragraph && is_sentence(block.text));
    }

    Parting find_parting() const {
        std::size_t times = 0;
        std::size_t before_heading = 0;
        std::size_t behind_heading = 0;
        std::size_t headings = 0;
        for (std::size_t at = at_; at < blocks_.size(); ++at) {
            if (blocks_[at].kind == BlockKind::Heading && body_follows(at)) ++headings;
            if (!is_entry_time(blocks_[at])) continue;
            ++times;
            // In a list of titles and times each title stands between two times: no body, no say.
            if (neighbour_is_heading(at, -1) && body_follows(at)) ++behind_heading;
            if (neighbour_is_heading(at, +1) && body_follows_heading(at)) ++before_heading;
        }
        if (times < 2 || times * 2 < headings) return Parting::ByHeading;
        return behind_heading > before_heading ? Parting::HeadingFirst : Parting::TimeFirst;
    }

    bool neighbour_is_heading(std::size_t at, int step) const {
        for (auto next = static_cast<std::ptrdiff_t>(at) + step;
             next >= static_cast<std::ptrdiff_t>(at_) &&
             next < static_cast<std::ptrdiff_t>(blocks_.size());
             next += step) {
            const Block& block = blocks_[static_cast<std::size_t>(next)];
            if (block.kind == BlockKind::Heading) return true;
            if (block.kind != BlockKind::Byline && block.kind != BlockKind::Chrome &&
                !is_update(block)) {
                return false;
            }
        }
        return false;
    }

    bool body_follows_heading(std::size_t at) const {
        const Block* heading = next_content(at);
        return heading != nullptr &&
               body_follows(static_cast<std::size_t>(heading - blocks_.data()));
    }

    static bool is_update(const Block& block) {
        return block.kind == BlockKind::Time && block.time.is_update;
    }

    /// The block behind `at` that is not passed over is a body.
    bool body_follows(std::size_t at) const {
        const Block* next = next_content(at);
        return next != nullptr && is_body(*next);
    }

    const Block* next_content(std::size_t at) const {
        for (++at; at < blocks_.size(); ++at) {
            if (!is_passed_over(blocks_[at])) return &blocks_[at];
        }
        return nullptr;
    }

    void place(const Block& block) {
        if (is_link_target(block)) return set_aside(block, BoilerplateKind::Link);
        if (block.kind == BlockKind::Chrome && is_pinned_label(block.text)) is_next_pinned_ = true;
        if (is_in_trailer_ && !ends_trailer(block)) {
            return set_aside(block, BoilerplateKind::Subscription);
        }
        switch (block.kind) {
            case BlockKind::Trailer:
                is_in_trailer_ = true;
                is_closing_ = is_closing_label(block.text);
                return set_aside(block, BoilerplateKind::Label);
            case BlockKind::Chrome:
                return set_aside(block);
            case BlockKind::Time:
                return place_time(block);
            case BlockKind::Byline:
                return place_byline(block);
            case BlockKind::Heading:
                return place_heading(block);
            default:
                if (parting_ == Parting::TimeFirst && is_one_word_title(block)) {
                    unit_.title = trimmed(block.text);
                    return;
                }
                return add_body(block);
        }
    }

    /// What stands alone right behind the time, with a body behind it.
    bool is_one_word_title(const Block& block) const {
        if (block.kind != BlockKind::Paragraph || !is_untitled_begin()) return false;
        return has_title_form(block.text) && body_follows(at_);
    }

    /// The title of another page under a bare `Read more:`.
    bool is_link_target(const Block& block) const {
        if (block.kind != BlockKind::Heading || at_ == 0) return false;
        const Block& before = blocks_[at_ - 1];
        const std::string_view label = trimmed(before.text);
        return before.kind == BlockKind::Chrome &&
               (label.ends_with(':') ||
                (label.ends_with(',') && before.chrome == BoilerplateKind::Caption));
    }

    /// The pointers to other pages are lists and titles: whatever has a whole sentence, a time or a
    /// writer is the liveblog's again. Only behind the page's close (`About the writer`) it takes
    /// an Entry to begin one.
    bool ends_trailer(const Block& block) {
        is_in_trailer_ = !(begins_entry(block) || (!is_closing_behind_all() && is_own(block)));
        return !is_in_trailer_;
    }

    bool begins_entry(const Block& block) const {
        const Block* next = next_content(at_);
        if (parting_ == Parting::TimeFirst) return is_entry_time(block);
        if (block.kind != BlockKind::Heading) return false;
        if (parting_ == Parting::HeadingFirst) return time_follows();
        return next != nullptr && next->kind == BlockKind::Paragraph && is_sentence(next->text);
    }

    bool is_closing_behind_all() const {
        return is_closing_ && (parting_ == Parting::ByHeading || at_ >= last_time_);
    }

    bool is_own(const Block& block) const {
        if (is_entry_time(block) || block.kind == BlockKind::Byline) return true;
        if (block.kind == BlockKind::Heading) {
            const Block* next = at_ + 1 < blocks_.size() ? &blocks_[at_ + 1] : nullptr;
            return next != nullptr && next->kind == BlockKind::Paragraph && is_sentence(next->text);
        }
        return is_body(block) && is_sentence(block.text);
    }

    void place_time(const Block& block) {
        if (is_lead() && block.time.date && block.time.date->year != 0) day_ = block.time.date;
        if (is_date_line(block) && !is_at_unit_begin()) {
            day_ = block.time.date;
            return set_aside(block, BoilerplateKind::Label);
        }
        if (closes_entry(block)) {
            if (unit_.published && !unit_.published->minute_of_day) unit_.published.reset();
            return date_unit(block);
        }
        if (parting_ == Parting::TimeFirst && is_entry_time(block)) {
            if (is_page_time() || has_another_form(block)) return date_lead(block);
            begin_unit({}, block.line);
        } else if (parting_ == Parting::HeadingFirst && is_entry_time(block) && unit_.published &&
                   !is_at_unit_begin()) {
            begin_unit({}, block.line);
        }
        date_unit(block);
    }

    /// The page's own time, under its title and over its lead.
    bool is_page_time() const {
        if (!outline_.units.empty() || unit_.published || !unit_.text.empty()) return false;
        const Block* next = next_content(at_);
        return !unit_.title.empty() && next != nullptr && is_body(*next) && headings_follow_times();
    }

    /// The page's own time is no Entry's: of it the lead gets the day.
    void date_lead(const Block& block) {
        Block day = block;
        if (day.time.date) day.time.minute_of_day.reset();
        date_unit(day);
    }

    /// A full date in the lead, where the Entries' times have none, is the page's.
    bool has_another_form(const Block& block) const {
        if (!is_lead() || unit_.published || !block.time.date) return false;
        const auto dated = std::ranges::count_if(
            blocks_, [](const Block& other) { return is_entry_time(other) && other.time.date; });
        const auto clocked = std::ranges::count_if(
            blocks_, [](const Block& other) { return is_entry_time(other) && !other.time.date; });
        constexpr std::ptrdiff_t fewest = 2;
        return clocked >= fewest && clocked > dated;
    }

    bool headings_follow_times() const {
        for (std::size_t at = at_ + 1; at < blocks_.size(); ++at) {
            if (is_entry_time(blocks_[at])) return neighbour_is_heading(at, +1);
        }
        return false;
    }

    void date_unit(const Block& block) {
        auto& part = block.time.is_update ? unit_.modified : unit_.published;
        if (!part) part = block.time;
        unit_.day = day_;
        set_aside(block, BoilerplateKind::Label);
    }

    void place_byline(const Block& block) {
        for (std::string& name : read_byline(block.text))
            unit_.bylines.push_back(std::move(name));
        set_aside(block, BoilerplateKind::Credit);
    }

    void place_heading(const Block& block) {
        switch (parting_) {
            case Parting::TimeFirst:
                if (is_untitled_begin()) {
                    unit_.title = trimmed(block.text);
                    return;
                }
                return add_body(block);
            case Parting::HeadingFirst:
                if (time_follows()) return begin_unit(trimmed(block.text), block.line);
                return add_body(block);
            case Parting::ByHeading:
                if (body_follows(at_)) return begin_unit(trimmed(block.text), block.line);
                return set_aside(block, BoilerplateKind::Caption);
        }
    }

    bool time_follows() const {
        for (std::size_t at = at_ + 1; at < blocks_.size(); ++at) {
            if (is_entry_time(blocks_[at])) return true;
            if (blocks_[at].kind != BlockKind::Byline && blocks_[at].kind != BlockKind::Chrome &&
                !is_update(blocks_[at])) {
                return false;
            }
        }
        return false;
    }

    bool is_lead() const { return outline_.units.empty(); }
    bool is_at_unit_begin() const { return unit_.text.empty() && !unit_.published; }
    /// A time has begun the unit, and it may still get its title.
    bool is_untitled_begin() const {
        return unit_.title.empty() && unit_.text.empty() && unit_.published.has_value();
    }

    void begin_unit(std::string_view title, std::uint64_t line) {
        if (has_unit_) close_unit();
        has_unit_ = true;
        unit_ = Unit{};
        unit_.title = title;
        unit_.line = line;
        unit_.day = day_;
        unit_.is_pinned = is_next_pinned_;
        is_next_pinned_ = false;
    }

    /// A unit without words goes, and what stood beside it passes to the one before.
    void close_unit() {
        const bool has_words =
            !unit_.text.empty() || (!unit_.title.empty() && unit_.published && !is_lead());
        if (has_words || outline_.units.empty()) {
            outline_.units.push_back(std::move(unit_));
            return;
        }
        Unit& before = outline_.units.back();
        for (schema::Boilerplate& piece : unit_.boilerplate) {
            piece.body_offset = static_cast<std::uint32_t>(before.text.size());
            before.boilerplate.push_back(std::move(piece));
        }
    }

    void add_body(const Block& block) {
        if (!unit_.text.empty()) unit_.text += "\n\n";
        unit_.text += block.text;
    }

    void set_aside(const Block& block) { set_aside(block, block.chrome); }

    void set_aside(const Block& block, BoilerplateKind kind) {
        const bool has_words = kind == BoilerplateKind::Subscription || is_body(block);
        if (has_words && outline_.first_set_aside_line == 0)
            outline_.first_set_aside_line = block.line;
        unit_.boilerplate.push_back(
            {kind, std::string{block.text}, static_cast<std::uint32_t>(unit_.text.size())});
    }

    /// A list of key events repeats the titles of Entries, or names Entries that the page does not
    /// show: they are no Entries themselves. Where most have no body, titles are all there is.
    void drop_repeated_titles() {
        std::set<std::string_view> with_body;
        std::size_t bodies = 0;
        for (const Unit& unit : outline_.units) {
            if (unit.text.empty()) continue;
            with_body.insert(unit.title);
            ++bodies;
        }
        const std::vector<bool> listed = find_lists(bodies);
        const bool has_clocks = std::ranges::any_of(outline_.units, [](const Unit& unit) {
            return !unit.text.empty() && unit.published && unit.published->minute_of_day;
        });
        std::vector<Unit> kept;
        std::vector<schema::Boilerplate> of_lead;
        for (std::size_t at = 0; at < outline_.units.size(); ++at) {
            Unit& unit = outline_.units[at];
            const bool repeats = unit.text.empty() && with_body.contains(unit.title);
            const bool is_empty_lead = at == 0 && unit.text.empty();
            // `5h ago` under a title, on a page whose Entries have a time of day.
            const bool is_pointer =
                has_clocks && unit.text.empty() && unit.published && !unit.published->minute_of_day;
            if (!repeats && !is_empty_lead && !listed[at] && !is_pointer) {
                kept.push_back(std::move(unit));
                continue;
            }
            if (!repeats && !is_empty_lead) ++outline_.pointers;
            if (is_empty_lead) of_lead = std::move(unit.boilerplate);
            if (kept.empty()) continue;
            kept.back().boilerplate.push_back(
                {BoilerplateKind::Link,
                 unit.title,
                 static_cast<std::uint32_t>(kept.back().text.size())});
        }
        // What stood over the first Entry is kept with it.
        if (!kept.empty()) {
            for (schema::Boilerplate& piece : of_lead)
                piece.body_offset = 0;
            auto& pieces = kept.front().boilerplate;
            pieces.insert(pieces.begin(), of_lead.begin(), of_lead.end());
        }
        outline_.units = std::move(kept);
    }

    /// Runs of three titles and more without a body, on a page whose Entries have bodies.
    std::vector<bool> find_lists(std::size_t bodies) const {
        const auto& units = outline_.units;
        std::vector<bool> listed(units.size());
        constexpr std::size_t fewest = 3;
        if (bodies < fewest) return listed;
        for (std::size_t at = 0; at < units.size();) {
            std::size_t end = at;
            while (end < units.size() && units[end].text.empty())
                ++end;
            for (std::size_t item = at; item < end && end - at >= fewest; ++item)
                listed[item] = true;
            at = end + 1;
        }
        return listed;
    }

    /// A pinned Entry stands at the top and again in its place, where it belongs.
    void drop_pinned_copies() {
        std::unordered_map<std::string, std::size_t> counts;
        const auto key_of = [](const Unit& unit) {
            const bool has_minute = unit.published && unit.published->minute_of_day;
            return unit.title + '\n' + unit.text + '\n' +
                   (has_minute ? std::to_string(*unit.published->minute_of_day) : "");
        };
        for (const Unit& unit : outline_.units)
            ++counts[key_of(unit)];
        std::vector<Unit> kept;
        for (Unit& unit : outline_.units) {
            const auto row = counts.find(key_of(unit));
            const bool has_words = !unit.text.empty();
            if (has_words && row->second > 1) {
                --row->second;
                ++outline_.repeated;
            } else {
                kept.push_back(std::move(unit));
            }
        }
        outline_.units = std::move(kept);
    }

    Direction find_direction() const;

    std::vector<Block> blocks_;
    std::size_t at_ = 0;
    Parting parting_ = Parting::ByHeading;
    bool times_close_ = false;
    bool is_in_trailer_ = false;
    bool is_closing_ = false;
    bool is_next_pinned_ = false;
    std::size_t last_time_ = 0;  ///< One past the last Entry's time.
    bool has_unit_ = false;
    std::optional<Date> day_;
    Unit unit_;
    Outline outline_;
};

std::string beginning_of(const Unit& unit) {
    constexpr std::size_t most_bytes = 200;
    return unit.title + ' ' + unit.text.substr(0, most_bytes);
}

bool opens(const Unit& unit) { return says_any(beginning_of(unit), "opens"); }
bool closes(const Unit& unit) { return says_any(beginning_of(unit), "closes"); }

/// Minutes from any beginning, for comparing two times of one page.
std::optional<std::int64_t> minutes_of(const Unit& unit) {
    if (!unit.published || !unit.published->minute_of_day) return std::nullopt;
    const std::optional<Date> day = unit.published->date ? unit.published->date : unit.day;
    constexpr std::int64_t day_minutes = 1440;
    const std::int64_t days = day ? (day->month * 31) + day->day : 0;
    return days * day_minutes + *unit.published->minute_of_day;
}

/// Times decide; without them who opens and who closes; else as most liveblogs do.
Direction Outliner::find_direction() const {
    int falls = 0;
    int rises = 0;
    std::optional<std::int64_t> before;
    for (const Unit& unit : outline_.units) {
        const auto now = minutes_of(unit);
        if (!now) continue;
        // Half a day or more is a step over midnight, the other way.
        constexpr std::int64_t half_a_day = 720;
        constexpr std::int64_t day_minutes = 1440;
        std::int64_t step = before ? *now - *before : 0;
        if (step >= half_a_day && step < day_minutes) step -= day_minutes;
        if (step <= -half_a_day && step > -day_minutes) step += day_minutes;
        if (step < 0) ++falls;
        if (step > 0) ++rises;
        before = now;
    }
    if (falls != rises) return falls > rises ? Direction::NewestFirst : Direction::OldestFirst;
    const auto& units = outline_.units;
    if (units.size() < 2) return Direction::NewestFirst;
    // The lead opens every page; the Entry behind it tells.
    const Unit& first = units[std::min<std::size_t>(1, units.size() - 2)];
    if (opens(units.back()) || closes(first)) return Direction::NewestFirst;
    if (opens(first) || closes(units.back())) return Direction::OldestFirst;
    return Direction::NewestFirst;
}

}  // namespace

Outline make_outline(std::string_view text) { return Outliner{cut_blocks(text)}.make(); }

}  // namespace onrecord::corpus::formats::pasted
