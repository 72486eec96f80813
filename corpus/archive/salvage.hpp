// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

// Salvage: the chain ends at the first damaged block, but complete Captures after it can still be
// recognised, because each of their blocks has a digest of its own. Repair appends them to the
// chain again, so that damage affects only the Captures it hit.
namespace onrecord::corpus::archive {

/// A complete Capture after the damage. Its blocks are given by position, so that they need not be
/// kept in memory.
struct LooseCapture {
    struct Place {
        std::uint32_t segment = 1;
        std::uint64_t offset_bytes = 0;
    };
    std::string capture;     ///< SHA-256.
    std::string import_key;  ///< Of its last line.
    std::uint64_t revisions = 0;
    std::vector<Place> blocks;
};

/// Finds the complete Captures after `end`, in order, except those in `known_keys`, which are
/// already in the chain.
std::vector<LooseCapture> find_loose_captures(const std::filesystem::path& segments,
                                              const ChainPosition& end,
                                              const std::set<std::string>& known_keys);

/// Appends a Capture's lines, unchanged, to another chain.
void chain_anew(const std::filesystem::path& segments,
                const LooseCapture& capture,
                ChainWriter& writer);

}  // namespace onrecord::corpus::archive
