// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

// Behind damage the chain cannot go on, but whole closed Captures stand there all the same: each
// of their blocks still has its own digest. Repair chains them anew, so that damage costs the
// Captures that it hit and no other.
namespace onrecord::corpus::archive {

/// One whole Capture behind the damage: its blocks by place, so that none need be held.
struct LooseCapture {
    struct Place {
        std::uint32_t segment = 1;
        std::uint64_t offset_bytes = 0;
    };
    std::string capture;     ///< SHA-256.
    std::string import_key;  ///< Of its closing line.
    std::uint64_t revisions = 0;
    std::vector<Place> blocks;
};

/// Finds the whole Captures behind `end`, in their order; those in `known_keys` stand in the chain
/// already and are passed over.
std::vector<LooseCapture> find_loose_captures(const std::filesystem::path& segments,
                                              const ChainPosition& end,
                                              const std::set<std::string>& known_keys);

/// Adds a Capture's lines to another chain as they are.
void chain_anew(const std::filesystem::path& segments,
                const LooseCapture& capture,
                ChainWriter& writer);

}  // namespace onrecord::corpus::archive
