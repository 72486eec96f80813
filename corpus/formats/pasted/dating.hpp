// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/outline.hpp"

#include <cstddef>
#include <optional>

namespace onrecord::corpus::formats::pasted {

/// Uncertainties of dating.
struct DatingReport {
    std::size_t unsure_dates = 0;  ///< Ambiguous dates such as `05/03/2024`, read day first.
    std::uint64_t first_unsure_line = 0;
    bool is_out_of_order = false;  ///< Times jump and no date is printed: the dates are unknown.
};

/// Assigns a date to units for which the page prints only times of day: `page_day` (for example
/// from the file name) is that of the newest Entry, and a clock running backwards has passed
/// midnight. Also decides by `page_day` which number of `05/03/2024` is the day.
DatingReport date_units(Outline& outline, const std::optional<Date>& page_day);

}  // namespace onrecord::corpus::formats::pasted
