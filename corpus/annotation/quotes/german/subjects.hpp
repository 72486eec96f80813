// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/german/phrases.hpp"

#include <optional>

// The subject of a German verb, before it or behind it. Ranges are of items.
namespace onrecord::corpus::annotation::german {

/// The subject behind the verb at `verb`, over pronouns, adverbs and prepositional phrases that
/// may stand before it, before `end`.
std::optional<Source> subject_behind(const Narration& told, std::uint32_t verb, std::uint32_t end);

/// The subject of a clause that begins before its verb: there, or behind it when what stands
/// before it is none (`Die Lage nannte er ernst`).
std::optional<Source> subject_before_verb(const Narration& told,
                                          ItemRange clause,
                                          std::uint32_t verb);

/// Whom a passive names: behind `von`, else where it stands (`im „Nordblatt“`).
std::optional<Source> agent_of(const Narration& told, ItemRange items);

/// The pronoun behind a verb of speech behind `verb`, where a comma was forgotten: `Als sie kam
/// sagte er`.
std::optional<Source> subject_of_speech(const Narration& told, ItemRange items, std::uint32_t verb);

/// True for `zitiert`: who is cited speaks, not who cites.
bool is_citing(const Narration& told, std::uint32_t at);

}  // namespace onrecord::corpus::annotation::german
