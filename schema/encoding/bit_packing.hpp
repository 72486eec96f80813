// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Numbers of equal width end to end in 32-bit words (Lemire and Boytsov 2015, "Decoding billions
// of integers per second through vectorization"). A whole block of 128 lies in four lanes, number
// i in lane i mod 4, so that four are unpacked by one instruction; fewer lie simply in a row,
// lowest bits first.
namespace onrecord::schema::encoding {

inline constexpr std::size_t packed_block = 128;
inline constexpr std::uint32_t widest_number = 32;

/// Bits that hold each of the numbers; 0 when all are 0.
std::uint32_t bits_needed(std::span<const std::uint32_t> numbers);

/// Words that `count` (up to packed_block) numbers take.
constexpr std::uint64_t packed_words(std::uint64_t count, std::uint32_t bits) {
    return (count * bits + 31) / 32;
}

/// Appends them, each of `bits`.
void pack(std::span<const std::uint32_t> numbers,
          std::uint32_t bits,
          std::vector<std::uint32_t>& words);

/// Fills `numbers` from packed_words(numbers.size(), bits) words. `bits` is at most widest_number.
void unpack(const std::uint32_t* words, std::uint32_t bits, std::span<std::uint32_t> numbers);

}  // namespace onrecord::schema::encoding
