// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_lists.hpp"
#include "corpus/formats/page/block_reading.hpp"
#include "schema/instant.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Dates for times that a page prints without a date.
namespace onrecord::corpus::formats::page {

/// A date printed for everything after it: `Tuesday, March 5`.
struct DayMark {
    std::size_t offset_bytes = 0;  ///< Position in the page.
    std::chrono::month_day day;
    std::optional<std::chrono::year> year;
};

/// Dates that are alone between the blocks of `list`, or in a heading or time element before them;
/// in the page's order.
std::vector<DayMark> find_day_marks(const html::Tree& tree, const BlockList& list);

/// The date in an address: `/2024/mar/05/`, `/2024/03/05/`, `-2024-03-05`, `-20240305`. Empty when
/// there is none, or several.
std::optional<std::chrono::sys_days> day_in_address(std::string_view address);

/// The time zone that the page states for all its times, outside the blocks of `list`: `All times
/// GMT`. Empty when there is none, or several.
std::string find_zone_of_all(const html::Tree& tree, const BlockList& list);

/// The date of the newest printed time on a page captured at `seen`: the date of `seen`, or the day
/// before if the time would otherwise lie in the future (by more than any time zone explains, when
/// no zone is printed).
std::chrono::sys_days newest_day_seen(std::vector<BlockDraft>& blocks, schema::Instant seen);

/// Sets the zone of printed times without one. They are marked as doubtful (Guessed), because the
/// zone is stated elsewhere.
void give_zone(std::vector<BlockDraft>& blocks, const std::string& zone);

/// Sets the date of printed times without one: that of the preceding day mark, otherwise counted
/// back from `newest`, the page's newest date. A jump of the clock means that midnight was passed.
/// Such times are marked as doubtful (Guessed, NoZone): they are used for ordering, never as proof.
void date_printed_times(std::vector<BlockDraft>& blocks,
                        const std::vector<DayMark>& marks,
                        std::optional<std::chrono::sys_days> newest);

}  // namespace onrecord::corpus::formats::page
