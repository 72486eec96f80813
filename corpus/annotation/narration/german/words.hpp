// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/grammar_class.hpp"
#include "corpus/annotation/narration/sentences.hpp"

#include <cstdint>
#include <string_view>

// The classes of single words in German. `at` is an item of the Narration.
namespace onrecord::corpus::annotation::german {

inline constexpr GrammarClasses determiners =
    GrammarClass::SubjectDeterminer | GrammarClass::ObjectDeterminer | GrammarClass::OpenDeterminer;
inline constexpr GrammarClasses pronouns =
    GrammarClass::Subject | GrammarClass::Object | GrammarClass::Either;

/// True when the word at `at` has one of these classes of German grammar.
bool has(const Narration& told, std::uint32_t at, GrammarClasses any);
/// The word as printed; for a quote, its first word.
std::string_view word_at(const Narration& told, std::uint32_t at);
/// True for a word that begins in lower case.
bool is_lower(const Narration& told, std::uint32_t at);
/// True for a noun or a name; "Dazu" and "Er" at the beginning of a sentence are neither.
bool is_noun(const Narration& told, std::uint32_t at);
/// True for a word in lower case that may be a finite verb.
bool is_finite(const Narration& told, std::uint32_t at);
/// True for a finite verb in the plural: sagten, sind.
bool is_plural_verb(const Narration& told, std::uint32_t at);
/// True for a verb of speech in any form: sagte, gesagt, kritisiert.
bool is_speech(const Narration& told, std::uint32_t at);

}  // namespace onrecord::corpus::annotation::german
