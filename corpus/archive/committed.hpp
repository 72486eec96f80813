// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <filesystem>
#include <string_view>

// The file COMMITTED: how far the Archive's chain counts. What stands behind it in the segments
// is the rest of an import that was killed.
namespace onrecord::corpus::archive {

/// How the file was found. Only `Sound` gives a position to count on, and whether that position is
/// the chain's is not asked here (settling.hpp).
enum class CommittedState : std::uint8_t { Missing, Damaged, Sound };

struct Committed {
    CommittedState state = CommittedState::Missing;
    ChainPosition position;
};

/// Checks the file against its own digest (files of before had none).
Committed read_committed(const std::filesystem::path& file);
/// Replaces the file; durable when it returns. Throws Failure.
void write_committed(const std::filesystem::path& file, const ChainPosition& position);

/// Whether a block closes a Capture, or stands for itself as a tombstone does: its last line says
/// so.
bool closes_a_capture(LineParser& parser, std::string_view lines);

}  // namespace onrecord::corpus::archive
