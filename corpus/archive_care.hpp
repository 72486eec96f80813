// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Looking after an Archive: proving that it is whole, and repairing what is not. Nothing here ever
// deletes; what must go out of the way is moved to the Archive's folder `aside`.
namespace onrecord::corpus {

struct ArchiveFinding {
    std::string place;
    std::string reason;
    bool operator==(const ArchiveFinding&) const = default;
};

struct ArchiveProof {
    std::vector<ArchiveFinding> findings;  ///< What is wrong; empty: all is proven.
    std::vector<ArchiveFinding> notes;     ///< What an unfinished import left; no damage.
    std::uint64_t blocks = 0;
    std::uint64_t revisions = 0;       ///< Ever written, those erased among them.
    std::uint64_t erased = 0;          ///< Revisions of which only the digest is left.
    std::uint64_t kept_captures = 0;   ///< Read against their digests.
    std::uint64_t lost_captures = 0;   ///< Recorded as lost by a repair.
    std::uint64_t lost_revisions = 0;  ///< The same.
    std::uint64_t corrections = 0;
    std::vector<std::filesystem::path> damaged_captures;
};

/// Reads every byte that the Archive keeps: FORMAT, COMMITTED, the chain and its lines; each kept
/// Capture against its SHA-256 and against the chain, which says that it is kept; the corrections,
/// which stand in the chain as well. Changes nothing. Throws Failure (no input) when there is no
/// Archive, or part of it may not be read.
ArchiveProof prove_archive(const std::filesystem::path& archive);

struct RepairReport {
    std::vector<ArchiveFinding> findings;  ///< What was wrong; empty: nothing was changed.
    std::filesystem::path folder;          ///< With what was set aside.
    std::vector<std::filesystem::path> set_aside;
    std::uint64_t revisions = 0;       ///< In the Archive now.
    std::uint64_t saved_captures = 0;  ///< Stood behind the damage and are chained anew.
    std::uint64_t saved_revisions = 0;
    std::uint64_t lost_revisions =
        0;  ///< As far as COMMITTED and the caches told; they are in `folder` as they are.
    std::uint64_t lost_captures = 0;         ///< Raw Captures that are recorded as lost now.
    std::uint64_t restored_corrections = 0;  ///< Were not in their file, and the chain had them.
};

/// Makes an Archive one that can be imported into and built from: keeps the chain up to the damage,
/// chains the whole Captures behind it anew, makes the corrections' file of the chain, records raw
/// Captures that are gone as lost, and moves all else into `aside/repair-N`. Killed at any moment,
/// it can be run again. Throws Failure: locked; cannot write; no input where a part may not be read
/// (that is no damage, and nothing is changed then).
RepairReport repair_archive(const std::filesystem::path& archive);

}  // namespace onrecord::corpus
