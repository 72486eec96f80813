// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord::corpus::files {

/// How many bytes the well-formed character at the beginning of `text` has; 0 when what stands
/// there is not UTF-8 (Unicode 15, table 3-7). `text` is not empty.
std::size_t character_bytes(std::string_view text);

/// Where the first byte stands that is not UTF-8; npos when all is well.
std::size_t find_ill_formed(std::string_view text);

/// What a repair did.
struct Utf8Repair {
    std::string text;
    std::size_t replaced = 0;  ///< Bytes that are not UTF-8, each now one U+FFFD.
};

/// Puts U+FFFD in the place of every byte that is not part of a well-formed character.
Utf8Repair repair_utf8(std::string_view text);

}  // namespace onrecord::corpus::files
