// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

#include <cstdint>

// The sections of a token column file, shared by its writer and its reader.
namespace onrecord::schema::encoding {

inline constexpr Magic token_magic = {'O', 'R', 'T', 'O', 'K', 'E', 'N', '1'};

inline constexpr std::uint32_t counts_section = 1;       ///< See TokenCounts.
inline constexpr std::uint32_t words_section = 2;        ///< Each document's title, then body.
inline constexpr std::uint32_t starts_section = 3;       ///< Narrow, documents + 1, into words.
inline constexpr std::uint32_t title_bytes_section = 4;  ///< Narrow, a document: where body begins.
inline constexpr std::uint32_t title_lengths_section = 5;  ///< Narrow, a document, in words.
inline constexpr std::uint32_t body_lengths_section = 6;   ///< Narrow, a document, in words.
inline constexpr std::uint32_t form_starts_section = 7;    ///< Narrow, vocabulary + 1, into forms.
inline constexpr std::uint32_t forms_section = 8;          ///< By word id: falling frequency.
inline constexpr std::uint32_t frequencies_section = 9;    ///< Narrow, a word.
inline constexpr std::uint32_t by_form_section = 10;       ///< u32 a word: ids in byte order.
inline constexpr std::uint32_t stem_starts_section = 11;   ///< Narrow, vocabulary + 1, into stems.
inline constexpr std::uint32_t stems_section = 12;         ///< Per word, each length and bytes.
inline constexpr std::size_t token_section_count = 12;

struct TokenCounts {
    std::uint64_t documents = 0;
    std::uint64_t vocabulary = 0;
    std::uint64_t title_words = 0;
    std::uint64_t body_words = 0;
};
static_assert(sizeof(TokenCounts) == 32);

}  // namespace onrecord::schema::encoding
