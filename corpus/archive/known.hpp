// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/revisions.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>

// What an import must know of the past. The chain holds all of it; the file `known` is a cache,
// so that opening an Archive of a million Entries takes a moment and not a reading of it all.
namespace onrecord::corpus::archive {

struct Known {
    ChainPosition position;          ///< Up to where the chain has been taken in.
    std::set<std::string> captures;  ///< Import keys of the Captures that are in it.
    Revisions revisions;
    std::set<std::string> erased;           ///< Ids of Entries that are never taken again.
    std::set<std::string> erased_captures;  ///< SHA-256 of the Captures that had their words.
};

/// Takes in the chain up to `to`, beginning with the cache where that is sound and fits. Throws
/// Failure (bad data) when the chain is broken.
Known load_known(const std::filesystem::path& cache,
                 const std::filesystem::path& segments,
                 const ChainPosition& to);

/// Up to where a sound cache has seen the chain: a second witness of what was acknowledged.
std::optional<ChainPosition> known_position(const std::filesystem::path& cache);

/// Writes the cache. Throws Failure.
void save_known(const std::filesystem::path& cache, const Known& known);

/// The Failure for a line that is sound but not to be understood.
[[noreturn]] void fail_on_line(const Block& block);

/// The Failure for a broken chain, naming segment and block.
[[noreturn]] void fail_on_break(const std::filesystem::path& segments, const ChainBreak& broken);

}  // namespace onrecord::corpus::archive
