// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block_walk.hpp"

#include <cstdint>

namespace onrecord::corpus::formats::pasted {

/// What separates the Entries of a page, and the position of an Entry's time.
enum class Parting : std::uint8_t { ByHeading, TimeFirst, HeadingFirst };

/// Examines the blocks from `begin` on. Times separate the Entries if at least half of the headings
/// have one.
Parting find_parting(Blocks blocks, std::size_t begin);

/// True when the next time after `at` is followed by its heading.
bool headings_follow_times(Blocks blocks, std::size_t begin, std::size_t at);

}  // namespace onrecord::corpus::formats::pasted
