// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/block_reading.hpp"
#include "schema/instant.hpp"

#include <vector>

namespace onrecord::corpus::formats::page {

/// Gives times of day that are printed without a day theirs: counted back from the page's own
/// newest time, a day earlier wherever the clock goes up on the way to older entries. All are
/// doubted (Guessed, NoZone): they order entries and prove nothing.
void date_printed_times(std::vector<BlockDraft>& blocks, const schema::KnownTime& newest);

}  // namespace onrecord::corpus::formats::page
