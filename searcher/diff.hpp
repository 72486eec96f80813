// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

// The types of a word-by-word comparison of two wordings.
namespace onrecord::searcher {

enum class DiffKind : std::uint8_t { Same, Dropped, Added, Changed };

/// What kind of word an edit affects. All but None can change the meaning of a statement.
enum class Weight : std::uint8_t { None, Negation, Number, Name, Condition };

/// One piece of the comparison of pasted with printed words.
struct DiffPiece {
    DiffKind kind = DiffKind::Same;
    std::string pasted;   ///< Empty when Dropped: only the printed text has it.
    std::string printed;  ///< Empty when Added: only the pasted text has it.
    Weight weight = Weight::None;
    bool operator==(const DiffPiece&) const = default;
};

}  // namespace onrecord::searcher
