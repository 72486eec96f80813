// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block.hpp"

#include <cstdint>
#include <vector>

// What one block's form leaves open, the habits of the whole page settle: which lines are bylines,
// which times are one, which lines are no titles because they stand everywhere.
namespace onrecord::corpus::formats::pasted {

/// Which of a page's times end Entries: a name with its time under the words.
enum class Signatures : std::uint8_t {
    None,
    BesideOthers,  ///< Other times begin the Entries.
    Alone,         ///< They are the only times: the Entry begins behind the one before.
};

/// Changes the kinds of `blocks` to what the page says they are.
Signatures settle(std::vector<Block>& blocks);

}  // namespace onrecord::corpus::formats::pasted
