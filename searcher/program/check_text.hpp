// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/program/terminal.hpp"
#include "searcher/quote_check.hpp"

#include <string>

namespace onrecord::searcher::program {

/// A verdict with its evidence as text for a terminal. Differences show the printed words, then the
/// pasted ones, in red and green, or as `[-...-] {+...+}` without colour.
std::string check_text(const CheckReport& report, const Paint& paint);

}  // namespace onrecord::searcher::program
