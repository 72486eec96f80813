// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::corpus::archive {

/// The first line of a block, which links it into the hash chain (chain.hpp).
struct BlockHeader {
    std::uint64_t number = 1;     ///< Counted from 1 over the whole Archive.
    std::string previous;         ///< SHA-256 of the previous block's first line.
    std::string content;          ///< SHA-256 of the lines that follow.
    std::string capture;          ///< SHA-256 of the Capture that the lines come from.
    std::uint64_t revisions = 0;  ///< How many of the lines are Revisions.
    std::uint64_t part = 0;       ///< Counted from 1 within its Capture; 0 in blocks of format 1.
    std::string lines;            ///< digest_of_lines(); empty in blocks before format 3.
};

std::string write_block_header(const BlockHeader& header);
/// Empty when the line is not a header.
std::optional<BlockHeader> read_block_header(std::string_view line);

}  // namespace onrecord::corpus::archive
