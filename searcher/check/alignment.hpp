// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onrecord::searcher::check {

/// A word as input of the alignment.
struct AlignWord {
    std::uint32_t form = 0;  ///< Equal numbers are equal words.
    std::uint32_t stem = 0;  ///< Equal numbers are inflections of one word.
    /// The number of this and the next word written as one (`sea wall`); 0 if the other side does
    /// not have that word.
    std::uint32_t joined = 0;
    /// May be skipped at almost no cost: an insert in brackets, or the Outlet's own words between
    /// two parts of one speech.
    bool is_optional = false;
    /// Optional by itself, whatever of its neighbours stays: a hesitation, no word of an insert.
    bool is_free = false;
    /// Printed words only: the Outlet's own words between two parts of one speech.
    bool is_between = false;
    /// Pasted words only: preceded by an ellipsis, so the printed text may have more words there.
    bool follows_gap = false;
    /// Printed words only: a sentence, a Quote or the Outlet's own words start here.
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
    /// In order. Every pasted word is in a step; the first and the last step have a pasted word. A
    /// word that corresponds to two words of the other side is in two steps.
    std::vector<AlignStep> steps;
    /// Number of words dropped, added or changed, without optional ones and those in a gap.
    std::uint32_t edits = 0;
};

/// The cost of skipping printed words.
enum class Skipping : std::uint8_t {
    Dear,   ///< As much as any edit: minimises edits.
    Cheap,  ///< Little: the paste may omit whole clauses.
};

/// A cheapest alignment of the pasted words with a contiguous piece of the printed ones: dynamic
/// programming as by Sellers (J. Algorithms 1, 1980), which differs from Wagner and Fischer's edit
/// distance in that the match may start and end anywhere in the text, with the path recorded. Time
/// and memory are the product of both lengths, one byte per cell, at most 16 MiB. Printed words
/// beyond that limit are ignored, so for a longer text the caller passes the part that fits the
/// paste best. Of alignments with equal cost, one that covers a whole part wins, otherwise the
/// earliest.
Alignment align(std::span<const AlignWord> pasted,
                std::span<const AlignWord> printed,
                Skipping skipping = Skipping::Dear);

/// How many of its steps are edits: not those that are the same, nor what may be left out.
std::uint32_t count_edits(const Alignment& alignment,
                          std::span<const AlignWord> pasted,
                          std::span<const AlignWord> printed);

}  // namespace onrecord::searcher::check
