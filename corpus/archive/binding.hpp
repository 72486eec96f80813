// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/inventory.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Recording files beside the chain (raw Captures, corrections) in the chain, so that their loss can
// be detected from then on (docs/decisions/0029). The caller commits.
namespace onrecord::corpus::archive {

/// For Captures imported before format 4, records those whose files are present. Earlier losses are
/// unknown, and nothing is claimed about them.
void bind_untold(const std::filesystem::path& archive, Inventory& inventory, ChainWriter& writer);

/// Records the corrections that are in the file but not yet in the chain: a new one, or those
/// written by an earlier version. Throws Failure (bad data) when the file has a damaged line.
void bind_corrections(const std::filesystem::path& archive,
                      Inventory& inventory,
                      ChainWriter& writer);

/// The current time, to the precision of such lines.
schema::Instant now();

/// Records the loss of raw Captures and of a number of Revisions. Does nothing when there is none.
void record_lost(const std::vector<std::string>& captures,
                 std::uint64_t revisions,
                 Inventory& inventory,
                 ChainWriter& writer);

/// Adds a tombstone for lines that are already erased.
void bind_tombstone(const Tombstone& stone, Inventory& inventory, ChainWriter& writer);

/// The lines of corrections.jsonl that are recorded in the chain up to `to`.
std::vector<std::string> recorded_corrections(const std::filesystem::path& segments,
                                              const ChainPosition& to);

}  // namespace onrecord::corpus::archive
