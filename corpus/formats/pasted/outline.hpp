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
    std::optional<Date> day;  ///< From a date line above it that speaks for many.
};

enum class Direction : std::uint8_t { NewestFirst, OldestFirst };

struct Outline {
    std::string title;        ///< Of the page; empty when it has none.
    std::vector<Unit> units;  ///< In the page's order. The lead, where there is one, is the first.
    Direction direction = Direction::NewestFirst;
};

/// Decides what each block is. Where times stand at most headings (or without headings), they
/// part the Entries; else a heading does: a line in a heading's form that a body follows. A line
/// in that form without a body is a caption. docs/exchange-format.md tells people the rules.
Outline make_outline(std::string_view text);

}  // namespace onrecord::corpus::formats::pasted
