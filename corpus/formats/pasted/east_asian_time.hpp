// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/time_line.hpp"

#include <optional>
#include <string_view>

namespace onrecord::corpus::formats::pasted {

/// A line of numbers with the signs of Chinese, Japanese or Korean behind them and nothing else:
/// `10月17日 18時40分`, `2024年10月17日（木）午後6時40分`, `10월 17일 18:40`. Its cost is the
/// line's length.
std::optional<TimeLine> read_east_asian_time(std::string_view line);

}  // namespace onrecord::corpus::formats::pasted
