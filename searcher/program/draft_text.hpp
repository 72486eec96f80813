// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"
#include "searcher/program/terminal.hpp"

#include <string>

namespace onrecord::searcher::program {

/// A checked draft as a table for a terminal: outcome, quotation and printed words, then the
/// totals.
std::string draft_text(const DraftReport& report, const Paint& paint);

}  // namespace onrecord::searcher::program
