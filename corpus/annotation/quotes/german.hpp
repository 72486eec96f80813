// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/clauses.hpp"

#include <optional>

// German word order: the finite verb stands second, the subject before it or behind it; nouns are
// capitalised, so that a capital tells no name.
namespace onrecord::corpus::annotation {

/// The subject of the main clause in [begin, end) whose finite verb is of speech or of any kind
/// (`Zuversichtlich zeigte sich der Minister`).
std::optional<Source> german_subject(const Narration& told, std::uint32_t begin, std::uint32_t end);

/// The subject behind a quote: `, sagte der Minister`, `, so der Minister`, `, begründet das
/// Gericht`; `at` is the first item behind quote and comma.
std::optional<Source> german_subject_behind(const Narration& told,
                                            std::uint32_t at,
                                            std::uint32_t end);

/// Who a sentence names beside its words: `..., so der Minister`, `dem Bericht zufolge`, `laut
/// Polizei`, `nach Angaben der Polizei`.
std::optional<Source> german_according(const Narration& told, ItemRange sentence);

/// True for a sentence of speech passed on in the subjunctive without a verb of speech (`Die Lage
/// sei ernst.`): its speaker is that of the sentence before.
bool is_passed_on(const Narration& told, ItemRange sentence);
/// True when a verb of speech stands in the sentence.
bool has_speech(const Narration& told, ItemRange sentence);

}  // namespace onrecord::corpus::annotation
