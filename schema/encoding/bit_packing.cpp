// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/bit_packing.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace onrecord::schema::encoding {
namespace {

constexpr std::size_t lanes = 4;
constexpr unsigned rows = packed_block / lanes;
/// Four numbers in one SIMD register (a vector extension of GCC and clang, compiled for any
/// target).
using Lanes = std::uint32_t __attribute__((vector_size(lanes * sizeof(std::uint32_t))));

Lanes load(const std::uint32_t* words) {
    Lanes four;
    std::memcpy(&four, words, sizeof four);
    return four;
}

template <unsigned bits>
void unpack_block(const std::uint32_t* words, std::uint32_t* numbers) {
    constexpr std::uint32_t mask = bits == 32 ? ~0U : (1U << (bits % 32)) - 1U;
#pragma GCC unroll 32
    for (unsigned row = 0; row < rows; ++row) {
        const unsigned word = row * bits / 32;
        const unsigned shift = row * bits % 32;
        Lanes four = load(words + lanes * word) >> shift;
        if (shift + bits > 32) four |= load(words + lanes * (word + 1)) << (32 - shift);
        four &= mask;
        std::memcpy(numbers + lanes * row, &four, sizeof four);
    }
}

template <>
void unpack_block<0>(const std::uint32_t*, std::uint32_t* numbers) {
    std::memset(numbers, 0, packed_block * sizeof *numbers);
}

using Unpack = void (*)(const std::uint32_t*, std::uint32_t*);

template <unsigned... bits>
constexpr auto unpackers(std::integer_sequence<unsigned, bits...>) {
    return std::array<Unpack, sizeof...(bits)>{&unpack_block<bits>...};
}
constexpr auto unpack_block_of =
    unpackers(std::make_integer_sequence<unsigned, widest_number + 1>{});

/// Where number i starts, with `step` interleaved lanes.
struct Place {
    std::size_t word;
    unsigned shift;
};
Place place_of(std::size_t i, std::uint32_t bits, std::size_t step) {
    const std::size_t bit = i / step * bits;
    return {bit / 32 * step + i % step, static_cast<unsigned>(bit % 32)};
}

std::size_t step_of(std::size_t count) { return count == packed_block ? lanes : 1; }

}  // namespace

std::uint32_t bits_needed(std::span<const std::uint32_t> numbers) {
    std::uint32_t all = 0;
    for (const std::uint32_t number : numbers) {
        all |= number;
    }
    return static_cast<std::uint32_t>(std::bit_width(all));
}

void pack(std::span<const std::uint32_t> numbers,
          std::uint32_t bits,
          std::vector<std::uint32_t>& words) {
    const std::size_t begin = words.size();
    words.resize(begin + packed_words(numbers.size(), bits));
    if (bits == 0) return;
    const std::size_t step = step_of(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Place place = place_of(i, bits, step);
        words[begin + place.word] |= numbers[i] << place.shift;
        if (place.shift + bits > 32) {
            words[begin + place.word + step] |= numbers[i] >> (32 - place.shift);
        }
    }
}

void unpack(const std::uint32_t* words, std::uint32_t bits, std::span<std::uint32_t> numbers) {
    if (numbers.size() == packed_block) return unpack_block_of[bits](words, numbers.data());
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Place place = place_of(i, bits, 1);
        std::uint64_t value = bits == 0 ? 0 : words[place.word];
        if (place.shift + bits > 32) value |= std::uint64_t{words[place.word + 1]} << 32U;
        numbers[i] = static_cast<std::uint32_t>(value >> place.shift & mask);
    }
}

}  // namespace onrecord::schema::encoding
