// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::formats::pasted {

/// One unit of the page: the lead under the page's title, or an Entry.
struct Unit {
    std::string title;
    std::uint64_t line = 1;  ///< Where it begins.
    std::string text;        ///< Body paragraphs as they were, parted by "\n\n".
    std::vector<schema::Boilerplate> boilerplate;
    std::vector<std::string> bylines;
    std::optional<TimeLine> published;
    std::optional<TimeLine> modified;
    std::optional<Date> day;      ///< From a date line above it that speaks for many.
    bool is_pinned = false;       ///< The page says that it stands out of its order.
    bool is_day_guessed = false;  ///< `day` was worked out from its neighbours' times.
};

enum class Direction : std::uint8_t { NewestFirst, OldestFirst };

struct Outline {
    std::string title;        ///< Of the page; empty when it has none.
    std::vector<Unit> units;  ///< In the page's order. The lead, where there is one, is the first.
    Direction direction = Direction::NewestFirst;
    std::size_t pointers = 0;  ///< Titles with a time and no words: lists of key events, left out.
    std::size_t repeated = 0;  ///< Pinned copies of Entries that were left out.
    /// Where the first words were set aside that are no label, time or name; 0 for none.
    std::uint64_t first_set_aside_line = 0;
};

/// Decides what each block is. Where times stand at most headings (or without headings), they
/// part the Entries; else a heading does: a line in a heading's form that a body follows. A line
/// in that form without a body is a caption. docs/formats.md tells people the rules. `text` is as
/// with_plain_lines() gives it.
Outline make_outline(std::string_view text);

}  // namespace onrecord::corpus::formats::pasted
