// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/german/phrases.hpp"

#include <optional>

// The subject of a German verb, before or after it. Ranges are of items.
namespace onrecord::corpus::annotation::german {

/// The subject after the verb at `verb` and before `end`; pronouns, adverbs and prepositional
/// phrases that may stand before it are skipped.
std::optional<Source> subject_behind(const Narration& told, std::uint32_t verb, std::uint32_t end);

/// The subject of a clause that begins before its verb: before the verb, or after it if what stands
/// before is no subject (`Die Lage nannte er ernst`).
std::optional<Source> subject_before_verb(const Narration& told,
                                          ItemRange clause,
                                          std::uint32_t verb);

/// Whom a passive names as the speaker: after `von`, else where the words are printed (`im
/// „Nordblatt“`).
std::optional<Source> agent_of(const Narration& told, ItemRange items);

/// The pronoun after a verb of speech that follows `verb`, where a comma is missing: `Als sie kam
/// sagte er`.
std::optional<Source> subject_of_speech(const Narration& told, ItemRange items, std::uint32_t verb);

/// True for `zitiert`: the speaker is the person cited, not the one who cites.
bool is_citing(const Narration& told, std::uint32_t at);

}  // namespace onrecord::corpus::annotation::german
