// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block.hpp"

#include <cstdint>
#include <vector>

// Decisions about blocks that need the whole page: which lines are bylines, which times belong
// together, which lines are not titles because they are repeated.
namespace onrecord::corpus::formats::pasted {

/// Whether times end Entries: a name with a time below the text.
enum class Signatures : std::uint8_t {
    None,
    BesideOthers,  ///< Other times start the Entries.
    Alone,         ///< They are the only times: an Entry starts after the previous one.
};

/// Corrects the kinds of `blocks` accordingly.
Signatures settle(std::vector<Block>& blocks);

}  // namespace onrecord::corpus::formats::pasted
