// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/program/terminal.hpp"
#include "searcher/quote_check.hpp"

#include <string>

namespace onrecord::searcher::program {

/// A verdict with its evidence as lines for people: first what is in print, then what was pasted,
/// in red and green, or as `[-...-] {+...+}` where there is no colour.
std::string check_text(const CheckReport& report, const Paint& paint);

}  // namespace onrecord::searcher::program
