// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord::corpus::files {

/// Length in bytes of the well-formed character at the start of `text`; 0 when it is not UTF-8
/// (Unicode 15, table 3-7). `text` must not be empty.
std::size_t character_bytes(std::string_view text);

/// Offset of the first byte that is not UTF-8; npos if there is none.
std::size_t find_ill_formed(std::string_view text);

/// The result of a repair.
struct Utf8Repair {
    std::string text;
    std::size_t replaced = 0;  ///< Invalid bytes, each replaced by one U+FFFD.
};

/// Replaces every byte that is not part of a well-formed character by U+FFFD.
Utf8Repair repair_utf8(std::string_view text);

}  // namespace onrecord::corpus::files
