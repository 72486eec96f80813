// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace onrecord::corpus::html {

/// A set of bytes as a lookup table. (string_view::find_first_of() with a few delimiters calls
/// memchr() for each byte of the text.)
class ByteSet {
public:
    explicit constexpr ByteSet(std::string_view bytes) {
        for (const char byte : bytes) {
            holds_[static_cast<unsigned char>(byte)] = true;
        }
    }

    constexpr bool holds(char byte) const { return holds_[static_cast<unsigned char>(byte)]; }

    /// Offset of the first byte of the set at or after `from`; the text's size if there is none.
    constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
        while (from < text.size() && !holds(text[from])) {
            ++from;
        }
        return from;
    }

    /// The same for the first byte not in the set.
    constexpr std::size_t find_other(std::string_view text, std::size_t from = 0) const {
        while (from < text.size() && holds(text[from])) {
            ++from;
        }
        return from;
    }

private:
    std::array<bool, 256> holds_{};
};

inline constexpr ByteSet blank_bytes{" \t\r\n\f"};

}  // namespace onrecord::corpus::html
