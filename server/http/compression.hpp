// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Compression of bodies with gzip and zstd, by content negotiation (RFC 9110, 12.5.3; zstd: RFC
// 8878).
namespace onrecord::server::http {

enum class Coding : std::uint8_t { None, Gzip, Zstd };
/// Quick for bodies of a single answer, thorough for files compressed once and sent often.
enum class Effort : std::uint8_t { Quick, Thorough };

/// Smaller bodies are sent uncompressed: they fit into one packet anyway.
inline constexpr std::size_t least_compressed_bytes = 1024;

/// The best coding allowed by Accept-Encoding: highest q, zstd before gzip if equal. None if
/// neither is allowed, even if `identity` is refused, because an answer is better than a 406.
Coding choose_coding(std::string_view accept_encoding);

std::string pack(std::string_view body, Coding coding, Effort effort);

/// Compresses the answer's body if its type and length make it worthwhile, and sets the headers for
/// caches: Vary, and a separate ETag for each coding.
void compress(Answer& answer, const Request& request);
/// The same for a body that was compressed before; `body` is the result of `coding`.
void mark_compressed(Answer& answer, Coding coding);

}  // namespace onrecord::server::http
