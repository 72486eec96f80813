// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/aligned.hpp"
#include "searcher/check/ground.hpp"
#include "searcher/quote_check.hpp"

// What was found, told through the Revisions of its Entry: when the words themselves were printed
// and stood, whatever was edited beside them, and who they were given to.
namespace onrecord::searcher::check {

/// Says of each occurrence when its words were first printed, and who else another Revision gives
/// them to. Leaves out words that surely were not printed `before`, or did not stand `as_of`, where
/// `request` has these, and marks those of which it is open; where none that has
/// all words is left, the first of those is the nearest. Of wordings that print the words alike the
/// newest is left.
void place_in_time(const Ground& ground, const CheckRequest& request, Aligned& aligned);

}  // namespace onrecord::searcher::check
