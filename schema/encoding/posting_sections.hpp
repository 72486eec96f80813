// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/bit_packing.hpp"
#include "schema/encoding/sections.hpp"

#include <cstdint>
#include <string_view>

// Where what stands in a posting column file: its writer and its reader agree here.
namespace onrecord::schema::encoding {

inline constexpr Magic posting_magic = {'O', 'R', 'P', 'O', 'S', 'T', 'G', '3'};

inline constexpr std::uint32_t posting_counts_section = 1;  ///< See PostingCounts.
inline constexpr std::uint32_t term_names_section = 2;      ///< End to end.
inline constexpr std::uint32_t terms_section = 3;           ///< PostingTerm, terms + 1.
inline constexpr std::uint32_t term_slots_section = 4;      ///< u32: a hash table of the names.
inline constexpr std::uint32_t blocks_section = 5;          ///< PostingBlock.
inline constexpr std::uint32_t packed_section = 6;          ///< u32: what blocks point into.
inline constexpr std::uint32_t bitmaps_section = 7;         ///< u64.
inline constexpr std::uint32_t stored_counts_section =
    8;  ///< StoredHead, one more than have counts.
inline constexpr std::uint32_t stored_packed_section = 9;  ///< u32: what StoredHeads point into.
inline constexpr std::size_t posting_section_count = 9;

struct PostingCounts {
    std::uint64_t documents = 0;
    std::uint64_t terms = 0;
    double average_length = 0;  ///< Words of title and text, what the bounds were made for.
    std::uint64_t values = 0;   ///< That counts are stored of: FacetRows::value_count(), or 0.
    std::uint32_t neighbour_words = 0;    ///< See schema/neighbours.hpp; both 0: no pairs.
    std::uint32_t neighbour_buckets = 0;  ///< A power of two.
};
static_assert(sizeof(PostingCounts) == 40);

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

/// The stored counts of a term: a byte for each block of packed_block values, how many bits its
/// numbers have, filled up to a multiple of 4 bytes; then the blocks. The last is an end only.
struct StoredHead {
    std::uint32_t term = 0;       ///< Rises.
    std::uint32_t documents = 0;  ///< Current ones that have it.
    std::uint32_t begin = 0;      ///< Into the stored words.
};
static_assert(sizeof(StoredHead) == 12);

/// Blocks of counts of so many values, and the words that hold their widths.
constexpr std::uint64_t stored_blocks(std::uint64_t values) {
    return (values + packed_block - 1) / packed_block;
}
constexpr std::uint64_t stored_width_words(std::uint64_t values) {
    return (stored_blocks(values) + 3) / 4;
}

/// A term has stored counts that stands in more than one document of so many, and in so many, as
/// far as all of them take no more than the bytes a document: the commonest terms first.
inline constexpr std::uint64_t stored_share = 64;
inline constexpr std::uint64_t stored_least = 32;
inline constexpr std::uint64_t stored_bytes_a_document = 16;

/// Where a name is looked for first: FNV-1a (Fowler, Noll, Vo), 64 bits, the halves together.
inline std::uint32_t slot_hash(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : name) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    }
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

/// Documents in words of 64 bits.
constexpr std::uint64_t bitmap_words(std::uint64_t documents) { return (documents + 63) / 64; }

/// A term in more than one document of so many has a bitmap.
inline constexpr std::uint64_t bitmap_share = 32;

}  // namespace onrecord::schema::encoding
