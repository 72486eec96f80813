// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// gzip and zstd for bodies, by what the client accepts (RFC 9110, 12.5.3; zstd: RFC 8878).
namespace onrecord::server::http {

enum class Coding : std::uint8_t { None, Gzip, Zstd };
/// Quick for what is made for one answer, thorough for what is packed once and sent often.
enum class Effort : std::uint8_t { Quick, Thorough };

/// Below this a body is sent as it is: it fits one packet anyway.
inline constexpr std::size_t least_compressed_bytes = 1024;

/// The best that an Accept-Encoding admits: highest q, at the same q zstd before gzip. None when
/// it admits neither, and also when it refuses `identity`, for an answer is better than a 406.
Coding choose_coding(std::string_view accept_encoding);

std::string pack(std::string_view body, Coding coding, Effort effort);

/// Packs the answer's body where its kind and length deserve it, and says what caches must know:
/// Vary, and an ETag of its own for each coding.
void compress(Answer& answer, const Request& request);
/// The same for an answer whose body was packed before; `body` is what `coding` made of it.
void mark_compressed(Answer& answer, Coding coding);

}  // namespace onrecord::server::http
