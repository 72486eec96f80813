// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

#include <cstdint>
#include <string_view>

// Where what stands in a posting column file: its writer and its reader agree here.
namespace onrecord::schema::encoding {

inline constexpr Magic posting_magic = {'O', 'R', 'P', 'O', 'S', 'T', 'G', '1'};

inline constexpr std::uint32_t posting_counts_section = 1;  ///< See PostingCounts.
inline constexpr std::uint32_t term_names_section = 2;      ///< End to end.
inline constexpr std::uint32_t terms_section = 3;           ///< PostingTerm, terms + 1.
inline constexpr std::uint32_t term_slots_section = 4;      ///< u32: a hash table of the names.
inline constexpr std::uint32_t blocks_section = 5;          ///< PostingBlock.
inline constexpr std::uint32_t packed_section = 6;          ///< u32: what blocks point into.
inline constexpr std::uint32_t bitmaps_section = 7;         ///< u64.
inline constexpr std::size_t posting_section_count = 7;

struct PostingCounts {
    std::uint64_t documents = 0;
    std::uint64_t terms = 0;
    double average_length = 0;  ///< Words of title and text, what the bounds were made for.
};
static_assert(sizeof(PostingCounts) == 24);

/// A term; what lies between one's begin and the next one's is its own. The last is an end only.
struct PostingTerm {
    std::uint32_t name_begin = 0;
    std::uint32_t block_begin = 0;
    std::uint32_t documents = 0;  ///< That have it.
    std::uint32_t bodies = 0;     ///< Of a stem: that have it in the text.
    std::uint32_t titles = 0;     ///< Of a stem: that have it in the title.
    std::uint32_t bitmap = 0;     ///< Which of the bitmaps, from 1; 0: none.
};
static_assert(sizeof(PostingTerm) == 24);

/// Where a name is looked for first: FNV-1a (Fowler, Noll, Vo), 64 bits, the halves together.
inline std::uint32_t slot_hash(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : name)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

/// Documents in words of 64 bits.
constexpr std::uint64_t bitmap_words(std::uint64_t documents) { return (documents + 63) / 64; }

/// A term in more than one document of so many has a bitmap.
inline constexpr std::uint64_t bitmap_share = 32;

}  // namespace onrecord::schema::encoding
