// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/dating.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace onrecord::corpus::formats::pasted {
namespace {

// Entries of one hour may stand in any order, and so may a corrected one near it.
constexpr int minutes_of_disorder = 60;

bool is_near(const Date& one, const Date& other) {
    return one == other || days_later(one, 1) == other || days_later(one, -1) == other;
}

class Dating {
public:
    Dating(Outline& outline, const std::optional<Date>& page_day)
        : outline_{&outline},
          page_day_{page_day} {}

    DatingReport date() {
        for (Unit& unit : outline_->units) {
            settle(unit, unit.published);
            settle(unit, unit.modified);
        }
        collect();
        pass_midnights();
        return report_;
    }

private:
    void settle(const Unit& unit, std::optional<TimeLine>& time) {
        if (!time || !time->is_date_unsure || !time->date) return;
        const Date day_first = *time->date;
        const Date month_first{day_first.year, day_first.day, day_first.month};
        const bool fits = page_day_ && is_near(day_first, *page_day_);
        const bool fits_turned = page_day_ && is_near(month_first, *page_day_);
        if (fits != fits_turned) {
            time->date = fits ? day_first : month_first;
            time->is_date_unsure = false;
        } else {
            if (report_.unsure_dates == 0) report_.first_unsure_line = unit.line;
            ++report_.unsure_dates;
        }
    }

    /// The units whose day has to be worked out, newest first.
    void collect() {
        for (Unit& unit : outline_->units) {
            const bool has_clock = unit.published && unit.published->minute_of_day;
            if (has_clock && !unit.published->date && !unit.is_pinned) clocked_.push_back(&unit);
        }
        if (outline_->direction == Direction::OldestFirst) std::ranges::reverse(clocked_);
    }

    static int minute(const Unit& unit) { return *unit.published->minute_of_day; }

    bool passes_midnight(std::size_t at) const {
        return at > 0 && clocked_[at]->day == clocked_[at - 1]->day &&
               minute(*clocked_[at]) > minute(*clocked_[at - 1]) + minutes_of_disorder;
    }

    /// A clock that jumps every few Entries tells of no nights, but of a page in no order.
    bool is_out_of_order() const {
        std::size_t rises = 0;
        bool rises_far = true;
        constexpr int far = 8 * 60;
        for (std::size_t at = 1; at < clocked_.size(); ++at) {
            if (!passes_midnight(at)) continue;
            ++rises;
            rises_far = rises_far && minute(*clocked_[at]) > minute(*clocked_[at - 1]) + far;
        }
        constexpr std::size_t most_in = 4;
        return rises * most_in > clocked_.size() && !rises_far;
    }

    void pass_midnights() {
        report_.is_out_of_order = is_out_of_order();
        std::vector<bool> passes(clocked_.size());
        for (std::size_t at = 0; at < clocked_.size(); ++at) {
            passes[at] = passes_midnight(at);
        }
        int nights = 0;
        std::optional<Date> printed_day;
        for (std::size_t at = 0; at < clocked_.size(); ++at) {
            Unit& unit = *clocked_[at];
            if (at > 0 && unit.day != printed_day) nights = 0;  // A date line speaks again.
            printed_day = unit.day;
            if (passes[at] && !report_.is_out_of_order) ++nights;
            set_day(unit, nights);
        }
    }

    void set_day(Unit& unit, int nights) const {
        const bool is_yesterday = unit.published->near_day == NearDay::Yesterday;
        std::optional<Date> day = unit.day ? unit.day : page_day_;
        if (day && day->year == 0 && page_day_) day->year = page_day_->year;
        if (!day) return;
        if (is_yesterday && nights == 0) nights = 1;
        unit.day = days_later(*day, -nights);
        unit.is_day_guessed = nights > 0;
        // Without an order the time of day would be the only thing right about the moment.
        if (report_.is_out_of_order) unit.published->is_date_unsure = true;
    }

    Outline* outline_;
    std::optional<Date> page_day_;
    std::vector<Unit*> clocked_;
    DatingReport report_;
};

}  // namespace

DatingReport date_units(Outline& outline, const std::optional<Date>& page_day) {
    return Dating{outline, page_day}.date();
}

}  // namespace onrecord::corpus::formats::pasted
