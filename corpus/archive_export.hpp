// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Export and re-import of a whole Archive in open formats: an RO-Crate 1.1 folder with the
// Archive's lines as JSON Lines, the raw Captures, and the corrections. The lines include the hash
// chain, so that a copy can be verified on its own. Importing an export gives an Archive with the
// same Revisions, byte for byte, and the same position. docs/operations.md describes the folder.
namespace onrecord::corpus {

struct ExportReport {
    std::uint64_t revisions = 0;
    std::uint64_t captures = 0;  ///< Raw Captures.
    std::uint64_t bytes = 0;
    std::string position;
    std::vector<std::filesystem::path> damaged;  ///< Unreadable raw Captures, which are left out.
};

/// Writes the folder, which must not exist or be empty; it is renamed to its final name when it is
/// complete. Imports may run at the same time: the state committed at the start is exported. Throws
/// Failure.
ExportReport export_archive(const std::filesystem::path& archive,
                            const std::filesystem::path& folder);

/// Whether the folder is such an export.
bool is_export(const std::filesystem::path& folder);

/// Creates an Archive from an export, after verifying all of it against its chain and its stated
/// position. The Archive must be empty or contain the beginning of this export (a killed import is
/// resumed). Throws Failure: bad data, with nothing changed; usage when the Archive contains
/// something else; locked; cannot write.
ExportReport import_export(const std::filesystem::path& folder,
                           const std::filesystem::path& archive);

}  // namespace onrecord::corpus
