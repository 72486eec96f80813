// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive_care.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

// A backup of an Archive is an Archive in another folder: what was committed at the moment it was
// begun, every byte of it read back. docs/operations.md says how to use it.
namespace onrecord::corpus {

struct BackupReport {
    std::uint64_t revisions = 0;
    std::uint64_t copied_files = 0;
    std::uint64_t copied_bytes = 0;
    std::uint64_t kept_files = 0;  ///< Were there from before, with the same content.
    /// Kept Captures of the Archive that are damaged there: the backup keeps what it has of them.
    std::vector<ArchiveFinding> damaged;
};

/// Brings the backup in `folder` to what the Archive has; imports may run meanwhile. Copies only
/// what differs in content, and then reads all of the backup against its digests. What is damaged
/// in the Archive never takes the place of something in the backup; what was erased there is
/// removed from it. Killed at any moment, the backup is what it was, or can be brought on by
/// another run. Throws Failure: bad data (the Archive is damaged; it was put back to an earlier
/// state; the folder is the backup of another one; the backup does not read back), locked, cannot
/// write.
BackupReport back_up(const std::filesystem::path& archive, const std::filesystem::path& folder);

/// Makes the Archive of a backup, or of any Archive in good order. `archive` must not be there or
/// be empty; it gets its name when all of it has been read back. Throws Failure.
BackupReport restore(const std::filesystem::path& folder, const std::filesystem::path& archive);

}  // namespace onrecord::corpus
