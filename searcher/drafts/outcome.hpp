// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"

#include <span>
#include <string_view>

namespace onrecord::searcher::drafts {

/// Two words or fewer give no verdict: too many statements contain them.
inline constexpr std::size_t least_checked_words = 3;

/// The rule for quotations from a list: without a speaker, any speaker is accepted.
inline constexpr std::string_view list_rule = "list";

/// Sets outcome and notes of a quotation from its check report and the draft's claims about it.
void judge(CheckedQuotation& checked);

/// Judges quotations that are parts of one sentence of the draft by the check of their combined
/// words: if those stand, each part stands; if print has an additional or missing negation, number
/// or condition, none does.
void judge_pieces(const CheckedQuotation& whole, std::span<CheckedQuotation> pieces);

}  // namespace onrecord::searcher::drafts
