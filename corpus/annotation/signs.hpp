// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"

#include <array>
#include <cstdint>

// Classes of single bytes and signs for the tokenizer: most bytes are ASCII, and one table decides
// what to do with them.
namespace onrecord::corpus::annotation {

inline constexpr char32_t curly_close = 0x2019;
inline constexpr char32_t ellipsis = 0x2026;
inline constexpr char32_t non_breaking_hyphen = 0x2011;
inline constexpr char32_t soft_hyphen = 0xAD;

enum class ByteKind : std::uint8_t { Sign, Space, Letter, Digit, Wide };

constexpr std::array<ByteKind, 256> byte_kinds() {
    std::array<ByteKind, 256> kinds{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        const std::size_t small = byte | 0x20U;
        if (byte >= 0x80) {
            kinds[byte] = ByteKind::Wide;
        } else if (small >= 'a' && small <= 'z') {
            kinds[byte] = ByteKind::Letter;
        } else if (byte >= '0' && byte <= '9') {
            kinds[byte] = ByteKind::Digit;
        } else if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            kinds[byte] = ByteKind::Space;
        }
    }
    return kinds;
}
inline constexpr std::array<ByteKind, 256> kind_of_byte = byte_kinds();

constexpr std::array<bool, 256> letters_and_digits() {
    std::array<bool, 256> are{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        are[byte] = kind_of_byte[byte] == ByteKind::Letter || kind_of_byte[byte] == ByteKind::Digit;
    }
    return are;
}
inline constexpr std::array<bool, 256> is_letter_or_digit = letters_and_digits();

inline ByteKind byte_kind(char byte) { return kind_of_byte[static_cast<unsigned char>(byte)]; }

inline bool is_apostrophe(char32_t value) { return value == '\'' || value == curly_close; }
inline bool is_hyphen(char32_t value) { return value == '-' || value == non_breaking_hyphen; }
inline bool is_stop(char32_t value) {
    return value == '.' || value == '!' || value == '?' || value == ellipsis || value == 0x3002;
}
inline bool is_dash(char32_t value) { return value == '-' || (value >= 0x2010 && value <= 0x2015); }
inline bool is_mark(char32_t value) {
    switch (value) {
        case '"':
        case '\'':
        case '`':
        case 0xAB:
        case 0xBB:
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2039:
        case 0x203A:
        case 0x300C:
        case 0x300D:
            return true;
        default:
            return false;
    }
}

inline TokenKind kind_of(char32_t value) {
    if (value == ',' || value == ';' || value == 0x60C || value == 0x3001) return TokenKind::Comma;
    if (value == ':') return TokenKind::Colon;
    if (value == '(' || value == '[') return TokenKind::Open;
    if (value == ')' || value == ']') return TokenKind::Close;
    if (is_mark(value)) return TokenKind::Mark;
    if (is_stop(value)) return TokenKind::Stop;
    if (is_dash(value)) return TokenKind::Dash;
    return TokenKind::Other;
}

}  // namespace onrecord::corpus::annotation
