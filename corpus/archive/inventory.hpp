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

// What an Archive must have on the disk: the one account that every file of it is held against. All
// of it is told by the chain, and the chain is bound by COMMITTED; the file `inventory` is a cache,
// so that a build need not read the chain to see that a raw Capture is gone
// (docs/decisions/0029-everything-acknowledged-is-bound.md).
namespace onrecord::corpus::archive {

/// How many corrections were recorded, and a digest over them in their order.
struct CorrectionsHead {
    std::uint64_t count = 0;
    std::string digest = std::string(64, '0');
    void add(std::string_view line);
    bool operator==(const CorrectionsHead&) const = default;
};

/// The first `count` lines' head; fewer where there are fewer.
CorrectionsHead head_of(const std::vector<std::string>& lines, std::uint64_t count);

struct Inventory {
    ChainPosition position;                           ///< Up to where the chain was taken in.
    std::map<std::uint32_t, std::uint64_t> segments;  ///< How long each is.
    std::map<std::string, std::uint64_t> kept;        ///< Raw Captures: SHA-256, packed length.
    /// Captures of lines that say not whether they were kept (before format 4). Whether their files
    /// should be there is not known.
    std::set<std::string> untold;
    std::uint64_t lost = 0;            ///< Raw Captures that were recorded as lost.
    std::uint64_t lost_revisions = 0;  ///< The same of Revisions.
    std::uint64_t found = 0;   ///< Captures of `untold` that a line of a later day told about.
    bool is_format_4 = false;  ///< Lines of format 4 are in it.
    CorrectionsHead corrections;

    /// Takes in the block that follows.
    void take(LineParser& parser, const Block& block);
    /// Takes in a line, wherever it comes from.
    void take(const ArchiveLine& line);
};

/// Takes over how long the segments are up to `end`.
void count_segments(const std::filesystem::path& archive,
                    const ChainPosition& end,
                    Inventory& inventory);

/// The inventory at `to`, beginning with the cache where that is sound and fits. Throws Failure
/// (bad data) where the chain is broken.
Inventory load_inventory(const std::filesystem::path& archive, const ChainPosition& to);
/// The same without the cache: every block is read.
Inventory read_inventory(const std::filesystem::path& archive, const ChainPosition& to);
/// How many Revisions the caches have seen in the chain: witnesses where the chain itself is gone.
std::uint64_t revisions_seen(const std::filesystem::path& archive);
void save_inventory(const std::filesystem::path& archive, const Inventory& inventory);

}  // namespace onrecord::corpus::archive
