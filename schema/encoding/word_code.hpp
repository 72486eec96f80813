// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

// The code of the token column, a byte-aligned variable-length code: one byte for the 200 most
// frequent words of a Shard, two for the next 10,240, three for the next 917,504, four for 16.7
// million more, five for the rest. Word ids are assigned by falling frequency, so that the average
// is short. The first byte determines the length (as in UTF-8, unlike LEB128), so that a scan needs
// no test per byte; the following bytes are the number within its class, most significant first.
namespace onrecord::schema::encoding {

/// One class of the code: `leads` possible first bytes from `first_lead` on, followed by `tail`
/// bytes.
struct WordClass {
    std::uint32_t first_lead;
    std::uint32_t leads;
    std::uint32_t tail;
    std::uint32_t first_word;
};

inline constexpr WordClass word_classes[] = {
    {0, 200, 0, 0},
    {200, 40, 1, 200},
    {240, 14, 2, 200 + 40 * 256},
    {254, 1, 3, 200 + 40 * 256 + 14 * 65536},
    {255, 1, 4, 0},
};

/// The length in bytes of a code that starts with `lead`.
constexpr std::uint32_t word_bytes(std::uint8_t lead) {
    if (lead < 200) return 1;
    if (lead < 240) return 2;
    return lead < 254 ? 3 : lead - 250U;
}

/// The class of a word: the first that covers it. The last covers every 32-bit number.
constexpr const WordClass& class_of(std::uint32_t word) {
    for (const WordClass& one : word_classes) {
        const std::uint64_t reach = std::uint64_t{one.leads} << (8 * one.tail);
        if (word < one.first_word + reach) return one;
    }
    return word_classes[4];
}

inline void append_word(std::string& bytes, std::uint32_t word) {
    const WordClass& own = class_of(word);
    const std::uint64_t rest = word - own.first_word;
    bytes += static_cast<char>(own.first_lead + (rest >> (8 * own.tail)));
    for (std::uint32_t left = own.tail; left > 0; --left) {
        bytes += static_cast<char>(rest >> (8 * (left - 1)));
    }
}

/// Decodes the word at `bytes`. The caller has checked that word_bytes() bytes are readable.
inline std::uint32_t word_at(const std::uint8_t* bytes) {
    const std::uint32_t lead = bytes[0];
    if (lead < 200) return lead;
    if (lead < 240) return 200 + ((lead - 200) << 8U) + bytes[1];
    if (lead < 254) {
        return word_classes[2].first_word + ((lead - 240) << 16U) +
               (std::uint32_t{bytes[1]} << 8U) + bytes[2];
    }
    std::uint32_t rest =
        (std::uint32_t{bytes[1]} << 16U) + (std::uint32_t{bytes[2]} << 8U) + bytes[3];
    if (lead == 254) return word_classes[3].first_word + rest;
    return (rest << 8U) + bytes[4];
}

}  // namespace onrecord::schema::encoding
