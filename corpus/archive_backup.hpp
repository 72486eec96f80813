// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive_care.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

// Backups. A backup is itself an Archive in another folder, with the state committed when the
// backup started, verified by reading all of it. docs/operations.md describes the use.
namespace onrecord::corpus {

struct BackupReport {
    std::uint64_t revisions = 0;
    std::uint64_t copied_files = 0;
    std::uint64_t copied_bytes = 0;
    std::uint64_t kept_files = 0;  ///< Already present with the same contents.
    /// Raw Captures that are damaged in the Archive. The backup keeps its own copies of them.
    std::vector<ArchiveFinding> damaged;
};

/// Updates the backup in `folder` to the state of the Archive. Imports may run at the same time.
/// Copies only what differs, then verifies the whole backup against its digests. Damaged files of
/// the Archive never replace files of the backup; what was erased in the Archive is removed from
/// the backup. If the process is killed, the backup is unchanged or can be completed by another
/// run. Throws Failure: bad data when the Archive is damaged, was reset to an earlier state or is
/// not the one the backup was made of, or when the backup does not verify; locked; cannot write.
BackupReport back_up(const std::filesystem::path& archive, const std::filesystem::path& folder);

/// Creates an Archive from a backup, or from any undamaged Archive. `archive` must not exist or be
/// empty; the folder is renamed to its final name after everything was verified. Throws Failure.
BackupReport restore(const std::filesystem::path& folder, const std::filesystem::path& archive);

}  // namespace onrecord::corpus
