// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Verification and repair of an Archive. Nothing here deletes data: what must be removed from the
// Archive is moved to its folder `aside`.
namespace onrecord::corpus {

struct ArchiveFinding {
    std::string place;
    std::string reason;
    bool operator==(const ArchiveFinding&) const = default;
};

struct ArchiveProof {
    std::vector<ArchiveFinding> findings;  ///< What is wrong; empty: everything verified.
    std::vector<ArchiveFinding> notes;     ///< Remains of an unfinished import; not damage.
    std::uint64_t blocks = 0;
    std::uint64_t revisions = 0;       ///< Ever written, including erased ones.
    std::uint64_t erased = 0;          ///< Revisions of which only the digest remains.
    std::uint64_t kept_captures = 0;   ///< Verified against their digests.
    std::uint64_t lost_captures = 0;   ///< Recorded as lost by a repair.
    std::uint64_t lost_revisions = 0;  ///< Likewise.
    std::uint64_t corrections = 0;
    std::vector<std::filesystem::path> damaged_captures;
};

/// Verifies everything in the Archive: FORMAT, COMMITTED, the chain and its lines; each raw Capture
/// against its SHA-256 and against the chain, which records which Captures are kept; the
/// corrections against their digests in the chain. Read-only. Throws Failure (no input) when there
/// is no Archive, or part of it may not be read.
ArchiveProof prove_archive(const std::filesystem::path& archive);

struct RepairReport {
    std::vector<ArchiveFinding> findings;  ///< What was wrong; empty: nothing was changed.
    std::filesystem::path folder;          ///< The folder to which data was moved.
    std::vector<std::filesystem::path> set_aside;
    std::uint64_t revisions = 0;       ///< In the repaired Archive.
    std::uint64_t saved_captures = 0;  ///< Found after the damage and appended to the chain again.
    std::uint64_t saved_revisions = 0;
    std::uint64_t lost_revisions =
        0;  ///< As far as COMMITTED and the caches record them. Their remains are in `folder`.
    std::uint64_t lost_captures = 0;  ///< Raw Captures newly recorded as lost.
    std::uint64_t restored_corrections =
        0;  ///< Missing from their file and restored from the chain.
};

/// Makes a damaged Archive usable again: keeps the chain up to the damage, appends the complete
/// Captures found after it, restores the file of corrections from the chain, records missing raw
/// Captures as lost, and moves everything else into `aside/repair-N`. If it is killed, it can be
/// run again. Throws Failure: locked; cannot write; no input when a part may not be read (this is
/// not damage, and nothing is changed).
RepairReport repair_archive(const std::filesystem::path& archive);

}  // namespace onrecord::corpus
