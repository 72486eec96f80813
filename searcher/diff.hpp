// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

// How two wordings differ, word by word.
namespace onrecord::searcher {

enum class DiffKind : std::uint8_t { Same, Dropped, Added, Changed };

/// What an edit touches that turns a statement round.
enum class Weight : std::uint8_t { None, Negation, Number, Name, Condition };

/// One piece of the comparison of the words as pasted with the words as printed.
struct DiffPiece {
    DiffKind kind = DiffKind::Same;
    std::string pasted;   ///< Empty when Dropped: print has it, the paste has not.
    std::string printed;  ///< Empty when Added: the paste has it, print has not.
    Weight weight = Weight::None;
    bool operator==(const DiffPiece&) const = default;
};

}  // namespace onrecord::searcher
