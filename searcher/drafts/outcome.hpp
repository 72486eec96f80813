// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"

namespace onrecord::searcher::drafts {

/// Two words or fewer give no verdict: too many statements share them.
inline constexpr std::size_t least_checked_words = 3;

/// Judges what the check of a quotation found by what the draft says of it; fills in outcome and
/// notes.
void judge(CheckedQuotation& checked);

}  // namespace onrecord::searcher::drafts
