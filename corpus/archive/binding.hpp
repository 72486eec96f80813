// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/inventory.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Putting into the chain what stands beside it, so that its absence shows from then on. The caller
// commits.
namespace onrecord::corpus::archive {

/// Says of Captures of before format 4 whether they are kept: of those whose files are there. What
/// was lost before is not known, and not claimed.
void bind_untold(const std::filesystem::path& archive, Inventory& inventory, ChainWriter& writer);

/// Takes the corrections in that the file has and the chain has not: one just recorded, or those of
/// an earlier version. Throws Failure (bad data) where the file has a damaged line.
void bind_corrections(const std::filesystem::path& archive,
                      Inventory& inventory,
                      ChainWriter& writer);

/// The moment that such a line is of.
schema::Instant now();

/// Says that raw Captures, and so many Revisions, are lost; nothing where none is.
void record_lost(const std::vector<std::string>& captures,
                 std::uint64_t revisions,
                 Inventory& inventory,
                 ChainWriter& writer);

/// Adds a tombstone whose lines are erased already.
void bind_tombstone(const Tombstone& stone, Inventory& inventory, ChainWriter& writer);

/// The lines of corrections.jsonl that the chain has up to `to`.
std::vector<std::string> recorded_corrections(const std::filesystem::path& segments,
                                              const ChainPosition& to);

}  // namespace onrecord::corpus::archive
