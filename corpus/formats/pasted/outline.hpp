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
    std::uint64_t line = 1;  ///< Its first line.
    std::string text;        ///< Body paragraphs, unchanged, separated by "\n\n".
    std::vector<schema::Boilerplate> boilerplate;
    std::vector<std::string> bylines;
    std::optional<TimeLine> published;
    std::optional<TimeLine> modified;
    std::optional<Date> day;      ///< From a date line above it that applies to many.
    bool is_pinned = false;       ///< Marked as pinned, so out of order.
    bool is_day_guessed = false;  ///< `day` was derived from its neighbours' times.
};

enum class Direction : std::uint8_t { NewestFirst, OldestFirst };

struct Outline {
    std::string title;        ///< The page's title; may be empty.
    std::vector<Unit> units;  ///< In the page's order, the lead first if there is one.
    Direction direction = Direction::NewestFirst;
    std::size_t pointers =
        0;  ///< Titles with a time but without text (lists of key events), which are left out.
    std::size_t repeated = 0;  ///< Pinned copies of Entries, which are left out.
    /// Where the first words were set aside that are no label, time or name; 0 for none.
    std::uint64_t first_set_aside_line = 0;
};

/// Decides the role of each block. If most headings have times (or there are only times), times
/// separate the Entries; otherwise headings do: lines with the form of a heading that are followed
/// by a body. Such a line without a body is a caption. docs/formats.md describes the rules. `text`
/// is a result of with_plain_lines().
Outline make_outline(std::string_view text);

}  // namespace onrecord::corpus::formats::pasted
