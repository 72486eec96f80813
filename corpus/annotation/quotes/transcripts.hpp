// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/countries/gazetteer.hpp"
#include "corpus/annotation/entry_reading.hpp"

#include <vector>

// Turns of a transcript: `MS. SMITH: We will build it.`, `Q: When?`, `Anna Smith: I will see to
// it.` and not `UPDATE: We have moved the map` or `WASHINGTON: We are told ...`.
namespace onrecord::corpus::annotation {

struct Turn {
    TokenRange head;       ///< Who, without what follows a comma or stands in brackets.
    schema::Span span;     ///< The words, to the end of the last paragraph that continues them.
    bool is_sure = false;  ///< The head is surely a person's.
};

/// `places` are those of the text.
std::vector<Turn> find_turns(const TextReading& text, const std::vector<PlaceMention>& places);

}  // namespace onrecord::corpus::annotation
