// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/block_header.hpp"

#include <optional>
#include <string>
#include <string_view>

// How a block stays proven when a line of it is erased. Its header is not touched, so the chain
// through it holds. In the line's place stands the SHA-256 that the line had. The header's `lines`
// is a digest over the digests of the lines, and so still tells that every line that is left is the
// one that was written, and what was taken. Blocks of before format 3 have only the digest of all
// lines together: of them a first line says what digest the rest has now, which shows later damage,
// but that the rest is what was written is the word of whoever erased (docs/decisions/0019).
namespace onrecord::corpus::archive {

/// SHA-256 over the hexadecimal SHA-256 of each line; an erased line counts as what stood there.
std::string digest_of_lines(std::string_view lines);

/// The line that stands in the place of one of this Entry.
std::string erased_line(std::string_view entry, std::string_view line);

/// Whether these are the header's lines, but for erased ones.
bool are_lines_of(const BlockHeader& header, std::string_view lines);

/// How much of a block that lines were erased from the header still proves.
enum class Erasure : std::uint8_t { None, Proven, Trusted };
Erasure erasure_of(const BlockHeader& header, std::string_view lines);

/// The block's lines with every Revision of the Entry erased; nothing when it has none.
std::optional<std::string> without_entry(const BlockHeader& header,
                                         std::string_view lines,
                                         std::string_view entry);

}  // namespace onrecord::corpus::archive
