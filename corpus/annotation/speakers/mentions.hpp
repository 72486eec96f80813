// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/entry_reading.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

// Names as they stand in a text: what the rules for speakers ask of them.
namespace onrecord::corpus::annotation {

/// The tokens from the first to the last of these items; none where there are no items.
TokenRange tokens_of(const Narration& told, ItemRange items);
/// True when the whole name is within these tokens.
bool stands_in(const NameMention& name, TokenRange tokens);
/// The number of the first name that begins at `token` or behind it; the count where none does.
std::size_t first_name(const std::vector<NameMention>& names, std::uint32_t token);
/// True when the narrator names it, and no quote does.
bool is_narrative(const TextReading& text, const NameMention& name);
/// Of "he" or "she"; Unknown for another word.
Gender gender_of(const Narration& told, std::uint32_t item);
/// "Sunderland City Centre", "Policing Together": a word in it is common, so it names no person.
bool has_plain_word(const TextReading& text, const NameMention& name);
/// True when the name also stands where no sentence begins.
bool stands_within(const TextReading& text, const Token& name);

}  // namespace onrecord::corpus::annotation
