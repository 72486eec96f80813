// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/chain.hpp"
#include "corpus/archive/revision_line.hpp"

#include <filesystem>
#include <string_view>

// The file COMMITTED: the position up to which the chain was acknowledged. Data after it in the
// segments may be the remains of a killed import; settling.hpp decides.
namespace onrecord::corpus::archive {

/// The state of the file. Only `Sound` gives a position; whether it lies on the chain is checked by
/// settling.hpp.
enum class CommittedState : std::uint8_t { Missing, Damaged, Sound };

struct Committed {
    CommittedState state = CommittedState::Missing;
    ChainPosition position;
};

/// Reads the file and verifies its digest (files of format 1 have none).
Committed read_committed(const std::filesystem::path& file);
/// Replaces the file atomically and durably. Throws Failure.
void write_committed(const std::filesystem::path& file, const ChainPosition& position);

/// Whether a block ends a Capture or is complete by itself, like a tombstone. Determined by its
/// last line.
bool closes_a_capture(LineParser& parser, std::string_view lines);

}  // namespace onrecord::corpus::archive
