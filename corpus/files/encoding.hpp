// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// In which encoding a Capture's text stands: by its byte order mark, by what its transport, page or
// XML declares, or by its bytes.
namespace onrecord::corpus::files {

/// What tells the encoding, surest first.
enum class EncodingBasis : std::uint8_t {
    Utf8,           ///< The bytes are UTF-8, or nothing speaks against it.
    ByteOrderMark,  ///< The first bytes say so.
    Declared,       ///< HTTP or MIME header, `<meta charset>`, `http-equiv`, XML declaration.
    Zeros,          ///< No mark, but every other byte is zero as in UTF-16 or UTF-32.
    Guessed,        ///< By the frequencies of bytes alone: may be wrong.
};

struct Encoding {
    std::string name = "UTF-8";  ///< As ICU knows it.
    EncodingBasis basis = EncodingBasis::Utf8;
    /// What was declared and is not followed, because ICU does not know it or the bytes are
    /// UTF-8 all the same; empty else.
    std::string overruled = {};
    bool is_utf8() const { return name == "UTF-8"; }
};

/// Reads `head`, the first bytes of a Capture. `transport` is the charset of an HTTP or MIME
/// header, empty without one. A binary file is called UTF-8 and left to the formats to refuse.
Encoding find_encoding(std::string_view head, std::string_view transport);

}  // namespace onrecord::corpus::files
