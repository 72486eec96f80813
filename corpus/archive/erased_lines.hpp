// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/block_header.hpp"

#include <optional>
#include <string>
#include <string_view>

// How a block stays verifiable after a line of it is erased. The header is unchanged, so the chain
// is intact. The line is replaced by its SHA-256. The header's `lines` is a digest over the digests
// of all lines (a hash tree of depth two: Merkle, 1987), so every remaining line can still be
// verified, as well as which line was removed. Blocks before format 3 have only a digest of all
// lines together. In them, an additional first line contains the digest of the rest, which reveals
// later damage; that the rest is unchanged since it was written rests on trust in whoever erased
// (docs/decisions/0019).
namespace onrecord::corpus::archive {

/// SHA-256 over the hexadecimal SHA-256 of each line. An erased line contributes the digest of the
/// original.
std::string digest_of_lines(std::string_view lines);

/// The replacement for a line of this Entry.
std::string erased_line(std::string_view entry, std::string_view line);

/// Whether these are the header's lines, apart from erased ones.
bool are_lines_of(const BlockHeader& header, std::string_view lines);

/// What the header of a block with erased lines still proves about the others.
enum class Erasure : std::uint8_t { None, Proven, Trusted };
Erasure erasure_of(const BlockHeader& header, std::string_view lines);

/// The block's lines with all Revisions of the Entry erased; empty when it has none.
std::optional<std::string> without_entry(const BlockHeader& header,
                                         std::string_view lines,
                                         std::string_view entry);

}  // namespace onrecord::corpus::archive
