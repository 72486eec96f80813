// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Bit packing: all numbers of a block are stored with the same number of bits, contiguously in
// 32-bit words. A full block of 128 is laid out in four interleaved lanes, number i in lane i mod
// 4, so that one SIMD instruction unpacks four numbers (SIMD-BP128 of Lemire and Boytsov, "Decoding
// billions of integers per second through vectorization", Software: Practice and Experience 45,
// 2015). A shorter block is packed without lanes, lowest bits first.
namespace onrecord::schema::encoding {

inline constexpr std::size_t packed_block = 128;
inline constexpr std::uint32_t widest_number = 32;

/// The smallest width that holds all the numbers; 0 when all are 0.
std::uint32_t bits_needed(std::span<const std::uint32_t> numbers);

/// How many 32-bit words `count` (at most packed_block) numbers of that width take.
constexpr std::uint64_t packed_words(std::uint64_t count, std::uint32_t bits) {
    return (count * bits + 31) / 32;
}

/// Appends the numbers, each `bits` wide.
void pack(std::span<const std::uint32_t> numbers,
          std::uint32_t bits,
          std::vector<std::uint32_t>& words);

/// Fills `numbers` from packed_words(numbers.size(), bits) words, which must be readable. `bits` is
/// at most widest_number.
void unpack(const std::uint32_t* words, std::uint32_t bits, std::span<std::uint32_t> numbers);

}  // namespace onrecord::schema::encoding
