// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive/inventory.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Checks that the files an Archive must have exist, by their attributes only, so that every command
// can afford it before it starts. docs/reliability.md lists all files and the reaction to each
// fault.
namespace onrecord::corpus::archive {

enum class GapKind : std::uint8_t {
    Denied,   ///< No permission to read. Not damage; nothing is moved.
    NotOurs,  ///< Something of another kind is there: a folder, a pipe, a dangling link.
    Missing,  ///< Acknowledged, but missing.
    Other,    ///< Present, but not as acknowledged.
};

/// A file that is not as it must be.
struct Gap {
    std::filesystem::path path;
    std::string reason;
    GapKind kind = GapKind::Other;
};

/// Files, folders and segments of the Archive that are of the wrong kind or unreadable. While there
/// are any, nothing may be opened, because opening a pipe may block forever. A missing folder of
/// segments counts too if other parts of the Archive exist.
/// Throws Failure (no input) if `archive` exists and is no folder.
std::vector<Gap> obstacles(const std::filesystem::path& archive);
/// Throws Failure for the first one: no input without permission to read, otherwise bad data with
/// what to do about it.
void require_no_obstacles(const std::filesystem::path& archive);

/// What is wrong with a file; empty when it is a readable regular file.
std::optional<Gap> gap_at(const std::filesystem::path& file);

/// Compares segments, raw Captures, corrections and FORMAT with the inventory: existence and
/// length. A raw Capture of another length is compared by its digest.
std::vector<Gap> gaps(const std::filesystem::path& archive, const Inventory& inventory);
/// The corrections alone.
std::optional<Gap> gap_in_corrections(const std::filesystem::path& archive,
                                      const CorrectionsHead& head);

/// Throws Failure for the first gap, with the number of others and what to do about it.
[[noreturn]] void fail_on_gaps(const std::filesystem::path& archive, const std::vector<Gap>& gaps);

/// The inventory at `to`, after checking that all its files exist, except those that a pending
/// erasure removes. Throws Failure.
Inventory require_standing(const std::filesystem::path& archive,
                           const ChainPosition& to,
                           const std::optional<Tombstone>& pending);

}  // namespace onrecord::corpus::archive
