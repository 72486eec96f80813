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

// Erasing an Entry's words, atomically, by a write-ahead record. The steps: (1) write the file
// ERASING with the complete tombstone; from then on readers skip the Entry, and the next writer
// completes the work. (2) Append the tombstone to the chain, at the start of a new segment, so that
// COMMITTED does not refer to a segment that will be rewritten. (3) Rewrite the segments that
// contain the words, each replaced atomically. (4) Delete the raw Captures. (5) Delete ERASING.
namespace onrecord::corpus::archive {

/// The locations of an Entry's words.
struct EntryPlaces {
    std::vector<std::string> lines;     ///< SHA-256 of each of its lines.
    std::vector<std::string> captures;  ///< SHA-256 of the Captures that show it, sorted.
    /// Captures imported before format 2; what they show is not recorded.
    std::vector<std::string> silent_captures;
    /// Segments that contain its lines, with their start and end positions.
    std::map<std::uint32_t, std::pair<ChainPosition, ChainPosition>> segments;
};

/// Reads the whole chain up to `end`. Throws Failure (bad data).
EntryPlaces find_entry(const std::filesystem::path& segments,
                       const ChainPosition& end,
                       std::string_view entry);

/// Rewrites the segments without the Entry's lines, each replaced atomically.
void rewrite_segments(const std::filesystem::path& segments,
                      const EntryPlaces& places,
                      std::string_view entry);

/// The erasure that was started but not completed. Throws Failure (bad data) when ERASING is
/// damaged.
std::optional<Tombstone> pending_erasure(const std::filesystem::path& archive);
void write_pending(const std::filesystem::path& archive, const Tombstone& stone);
void remove_pending(const std::filesystem::path& archive);

}  // namespace onrecord::corpus::archive
