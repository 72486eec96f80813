// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/inventory.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Whether what must stand in an Archive does: looked at, not read, so that every command can ask
// before it does anything. docs/reliability.md has the table of all files and what is said of each.
namespace onrecord::corpus::archive {

enum class GapKind : std::uint8_t {
    Denied,   ///< We may not read it. No damage, and nothing is to be set aside.
    NotOurs,  ///< Something of another kind stands there: a folder, a pipe, a link to nowhere.
    Missing,  ///< Acknowledged, and not there.
    Other,    ///< There, and not what was acknowledged.
};

/// Something that does not stand as it must.
struct Gap {
    std::filesystem::path path;
    std::string reason;
    GapKind kind = GapKind::Other;
};

/// Files and folders of the Archive, and segments, that stand there and are of the wrong kind or
/// not to be read. While there are any, nothing may be opened: a pipe never answers.
/// The folder of the segments is one as well where it is gone and other parts are there.
std::vector<Gap> obstacles(const std::filesystem::path& archive);
/// Throws Failure for the first: no input where we may not read, else bad data with the way out.
void require_no_obstacles(const std::filesystem::path& archive);

/// A file in its place: what is wrong with it; nothing where a readable file stands there.
std::optional<Gap> gap_at(const std::filesystem::path& file);

/// Segments, raw Captures, corrections and FORMAT against the inventory: there, and of their
/// length. A raw Capture of another length is read against its digest.
std::vector<Gap> gaps(const std::filesystem::path& archive, const Inventory& inventory);
/// The corrections alone.
std::optional<Gap> gap_in_corrections(const std::filesystem::path& archive,
                                      const CorrectionsHead& head);

/// Throws Failure for a gap, naming how many more there are, with the way out.
[[noreturn]] void fail_on_gaps(const std::filesystem::path& archive, const std::vector<Gap>& gaps);

/// The inventory at `to`, everything in it standing; what an erasure under way takes out may be
/// gone. Throws Failure.
Inventory require_standing(const std::filesystem::path& archive,
                           const ChainPosition& to,
                           const std::optional<Tombstone>& pending);

}  // namespace onrecord::corpus::archive
