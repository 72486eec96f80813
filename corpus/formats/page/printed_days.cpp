// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/printed_days.hpp"

#include "corpus/formats/pasted/zone.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace onrecord::corpus::formats::page {
namespace {

// Entries of one minute may stand in any order, and so may a corrected one near it.
constexpr int minutes_of_disorder = 60;
constexpr int half_a_day = 12 * 60;

std::chrono::sys_days day_of(const schema::KnownTime& time) {
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>{
        std::chrono::milliseconds{time.at.milliseconds}});
}

schema::KnownTime time_on(std::chrono::sys_days day, int minute, std::string_view zone) {
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

}  // namespace

void date_printed_times(std::vector<BlockDraft>& blocks, const schema::KnownTime& newest) {
    if (!newest.is_known()) return;
    std::vector<BlockDraft*> printed;
    for (BlockDraft& block : blocks) {
        if (block.minute && !block.draft.published.is_known()) printed.push_back(&block);
    }
    if (!is_newest_first(printed)) std::ranges::reverse(printed);
    auto day = day_of(newest);
    std::optional<int> newer;
    for (BlockDraft* block : printed) {
        if (newer && *block->minute > *newer + minutes_of_disorder) day -= std::chrono::days{1};
        newer = block->minute;
        block->draft.published = time_on(day, *block->minute, block->zone);
    }
}

}  // namespace onrecord::corpus::formats::page
