// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/outline.hpp"

#include <cstddef>
#include <optional>

namespace onrecord::corpus::formats::pasted {

/// What dating could not settle.
struct DatingReport {
    std::size_t unsure_dates = 0;  ///< `05/03/2024` that nothing settles: taken as day first.
    std::uint64_t first_unsure_line = 0;
    bool is_out_of_order = false;  ///< Times jump, and no day is printed: the days are not told.
};

/// Gives each unit its day, where the page prints only times of day: `page_day` (of the file's
/// name, say) is the newest Entry's, and a clock that runs backwards has passed midnight. Settles
/// which number of `05/03/2024` is the day by `page_day`.
DatingReport date_units(Outline& outline, const std::optional<Date>& page_day);

}  // namespace onrecord::corpus::formats::pasted
