// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/bit_packing.hpp"
#include "schema/encoding/sections.hpp"

#include <cstdint>
#include <string_view>

// The sections of a posting column file, shared by its writer and its reader.
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
    double average_length = 0;  ///< Words of title and text; the bounds assume it.
    std::uint64_t values = 0;   ///< Values in stored counts: FacetRows::value_count(), or 0.
    std::uint32_t neighbour_words = 0;    ///< See schema/neighbours.hpp; both 0: no pairs.
    std::uint32_t neighbour_buckets = 0;  ///< A power of two.
};
static_assert(sizeof(PostingCounts) == 40);

/// A term. Its name and its blocks extend to where those of the next row begin; the last row only
/// marks the end.
struct PostingTerm {
    std::uint32_t name_begin = 0;
    std::uint32_t block_begin = 0;
    std::uint32_t documents = 0;  ///< Documents that have it.
    std::uint32_t bodies = 0;     ///< For a stem: documents that have it in the text.
    std::uint32_t titles = 0;     ///< For a stem: documents that have it in the title.
    std::uint32_t bitmap = 0;     ///< Which of the bitmaps, from 1; 0: none.
};
static_assert(sizeof(PostingTerm) == 24);

/// The stored counts of a term. At `begin`: one byte for each block of packed_block values with the
/// bit width of its numbers, padded to a multiple of 4 bytes; then the packed blocks. The last row
/// only marks the end.
struct StoredHead {
    std::uint32_t term = 0;       ///< Ascending.
    std::uint32_t documents = 0;  ///< Current documents that have it.
    std::uint32_t begin = 0;      ///< Into the stored words.
};
static_assert(sizeof(StoredHead) == 12);

/// How many blocks the counts of so many values take, and how many words their bit widths take.
constexpr std::uint64_t stored_blocks(std::uint64_t values) {
    return (values + packed_block - 1) / packed_block;
}
constexpr std::uint64_t stored_width_words(std::uint64_t values) {
    return (stored_blocks(values) + 3) / 4;
}

/// Which terms have stored counts: those in more than one of stored_share documents and in at least
/// stored_least documents, the most frequent first, as long as all counts together take no more
/// than stored_bytes_a_document (docs/decisions/0025).
inline constexpr std::uint64_t stored_share = 64;
inline constexpr std::uint64_t stored_least = 32;
inline constexpr std::uint64_t stored_bytes_a_document = 16;

/// The hash of a name: FNV-1a (Fowler, Noll, Vo) with 64 bits, folded to 32 by XOR of the halves.
inline std::uint32_t slot_hash(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : name) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    }
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

/// How many 64-bit words a bitmap of so many documents takes.
constexpr std::uint64_t bitmap_words(std::uint64_t documents) { return (documents + 63) / 64; }

/// A term in more than one of so many documents has a bitmap.
inline constexpr std::uint64_t bitmap_share = 32;

}  // namespace onrecord::schema::encoding
