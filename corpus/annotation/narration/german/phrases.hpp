// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/clauses.hpp"

#include <cstdint>
#include <optional>

// German noun phrases. All nouns are capitalised, so a capital does not mark a name; the determiner
// shows what may be a subject. Ranges are of items.
namespace onrecord::corpus::annotation::german {

enum class Role : std::uint8_t {
    Subject,  ///< er, der Minister
    Either,   ///< sie, die Ministerin, Anna Schmidt
    Object,   ///< ihm, den Minister, der Regierung
};

struct Phrase {
    ItemRange words;
    Role role = Role::Either;
    bool is_pronoun = false;
    bool is_plural = false;  ///< For sure: `die alten Leute`.
};

/// The noun phrase or pronoun that begins at `begin` and ends before `end`, with the genitives that
/// depend on it and a bracket after it (`der Sprecher der Partei`, `Anna Schmidt (CDU)`).
std::optional<Phrase> noun_phrase(const Narration& told, std::uint32_t begin, std::uint32_t end);

/// `phrase` with the apposition that may follow it between commas.
Source source_of(const Narration& told, const Phrase& phrase, std::uint32_t end);

}  // namespace onrecord::corpus::annotation::german
