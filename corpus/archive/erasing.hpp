// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Taking an Entry's words out of an Archive. The order makes it happen wholly or not at all: first
// the file ERASING with the whole tombstone (from here on readers pass the Entry over, and whoever
// writes next ends the work), then the tombstone in the chain, at the begin of a segment of its
// own, so that COMMITTED names no place in a segment that is written anew; then those segments, one
// by one, each replaced as a whole; then the raw Captures; and last ERASING goes.
namespace onrecord::corpus::archive {

/// Where an Entry's words stand.
struct EntryPlaces {
    std::vector<std::string> lines;     ///< SHA-256 of each of its lines.
    std::vector<std::string> captures;  ///< SHA-256 of those that show it, sorted.
    /// Captures of before format 2, which say not what they show.
    std::vector<std::string> silent_captures;
    /// Segments that have its lines: between which places of the chain each stands.
    std::map<std::uint32_t, std::pair<ChainPosition, ChainPosition>> segments;
};

/// Reads the whole chain up to `end`. Throws Failure (bad data).
EntryPlaces find_entry(const std::filesystem::path& segments,
                       const ChainPosition& end,
                       std::string_view entry);

/// Writes the segments anew without the Entry's lines, each replaced in one step.
void rewrite_segments(const std::filesystem::path& segments,
                      const EntryPlaces& places,
                      std::string_view entry);

/// The erasure that was begun and not ended. Throws Failure (bad data) when ERASING is damaged.
std::optional<Tombstone> pending_erasure(const std::filesystem::path& archive);
void write_pending(const std::filesystem::path& archive, const Tombstone& stone);
void remove_pending(const std::filesystem::path& archive);

}  // namespace onrecord::corpus::archive
