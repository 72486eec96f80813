// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Letters of UTF-8 text, with a quick way for ASCII; ICU knows the rest.
namespace onrecord::corpus::annotation {

/// One code point and where the next begins. Ill-formed bytes come one by one as U+FFFD.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t next = 0;
};
CodePoint code_point_at(std::string_view text, std::uint32_t at);
/// The code point that ends at `end`; 0 at the beginning.
char32_t code_point_before(std::string_view text, std::uint32_t end);

bool is_letter(char32_t value);
bool is_upper(char32_t value);
bool is_digit(char32_t value);
/// White space, no-break spaces too.
bool is_space(char32_t value);
char32_t lowered(char32_t value);
/// Appends `text` in lower case to `out`, straight apostrophes for curly ones.
void append_lowered(std::string_view text, std::string& out);
std::string lowered(std::string_view text);

}  // namespace onrecord::corpus::annotation
