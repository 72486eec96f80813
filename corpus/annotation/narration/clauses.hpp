// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/sentences.hpp"

#include <cstdint>
#include <optional>

// Who does what in a sentence, as far as word lists and commas show: enough to find the subject of
// a verb of speech. Ranges are of items.
namespace onrecord::corpus::annotation {

/// The words that name a speaker.
struct Source {
    ItemRange head;                    ///< `Smith`, `the spokesman`, `he`
    ItemRange apposition;              ///< `, the mayor,` after it; may be empty.
    std::optional<std::uint32_t> cue;  ///< The verb, or `according`.
};

/// True when the word at `at` is a verb of these classes: in lower case, and no noun as in "made
/// the comments" or "in reports".
bool is_verb(const Narration& told, std::uint32_t at, WordClasses classes);

/// True for "was told", "has been described": the subject is no speaker.
bool is_passive(const Narration& told, std::uint32_t verb, std::uint32_t begin);

/// The subject that stands before the verb at item `verb`, not before `begin`.
std::optional<Source> subject_before(const Narration& told,
                                     std::uint32_t verb,
                                     std::uint32_t begin);
/// The subject that stands after the verb (`said Smith`), before `end`.
std::optional<Source> subject_after(const Narration& told, std::uint32_t verb, std::uint32_t end);
/// Where a clause begins after its dateline and its introduction (`In Paris, `).
std::uint32_t lead_end(const Narration& told, ItemRange clause);
/// The first subject of the clause in [begin, end), after its introduction (`In Paris, `).
std::optional<Source> clause_subject(const Narration& told, ItemRange clause);
/// The subject of a participle (`, saying`): that of the verb it depends on, not before `begin`.
std::optional<Source> participle_subject(const Narration& told,
                                         std::uint32_t verb,
                                         std::uint32_t begin);
/// The noun phrase that begins at `begin` and ends before `end`.
std::optional<ItemRange> phrase_at(const Narration& told, std::uint32_t begin, std::uint32_t end);
/// The noun phrase that ends before `end`.
std::optional<ItemRange> phrase_before(const Narration& told,
                                       std::uint32_t end,
                                       std::uint32_t begin);

}  // namespace onrecord::corpus::annotation
