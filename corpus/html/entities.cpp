// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/entities.hpp"

#include "corpus/html/entity_table.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace onrecord::corpus::html {
namespace {

constexpr std::size_t longest_name = 10;

void append_character(std::string& out, char32_t character) {
    const auto code = static_cast<unsigned>(character);
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// What browsers show for the numbers of Windows-1252's quotation marks and dashes, which stand
/// where Unicode has control characters.
constexpr NamedCharacter windows_characters[] = {
    {"", 0x20AC}, {"", 0xFFFD}, {"", 0x201A}, {"", 0x0192}, {"", 0x201E}, {"", 0x2026},
    {"", 0x2020}, {"", 0x2021}, {"", 0x02C6}, {"", 0x2030}, {"", 0x0160}, {"", 0x2039},
    {"", 0x0152}, {"", 0xFFFD}, {"", 0x017D}, {"", 0xFFFD}, {"", 0xFFFD}, {"", 0x2018},
    {"", 0x2019}, {"", 0x201C}, {"", 0x201D}, {"", 0x2022}, {"", 0x2013}, {"", 0x2014},
    {"", 0x02DC}, {"", 0x2122}, {"", 0x0161}, {"", 0x203A}, {"", 0x0153}, {"", 0xFFFD},
    {"", 0x017E}, {"", 0x0178},
};

char32_t shown_character(std::uint32_t code) {
    constexpr std::uint32_t first = 0x80;
    if (code >= first && code < first + std::size(windows_characters)) {
        return windows_characters[code - first].character;
    }
    const bool is_surrogate = code >= 0xD800 && code < 0xE000;
    const bool is_control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
    if (is_control || is_surrogate || code > 0x10FFFF) return 0xFFFD;
    return static_cast<char32_t>(code);
}

std::optional<char32_t> numbered(std::string_view digits) {
    int base = 10;
    if (digits.starts_with('x') || digits.starts_with('X')) {
        base = 16;
        digits.remove_prefix(1);
    }
    std::uint32_t code = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, code, base);
    if (digits.empty() || stop != end) return std::nullopt;
    return error == std::errc{} ? shown_character(code) : U'\uFFFD';
}

std::optional<char32_t> named(std::string_view name) {
    const auto row = std::lower_bound(
        std::begin(named_characters),
        std::end(named_characters),
        name,
        [](const NamedCharacter& one, std::string_view sought) { return one.name < sought; });
    if (row == std::end(named_characters) || row->name != name) return std::nullopt;
    return row->character;
}

}  // namespace

std::string decode_entities(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        const std::size_t end = text.substr(0, longest_name + 2).find(';');
        const std::string_view name = end == std::string_view::npos ? "" : text.substr(1, end - 1);
        const auto character = name.starts_with('#') ? numbered(name.substr(1)) : named(name);
        if (character) {
            append_character(out, *character);
        } else {
            out += '&';
        }
        text.remove_prefix(character ? end + 1 : 1);
    }
    return out;
}

std::string decode_entities_fully(std::string_view text) {
    std::string once = decode_entities(text);
    if (text.find("&amp;") == std::string_view::npos) return once;
    return decode_entities(once);
}

}  // namespace onrecord::corpus::html
