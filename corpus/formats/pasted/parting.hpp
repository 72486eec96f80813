// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block_walk.hpp"

#include <cstdint>

namespace onrecord::corpus::formats::pasted {

/// What parts the Entries of a page, and where an Entry's time stands.
enum class Parting : std::uint8_t { ByHeading, TimeFirst, HeadingFirst };

/// Of the blocks from `begin` on. Times part the Entries where they stand at half of the headings
/// or more.
Parting find_parting(Blocks blocks, std::size_t begin);

/// True where the next time behind `at` has its heading behind it.
bool headings_follow_times(Blocks blocks, std::size_t begin, std::size_t at);

}  // namespace onrecord::corpus::formats::pasted
