// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/page/script_text.hpp"

#include <charconv>
#include <cstdint>

namespace onrecord::corpus::formats::page {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

void append_utf8(std::uint32_t code, std::string& into) {
    constexpr std::uint32_t continuation = 0x80;
    constexpr std::uint32_t six_bits = 0x3F;
    if (code < 0x80) {
        into += static_cast<char>(code);
        return;
    }
    if (code < 0x800) {
        into += static_cast<char>(0xC0U | (code >> 6U));
    } else {
        if (code < 0x10000) {
            into += static_cast<char>(0xE0U | (code >> 12U));
        } else {
            into += static_cast<char>(0xF0U | (code >> 18U));
            into += static_cast<char>(continuation | ((code >> 12U) & six_bits));
        }
        into += static_cast<char>(continuation | ((code >> 6U) & six_bits));
    }
    into += static_cast<char>(continuation | (code & six_bits));
}

/// Reads the characters of a literal one by one.
class LiteralReader {
public:
    explicit LiteralReader(std::string_view source) : source_{source} {}

    std::optional<std::string> read() {
        if (source_.empty() || (source_.front() != '"' && source_.front() != '\'')) {
            return std::nullopt;
        }
        const char end = source_.front();
        for (at_ = 1; at_ < source_.size(); ++at_) {
            const char letter = source_[at_];
            if (letter == end) {
                flush_half();
                return std::move(text_);
            }
            if (letter == '\n') return std::nullopt;
            letter == '\\' ? take_escape() : take(letter);
        }
        return std::nullopt;
    }

private:
    void take(char letter) {
        flush_half();
        text_ += letter;
    }

    void take_escape() {
        if (++at_ >= source_.size()) return;
        constexpr std::string_view named = "nrtbfv0";
        constexpr std::string_view meant{"\n\r\t\b\f\v\0", 7};
        const char letter = source_[at_];
        if (letter == 'u') return take_code(4);
        if (letter == 'x') return take_code(2);
        const std::size_t name = named.find(letter);
        take(name == std::string_view::npos ? letter : meant[name]);
    }

    /// `\u00e9`, of which two may be the halves of one character; `\u{1F600}` has no fixed length.
    void take_code(std::size_t digits) {
        const bool is_braced = at_ + 1 < source_.size() && source_[at_ + 1] == '{';
        std::string_view number = source_.substr(at_ + 1, digits);
        if (is_braced) number = source_.substr(at_ + 2, source_.find('}', at_) - at_ - 2);
        std::uint32_t code = 0;
        constexpr int hexadecimal = 16;
        const auto [stop, error] =
            std::from_chars(number.data(), number.data() + number.size(), code, hexadecimal);
        if (error != std::errc{} || stop != number.data() + number.size()) return take('u');
        at_ += number.size() + (is_braced ? 2 : 0);
        add(code);
    }

    void add(std::uint32_t code) {
        constexpr std::uint32_t first_high = 0xD800;
        constexpr std::uint32_t first_low = 0xDC00;
        constexpr std::uint32_t behind_low = 0xE000;
        constexpr std::uint32_t last = 0x10FFFF;
        if (half_ != 0 && code >= first_low && code < behind_low) {
            const std::uint32_t whole =
                0x10000U + ((half_ - first_high) << 10U) + (code - first_low);
            half_ = 0;
            return append_utf8(whole, text_);
        }
        flush_half();
        if (code >= first_high && code < first_low) {
            half_ = code;
        } else {
            const bool is_none = code > last || (code >= first_low && code < behind_low);
            append_utf8(is_none ? replacement : code, text_);
        }
    }

    void flush_half() {
        if (half_ != 0) append_utf8(replacement, text_);
        half_ = 0;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::string text_;
    std::uint32_t half_ = 0;  ///< The first of two codes that are one character.
};

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

}  // namespace

std::optional<std::string> string_literal(std::string_view source) {
    return LiteralReader{source}.read();
}

std::optional<std::string> parsed_literal(std::string_view source) {
    constexpr std::string_view call = "JSON.parse(";
    if (!source.starts_with(call)) return std::nullopt;
    return string_literal(without_blanks(source.substr(call.size())));
}

std::optional<std::string> flight_text(std::string_view script) {
    constexpr std::string_view call = "__next_f.push([1,";
    constexpr std::size_t looked_at = 200;
    const std::size_t at = script.substr(0, looked_at).find(call);
    if (at == std::string_view::npos) return std::nullopt;
    return string_literal(without_blanks(script.substr(at + call.size())));
}

}  // namespace onrecord::corpus::formats::page
