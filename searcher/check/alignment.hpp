// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onrecord::searcher::check {

/// A word as the alignment sees it.
struct AlignWord {
    std::uint32_t form = 0;  ///< Equal numbers, equal words.
    std::uint32_t stem = 0;  ///< Equal numbers, the same word in another shape.
    /// The number of it and the next word written as one, as in `sea wall`; 0: of no word that
    /// stands on the other side.
    std::uint32_t joined = 0;
    /// May be left out for next to nothing: an insert in brackets, or the Outlet's own words
    /// between two pieces of one speech.
    bool is_optional = false;
    /// In the printed words only: the Outlet's own, between two pieces of one speech.
    bool is_between = false;
    /// In the pasted words only: an ellipsis stands before it, so print may have more there.
    bool follows_gap = false;
    /// In the printed words only: a sentence, a Quote or the Outlet's own words begin here.
    bool begins_part = false;
};

/// One step of an alignment: a pasted word, a printed word, or both (the same or changed).
struct AlignStep {
    std::optional<std::uint32_t> pasted;   ///< Index into the pasted words.
    std::optional<std::uint32_t> printed;  ///< Index into the printed words.
    bool is_same = false;
    bool operator==(const AlignStep&) const = default;
};

struct Alignment {
    /// In order; every pasted word stands in a step. Begins and ends with a pasted word. Where two
    /// words are one on the other side, that one stands in two steps.
    std::vector<AlignStep> steps;
    /// Words dropped, added or changed, optional ones and those in a gap not counted.
    std::uint32_t edits = 0;
};

/// What passing over printed words costs.
enum class Skipping : std::uint8_t {
    Dear,   ///< As much as any edit: the fewest edits win.
    Cheap,  ///< Little: whole clauses may have been left out of the paste.
};

/// The cheapest way to lay the pasted words onto a contiguous piece of the printed ones
/// (Sellers, J. Algorithms 1, 1980, with the path kept). Time and memory: the product of both
/// lengths, bytes, and 16 MiB at most: what is printed beyond that is not looked at, so of a longer
/// text the caller gives the part that the paste fits best. Of equal cost a whole part wins, else
/// the earliest piece.
Alignment align(std::span<const AlignWord> pasted,
                std::span<const AlignWord> printed,
                Skipping skipping = Skipping::Dear);

}  // namespace onrecord::searcher::check
