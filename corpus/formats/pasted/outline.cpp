// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/outline.hpp"

#include "corpus/formats/pasted/line_forms.hpp"

#include <algorithm>
#include <set>
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
        mark_repeated_lines();
        take_page_title();
        parting_ = find_parting();
        for (; at_ < blocks_.size(); ++at_)
            place(blocks_[at_]);
        close_unit();
        drop_repeated_titles();
        outline_.direction = find_direction();
        return std::move(outline_);
    }

private:
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

    /// The first block that says something, when it has a heading's form.
    void take_page_title() {
        while (at_ < blocks_.size() && blocks_[at_].kind == BlockKind::Chrome)
            ++at_;
        const bool has_title = at_ < blocks_.size() && blocks_[at_].kind == BlockKind::Heading;
        const std::size_t labels = at_;
        if (has_title) {
            outline_.title = trimmed(blocks_[at_].text);
            begin_unit(outline_.title, blocks_[at_].line);
            ++at_;
        } else {
            begin_unit({}, 1);
        }
        for (std::size_t before = 0; before < labels; ++before)
            set_aside(blocks_[before]);
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
            if (neighbour_is_heading(at, +1)) ++before_heading;
            if (neighbour_is_heading(at, -1)) ++behind_heading;
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
        if (is_in_trailer_ && !ends_trailer(block)) {
            return set_aside(block, BoilerplateKind::Subscription);
        }
        switch (block.kind) {
            case BlockKind::Trailer:
                is_in_trailer_ = true;
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
                return add_body(block);
        }
    }

    /// The title of another page under a bare `Read more:`.
    bool is_link_target(const Block& block) const {
        if (block.kind != BlockKind::Heading || at_ == 0) return false;
        const Block& before = blocks_[at_ - 1];
        return before.kind == BlockKind::Chrome && trimmed(before.text).ends_with(':');
    }

    /// Only an Entry with a whole sentence, or a time of its own, ends it: the other things of a
    /// page are lists and titles.
    bool ends_trailer(const Block& block) {
        const Block* next = next_content(at_);
        const bool begins_entry = block.kind == BlockKind::Heading && next != nullptr &&
                                  next->kind == BlockKind::Paragraph && is_sentence(next->text);
        const bool ends = parting_ == Parting::ByHeading ? begins_entry
                          : parting_ == Parting::TimeFirst
                              ? is_entry_time(block)
                              : block.kind == BlockKind::Heading && time_follows();
        is_in_trailer_ = !ends;
        return ends;
    }

    void place_time(const Block& block) {
        if (is_lead() && block.time.date && block.time.date->year != 0) day_ = block.time.date;
        if (is_date_line(block) && !is_at_unit_begin()) {
            day_ = block.time.date;
            return set_aside(block, BoilerplateKind::Label);
        }
        if (parting_ == Parting::TimeFirst && is_entry_time(block)) {
            if (is_page_time()) return date_unit(block);
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
        unit_.boilerplate.push_back(
            {kind, std::string{block.text}, static_cast<std::uint32_t>(unit_.text.size())});
    }

    /// A list of key events repeats the titles of Entries; they are no Entries themselves.
    void drop_repeated_titles() {
        std::set<std::string_view> with_body;
        for (const Unit& unit : outline_.units) {
            if (!unit.text.empty()) with_body.insert(unit.title);
        }
        std::vector<Unit> kept;
        for (Unit& unit : outline_.units) {
            const bool repeats = unit.text.empty() && with_body.contains(unit.title);
            const bool is_empty_lead = &unit == outline_.units.data() && unit.text.empty();
            if (!repeats && !is_empty_lead) {
                kept.push_back(std::move(unit));
            } else if (!kept.empty()) {
                kept.back().boilerplate.push_back(
                    {BoilerplateKind::Link,
                     unit.title,
                     static_cast<std::uint32_t>(kept.back().text.size())});
            }
        }
        outline_.units = std::move(kept);
    }

    Direction find_direction() const;

    std::vector<Block> blocks_;
    std::size_t at_ = 0;
    Parting parting_ = Parting::ByHeading;
    bool is_in_trailer_ = false;
    bool has_unit_ = false;
    std::optional<Date> day_;
    Unit unit_;
    Outline outline_;
};

bool says_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    const std::string folded = folded_label(text);
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return folded.find(phrase) != std::string::npos;
    });
}

bool opens(const Unit& unit) {
    const std::string_view text = unit.text;
    const std::string words = unit.title + ' ' + std::string{text.substr(0, 200)};
    return says_any(words,
                    {"good morning", "welcome to", "good afternoon and welcome", "hello and"});
}

bool closes(const Unit& unit) {
    const std::string_view text = unit.text;
    const std::string words = unit.title + ' ' + std::string{text.substr(0, 200)};
    return says_any(words,
                    {"good night",
                     "goodnight",
                     "that's all for",
                     "that's it for",
                     "we are closing",
                     "we're closing",
                     "closing this live",
                     "wrapping up",
                     "thanks for following",
                     "thank you for following",
                     "this blog is now closed",
                     "live blog is closed"});
}

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
        if (before && *now < *before) ++falls;
        if (before && *now > *before) ++rises;
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
