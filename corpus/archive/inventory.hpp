// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The inventory: which files an Archive must have on disk. All files are checked against it. It is
// derived from the chain, whose end is recorded in COMMITTED; the file `inventory` is a cache, so
// that a build can detect a missing raw Capture without reading the chain (docs/decisions/0029).
namespace onrecord::corpus::archive {

/// The number of recorded corrections, and a digest over them in order.
struct CorrectionsHead {
    std::uint64_t count = 0;
    std::string digest = std::string(64, '0');
    void add(std::string_view line);
    bool operator==(const CorrectionsHead&) const = default;
};

/// The head of the first `count` lines, or of all if there are fewer.
CorrectionsHead head_of(const std::vector<std::string>& lines, std::uint64_t count);

struct Inventory {
    ChainPosition position;  ///< The position up to which the chain was read.
    std::map<std::uint32_t, std::uint64_t> segments;  ///< Length of each.
    std::map<std::string, std::uint64_t> kept;  ///< Raw Captures: SHA-256 and compressed length.
    /// Captures whose lines do not record whether they were kept (before format 4). It is unknown
    /// whether their files should exist.
    std::set<std::string> untold;
    std::uint64_t lost = 0;            ///< Raw Captures that were recorded as lost.
    std::uint64_t lost_revisions = 0;  ///< Revisions recorded as lost.
    std::uint64_t found = 0;           ///< Captures of `untold` for which a later line recorded it.
    bool is_format_4 = false;          ///< It contains lines of format 4.
    CorrectionsHead corrections;

    /// Processes the next block.
    void take(LineParser& parser, const Block& block);
    /// Processes a line from any source.
    void take(const ArchiveLine& line);
};

/// Sets the lengths of the segments up to `end`.
void count_segments(const std::filesystem::path& archive,
                    const ChainPosition& end,
                    Inventory& inventory);

/// The inventory at `to`, starting from the cache if that is valid and on the chain. Throws Failure
/// (bad data) when the chain is broken.
Inventory load_inventory(const std::filesystem::path& archive, const ChainPosition& to);
/// The same without the cache: reads every block.
Inventory read_inventory(const std::filesystem::path& archive, const ChainPosition& to);
/// How many Revisions the caches have recorded; evidence of their number when the chain is lost.
std::uint64_t revisions_seen(const std::filesystem::path& archive);
void save_inventory(const std::filesystem::path& archive, const Inventory& inventory);

}  // namespace onrecord::corpus::archive
