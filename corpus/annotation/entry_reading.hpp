// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/names/names.hpp"
#include "corpus/annotation/narration/clauses.hpp"
#include "corpus/annotation/narration/marks.hpp"
#include "corpus/annotation/narration/sentences.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// An Entry prepared for the steps of the annotator: computed once and read by all of them.
namespace onrecord::corpus::annotation {

/// A mention of a country or its people in a text.
struct NamedLand {
    TokenRange tokens;
    std::string_view code;  ///< ISO 3166-1 alpha-2; of the gazetteer, which outlives all readings.
};

struct TextReading {
    Reading reading;
    std::vector<QuotedSpan> spans;
    Narration told;
    std::vector<NameMention> names;
    /// Hashes of one-word names that are not at the start of a sentence; sorted.
    std::vector<std::uint32_t> inner_names;
    std::vector<NamedLand> lands;  ///< In order.
};

struct EntryReading {
    const schema::Entry* entry = nullptr;
    std::uint32_t number = 0;  ///< Number within its Liveblog.
    std::string_view home;     ///< Code of the Liveblog's main country; may be empty.
    TextReading title;
    TextReading body;
};

/// Reads both texts; `made` must not move afterwards, and `entry` must outlive it.
void read_entry(const schema::Entry& entry,
                std::uint32_t number,
                const Lexicon& lexicon,
                EntryReading& made);

}  // namespace onrecord::corpus::annotation
