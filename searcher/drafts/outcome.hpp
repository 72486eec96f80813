// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"

#include <span>
#include <string_view>

namespace onrecord::searcher::drafts {

/// Two words or fewer give no verdict: too many statements share them.
inline constexpr std::size_t least_checked_words = 3;

/// The rule of quotations that come from a list: without a speaker, anybody is meant.
inline constexpr std::string_view list_rule = "list";

/// Judges what the check of a quotation found by what the draft says of it; fills in outcome and
/// notes.
void judge(CheckedQuotation& checked);

/// Judges quotations that are pieces of one sentence of the draft by what the check found of their
/// words read as one: where those stand, each stands; where print has a denial, a number or a
/// condition more or less, none does.
void judge_pieces(const CheckedQuotation& whole, std::span<CheckedQuotation> pieces);

}  // namespace onrecord::searcher::drafts
