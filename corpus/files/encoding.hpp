// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Detection of a Capture's text encoding: by its byte order mark, by the declaration of its
// transport, page or XML, or by its bytes (docs/decisions/0013).
namespace onrecord::corpus::files {

/// The evidence for an encoding, most reliable first.
enum class EncodingBasis : std::uint8_t {
    Utf8,           ///< Valid UTF-8, or no evidence against it.
    ByteOrderMark,  ///< Given by the first bytes.
    Declared,       ///< HTTP or MIME header, `<meta charset>`, `http-equiv`, XML declaration.
    Zeros,          ///< No mark, but zero bytes as in UTF-16 or UTF-32.
    Guessed,        ///< By byte frequencies alone: may be wrong.
};

struct Encoding {
    std::string name = "UTF-8";  ///< As ICU knows it.
    EncodingBasis basis = EncodingBasis::Utf8;
    /// A declared encoding that is ignored, because ICU does not know it or the bytes are UTF-8
    /// nevertheless; otherwise empty.
    std::string overruled = {};
    bool is_utf8() const { return name == "UTF-8"; }
};

/// Reads `head`, the first bytes of a Capture. `transport` is the charset of an HTTP or MIME
/// header, empty without one. A binary file is reported as UTF-8; the formats refuse it.
Encoding find_encoding(std::string_view head, std::string_view transport);

}  // namespace onrecord::corpus::files
