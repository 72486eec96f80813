// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/outline.hpp"

#include "corpus/formats/pasted/block_settling.hpp"
#include "corpus/formats/pasted/block_walk.hpp"
#include "corpus/formats/pasted/line_forms.hpp"
#include "corpus/formats/pasted/page_title.hpp"
#include "corpus/formats/pasted/parting.hpp"
#include "corpus/formats/pasted/unit_tidying.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

/// Puts the blocks of a page into units, one after the other.
class Outliner {
public:
    explicit Outliner(std::vector<Block> blocks) : blocks_{std::move(blocks)} {}

    Outline make() {
        signatures_ = settle(blocks_);
        find_last_time();
        find_comments();
        take_page_title();
        begin_ = at_;
        is_signed_ = signatures_ == Signatures::Alone;  // The first Entry is the title's neighbour.
        parting_ = find_parting(blocks_, begin_);
        for (; at_ < blocks_.size(); ++at_) {
            place(blocks_[at_]);
        }
        close_unit();
        tidy(outline_);
        give_zone_of_all();
        return std::move(outline_);
    }

private:
    bool closes_entry(const Block& block) const {
        return signatures_ != Signatures::None && block.is_signature;
    }

    /// `All times GMT` over the Entries is of the page; within one it may be of a timetable.
    std::string_view zone_of_all() const {
        for (const Block& block : blocks_) {
            if (is_entry_time(block)) break;
            std::string_view left = block.text;
            while (!left.empty()) {
                const std::size_t end = std::min(left.find('\n'), left.size());
                if (const auto zone = read_zone_of_all(left.substr(0, end))) return *zone;
                left.remove_prefix(std::min(end + 1, left.size()));
            }
        }
        return {};
    }

    void give_zone_of_all() {
        const std::string_view zone = zone_of_all();
        for (Unit& unit : outline_.units) {
            for (auto* time : {&unit.published, &unit.modified}) {
                if (*time && (*time)->minute_of_day && (*time)->zone.empty()) (*time)->zone = zone;
            }
        }
    }

    void find_last_time() {
        for (std::size_t at = blocks_.size(); at > 0 && last_time_ == 0; --at) {
            if (is_entry_time(blocks_[at - 1])) last_time_ = at;
        }
    }

    /// Readers' comments stand behind the Entries under a label of their own; a label under every
    /// Entry, or over them all, is none.
    void find_comments() {
        std::size_t labels = 0;
        std::size_t place = 0;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (blocks_[at].kind != BlockKind::Trailer || !is_comments_label(blocks_[at].text)) {
                continue;
            }
            ++labels;
            place = at;
        }
        if (labels != 1) return;
        std::size_t before = 0;
        for (std::size_t at = 0; at < place; ++at) {
            const bool begins =
                is_entry_time(blocks_[at]) || blocks_[at].kind == BlockKind::Heading;
            if (begins && words_follow(blocks_, at)) ++before;
        }
        constexpr std::size_t fewest = 2;
        if (before >= fewest) comments_ = place;
    }

    void take_page_title() {
        const PageTitle title = find_page_title(blocks_);
        at_ = title.at;
        if (!title.text.empty()) {
            outline_.title = title.text;
            begin_unit(outline_.title, blocks_[at_].line);
            ++at_;
        } else {
            begin_unit({}, 1);
        }
        for (std::size_t before = 0; before < title.at; ++before) {
            set_aside(blocks_[before]);
        }
    }

    void place(const Block& block) {
        if (at_ >= comments_) return set_aside(block, BoilerplateKind::Other);
        if (is_signed_ && !is_passed_over(block) && block.kind != BlockKind::Trailer) {
            is_signed_ = false;
            begin_unit({}, block.line);
            if (block.kind == BlockKind::Heading && body_follows(blocks_, at_)) {
                unit_.title = trimmed(block.text);
                return;
            }
        }
        if (is_link_target(block)) return set_aside(block, BoilerplateKind::Link);
        if (block.kind == BlockKind::Chrome && is_pinned_label(block.text)) is_next_pinned_ = true;
        const bool is_label = block.kind == BlockKind::Trailer;
        if (is_in_trailer_ && !is_label && !ends_trailer(block)) {
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
        return has_title_form(block.text) && body_follows(blocks_, at_);
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

    /// The pointers to other pages are lists of titles, with a time each perhaps: whatever has a
    /// whole sentence is the liveblog's again. Only behind the page's close (`About the writer`) it
    /// takes an Entry to begin one.
    bool ends_trailer(const Block& block) {
        is_in_trailer_ = !(begins_entry(block) || (!is_closing_behind_all() && is_own(block)));
        return !is_in_trailer_;
    }

    bool begins_entry(const Block& block) const {
        if (!words_follow(blocks_, at_, Words::Telling)) return false;
        if (parting_ == Parting::TimeFirst) return is_entry_time(block);
        if (block.kind != BlockKind::Heading) return false;
        return parting_ == Parting::ByHeading || time_follows(blocks_, at_);
    }

    bool is_closing_behind_all() const {
        return is_closing_ && (parting_ == Parting::ByHeading || at_ >= last_time_);
    }

    bool is_own(const Block& block) const {
        const bool is_head = is_entry_time(block) || block.kind == BlockKind::Byline ||
                             block.kind == BlockKind::Heading;
        if (is_head) return words_follow(blocks_, at_, Words::Telling) && !promotes(at_ + 1);
        return is_body(block) && is_sentence(block.text) && !promotes(at_);
    }

    /// `Sign up for our newsletter: ...` under a title of its own.
    bool promotes(std::size_t at) const {
        return at < blocks_.size() && html::furniture_kind({trimmed(blocks_[at].text)});
    }

    void place_time(const Block& block) {
        if (is_lead() && block.time.date && block.time.date->year != 0) day_ = block.time.date;
        if (is_date_line(block) && !is_at_unit_begin()) {
            day_ = block.time.date;
            return set_aside(block, BoilerplateKind::Label);
        }
        if (closes_entry(block)) {
            if (unit_.published && !unit_.published->minute_of_day) unit_.published.reset();
            is_signed_ = signatures_ == Signatures::Alone;
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
        return !unit_.title.empty() && body_follows(blocks_, at_) &&
               headings_follow_times(blocks_, begin_, at_);
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

    void date_unit(const Block& block) {
        auto& part = block.time.is_update ? unit_.modified : unit_.published;
        if (!part) part = block.time;
        if (block.is_only_time && !unit_.published) unit_.published = block.time;
        unit_.day = day_;
        set_aside(block, BoilerplateKind::Label);
    }

    /// Behind the words of an Entry that has its writer, a name is whoever was quoted there.
    void place_byline(const Block& block) {
        const bool may_be_speaker = !unit_.text.empty() && !unit_.bylines.empty() &&
                                    !byline_names(block.text) && is_name_list(block.text);
        if (may_be_speaker) return add_body(block);
        for (std::string& name : read_byline(block.text)) {
            unit_.bylines.push_back(std::move(name));
        }
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
                if (time_follows(blocks_, at_)) return begin_unit(trimmed(block.text), block.line);
                return add_body(block);
            case Parting::ByHeading:
                if (body_follows(blocks_, at_)) return begin_unit(trimmed(block.text), block.line);
                return set_aside(block, BoilerplateKind::Caption);
        }
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
        if (has_words && outline_.first_set_aside_line == 0) {
            outline_.first_set_aside_line = block.line;
        }
        unit_.boilerplate.push_back(
            {kind, std::string{block.text}, static_cast<std::uint32_t>(unit_.text.size())});
    }

    std::vector<Block> blocks_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  ///< Of the first block behind the page's title.
    Parting parting_ = Parting::ByHeading;
    Signatures signatures_ = Signatures::None;
    std::size_t comments_ = std::numeric_limits<std::size_t>::max();  ///< Where they begin.
    bool is_signed_ = false;  ///< A signature has closed the unit.
    bool is_in_trailer_ = false;
    bool is_closing_ = false;
    bool is_next_pinned_ = false;
    std::size_t last_time_ = 0;  ///< One past the last Entry's time.
    bool has_unit_ = false;
    std::optional<Date> day_;
    Unit unit_;
    Outline outline_;
};

}  // namespace

Outline make_outline(std::string_view text) { return Outliner{cut_blocks(text)}.make(); }

}  // namespace onrecord::corpus::formats::pasted
