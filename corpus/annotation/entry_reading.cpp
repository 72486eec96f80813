// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/entry_reading.hpp"

#include "corpus/annotation/names/german_names.hpp"
#include "corpus/annotation/quotes/inverted/dialogue.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

void find_inner_names(TextReading& made) {
    made.inner_names.clear();
    for (const NameMention& name : made.names) {
        const std::uint32_t first = name.tokens.begin;
        const bool is_inner =
            first > 0 && name.tokens.end == first + 1 && made.reading.tokens[first - 1].is_word();
        if (is_inner) made.inner_names.push_back(made.reading.tokens[first].hash);
    }
    std::sort(made.inner_names.begin(), made.inner_names.end());
}

void read_text(std::string_view text, const Lexicon& lexicon, TextReading& made) {
    read(text, lexicon, made.reading);
    find_quoted_spans(made.reading, made.spans);
    if (lexicon.has(Trait::VerbFirst)) read_dialogue(made.reading, made.spans);
    if (lexicon.lang() == "de") {
        find_german_names(made.reading, made.names);  // first: it tells offices to the others
    } else {
        find_names(made.reading, made.names);
    }
    narrate(made.reading, made.spans, made.told);
    find_inner_names(made);
}

}  // namespace

void read_entry(const schema::Entry& entry,
                std::uint32_t number,
                const Lexicon& lexicon,
                EntryReading& made) {
    made.entry = &entry;
    made.number = number;
    read_text(entry.title, lexicon, made.title);
    read_text(entry.text, lexicon, made.body);
}

}  // namespace onrecord::corpus::annotation
