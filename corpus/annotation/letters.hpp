// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Character functions for UTF-8 with a fast path for ASCII; ICU handles the rest.
namespace onrecord::corpus::annotation {

/// A code point and the offset of the next one. Each ill-formed byte gives U+FFFD.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t next = 0;
};
CodePoint wide_code_point_at(std::string_view text, std::uint32_t at);
inline CodePoint code_point_at(std::string_view text, std::uint32_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? CodePoint{byte, at + 1} : wide_code_point_at(text, at);
}
/// The code point that ends at `end`; 0 at the beginning.
char32_t code_point_before(std::string_view text, std::uint32_t end);

bool is_wide_letter(char32_t value);
bool is_wide_upper(char32_t value);
bool is_wide_digit(char32_t value);
bool is_wide_space(char32_t value);

inline bool is_letter(char32_t value) {
    if (value >= 0x80) return is_wide_letter(value);
    return (value | 0x20U) >= 'a' && (value | 0x20U) <= 'z';
}
inline bool is_upper(char32_t value) {
    return value < 0x80 ? value >= 'A' && value <= 'Z' : is_wide_upper(value);
}
inline bool is_digit(char32_t value) {
    return value < 0x80 ? value >= '0' && value <= '9' : is_wide_digit(value);
}
/// White space, including no-break spaces.
inline bool is_space(char32_t value) {
    if (value >= 0x80) return is_wide_space(value);
    return value == ' ' || (value >= '\t' && value <= '\r');
}
char32_t lowered(char32_t value);
/// Appends `text` to `out` in lower case, with straight apostrophes.
void append_lowered(std::string_view text, std::string& out);
std::string lowered(std::string_view text);

}  // namespace onrecord::corpus::annotation
