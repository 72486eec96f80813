// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace onrecord::schema {

/// The form of `U.S.` and of an upper-case `US` that means the country and not the pronoun in
/// capitals.
inline constexpr std::string_view united_states = "u.s.";

/// Whether the `US` at `place` is the country: yes, unless the words around it, up to three on each
/// side within the sentence, are all in upper case. Acronyms of up to four letters next to it (`US,
/// UK and EU`) are ignored for this.
bool is_united_states(std::string_view text, std::span<const Word> words, std::size_t place);

}  // namespace onrecord::schema
