// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"

#include <filesystem>
#include <optional>

// The file COMMITTED: how far the Archive's chain counts. What stands behind it in the segments
// is the rest of an import that was killed.
namespace onrecord::corpus::archive {

/// Nothing when the file is missing or damaged.
std::optional<ChainPosition> read_committed(const std::filesystem::path& file);
/// Replaces the file; durable when it returns. Throws Failure.
void write_committed(const std::filesystem::path& file, const ChainPosition& position);

/// Finds the end of the last whole Capture in the segments themselves, reading all of them: for
/// an Archive whose COMMITTED is lost.
ChainPosition find_committed(const std::filesystem::path& segments);

}  // namespace onrecord::corpus::archive
