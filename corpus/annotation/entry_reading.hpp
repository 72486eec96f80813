// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/marks.hpp"
#include "corpus/annotation/quotes/rules.hpp"
#include "corpus/annotation/quotes/sentences.hpp"
#include "corpus/annotation/speakers/names.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// An Entry as the steps of the annotator see it, made once and read by all.
namespace onrecord::corpus::annotation {

/// A country, or one of its people, as a text names it.
struct NamedLand {
    TokenRange tokens;
    std::string_view code;  ///< ISO 3166-1 alpha-2; of the gazetteer, which outlives all readings.
};

struct TextReading {
    Reading reading;
    std::vector<QuotedSpan> spans;
    Narration told;
    std::vector<NameMention> names;
    /// Hashes of the names of one word that stand where no sentence begins; sorted.
    std::vector<std::uint32_t> inner_names;
    std::vector<NamedLand> lands;  ///< In order.
};

struct EntryReading {
    const schema::Entry* entry = nullptr;
    std::uint32_t number = 0;  ///< In its Liveblog.
    std::string_view home;     ///< The Liveblog's own country by its code; empty where none is.
    TextReading title;
    TextReading body;
};

/// Reads both texts; `made` must not move afterwards, and `entry` must outlive it.
void read_entry(const schema::Entry& entry,
                std::uint32_t number,
                const Lexicon& lexicon,
                EntryReading& made);

}  // namespace onrecord::corpus::annotation
