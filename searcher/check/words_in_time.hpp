// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/aligned.hpp"
#include "searcher/check/ground.hpp"
#include "searcher/quote_check.hpp"

// Extends occurrences by all Revisions of their Entries: when the words themselves were first
// printed and were on the page, regardless of edits elsewhere in the Entry, and to whom other
// Revisions attribute them.
namespace onrecord::searcher::check {

/// Sets when each occurrence's words were first printed, and any other speaker in another Revision.
/// If `request` has `before` or `as_of`, removes occurrences that certainly do not satisfy it and
/// marks uncertain ones; if no complete occurrence remains, the first removed one becomes the
/// nearest. Of several wordings that print the words alike, the newest is kept.
void place_in_time(const Ground& ground, const CheckRequest& request, Aligned& aligned);

}  // namespace onrecord::searcher::check
