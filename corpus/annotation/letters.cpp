// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/letters.hpp"

#include <unicode/uchar.h>

namespace onrecord::corpus::annotation {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t curly_apostrophe = 0x2019;

bool is_ascii(char32_t value) { return value < 0x80; }
UChar32 icu(char32_t value) { return static_cast<UChar32>(value); }

bool is_trail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

char byte_of(char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); }

void append(char32_t value, std::string& out) {
    if (is_ascii(value)) {
        out += byte_of(value);
        return;
    }
    if (value < 0x800) {
        out += {byte_of(0xC0U | (value >> 6U)), byte_of(0x80U | (value & 0x3FU))};
        return;
    }
    if (value < 0x10000) {
        out += byte_of(0xE0U | (value >> 12U));
    } else {
        out += {byte_of(0xF0U | (value >> 18U)), byte_of(0x80U | ((value >> 12U) & 0x3FU))};
    }
    out += {byte_of(0x80U | ((value >> 6U) & 0x3FU)), byte_of(0x80U | (value & 0x3FU))};
}

/// Bytes of the sequence that `lead` begins; 0 when it begins none.
std::uint32_t sequence_length(unsigned char lead) {
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

}  // namespace

CodePoint wide_code_point_at(std::string_view text, std::uint32_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::uint32_t length = sequence_length(byte);
    if (length == 0 || at + length > text.size()) return {replacement, at + 1};
    char32_t value = byte & (0x7FU >> length);
    for (std::uint32_t next = at + 1; next < at + length; ++next) {
        if (!is_trail(text[next])) return {replacement, at + 1};
        value = (value << 6U) | (static_cast<unsigned char>(text[next]) & 0x3FU);
    }
    return {value, at + length};
}

char32_t code_point_before(std::string_view text, std::uint32_t end) {
    if (end == 0) return 0;
    std::uint32_t at = end - 1;
    while (at > 0 && end - at < 4 && is_trail(text[at])) {
        --at;
    }
    const CodePoint point = code_point_at(text, at);
    return point.next == end ? point.value : replacement;
}

bool is_wide_letter(char32_t value) {
    if (value >= 0x2000 && value <= 0x206F) return false;
    const auto mask = U_GET_GC_MASK(icu(value));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_wide_upper(char32_t value) { return u_isupper(icu(value)) != 0; }
bool is_wide_digit(char32_t value) { return u_isdigit(icu(value)) != 0; }
bool is_wide_space(char32_t value) { return value == 0xA0 || u_isUWhiteSpace(icu(value)) != 0; }

char32_t lowered(char32_t value) {
    if (is_ascii(value)) return value >= 'A' && value <= 'Z' ? value + 32 : value;
    if (value == curly_apostrophe) return '\'';
    return static_cast<char32_t>(u_tolower(icu(value)));
}

void append_lowered(std::string_view text, std::string& out) {
    for (std::uint32_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (static_cast<signed char>(byte) >= 0) {
            out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte);
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        append(lowered(point.value), out);
        at = point.next;
    }
}

std::string lowered(std::string_view text) {
    std::string out;
    append_lowered(text, out);
    return out;
}

}  // namespace onrecord::corpus::annotation
