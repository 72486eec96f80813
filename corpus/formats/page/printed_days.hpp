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

// The days of times that a page prints without one.
namespace onrecord::corpus::formats::page {

/// A day printed for all that follows it: `Tuesday, March 5`.
struct DayMark {
    std::size_t offset_bytes = 0;  ///< Where in the page.
    std::chrono::month_day day;
    std::optional<std::chrono::year> year;
};

/// The days that stand alone between the blocks of `list`, or in a heading or a time's element
/// before them; in the page's order.
std::vector<DayMark> find_day_marks(const html::Tree& tree, const BlockList& list);

/// The day in an address: `/2024/mar/05/`, `/2024/03/05/`, `-2024-03-05`, `-20240305`. Nothing
/// where it has none or several.
std::optional<std::chrono::sys_days> day_in_address(std::string_view address);

/// The zone that the page gives for all its times, outside of `list`'s blocks: `All times GMT`.
/// Empty where it gives none, or several.
std::string find_zone_of_all(const html::Tree& tree, const BlockList& list);

/// The day of the newest printed time on a page seen at `seen`: that day, or the one before where
/// the clock would run ahead of it (by more than a zone may, where none is printed).
std::chrono::sys_days newest_day_seen(std::vector<BlockDraft>& blocks, schema::Instant seen);

/// Gives the printed times without a zone that one; they are doubted (Guessed), as it stands apart.
void give_zone(std::vector<BlockDraft>& blocks, const std::string& zone);

/// Gives printed times without a day theirs: of the day mark over them, else counted back from
/// `newest`, the page's own newest day. A clock that jumps has passed midnight. Such times are
/// doubted (Guessed, NoZone): they order entries and prove nothing.
void date_printed_times(std::vector<BlockDraft>& blocks,
                        const std::vector<DayMark>& marks,
                        std::optional<std::chrono::sys_days> newest);

}  // namespace onrecord::corpus::formats::page
