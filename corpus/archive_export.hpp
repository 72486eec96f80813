// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Everything that an Archive has, in forms that others read: an RO-Crate 1.1 folder with the
// Archive's lines as JSON Lines, the raw Captures as they were, and the corrections. The lines
// carry their chain, so that a copy proves itself, and make the same Archive again, byte for byte
// in its Revisions and with the same position. docs/operations.md describes the folder.
namespace onrecord::corpus {

struct ExportReport {
    std::uint64_t revisions = 0;
    std::uint64_t captures = 0;  ///< Raw ones that are kept.
    std::uint64_t bytes = 0;
    std::string position;
    std::vector<std::filesystem::path> damaged;  ///< Kept Captures that do not unpack: left out.
};

/// Writes the folder, which must not be there or be empty; it gets its name when it is whole. The
/// Archive may be imported into meanwhile: what was committed at the begin goes out. Throws
/// Failure.
ExportReport export_archive(const std::filesystem::path& archive,
                            const std::filesystem::path& folder);

/// Whether the folder is such an export.
bool is_export(const std::filesystem::path& folder);

/// Makes an Archive of an export, after reading all of it against its chain and the position that
/// it names. The Archive must be empty, or hold the begin of this export (an import of it that was
/// killed goes on). Throws Failure: bad data, and nothing was changed; usage when the Archive holds
/// something else; locked; cannot write.
ExportReport import_export(const std::filesystem::path& folder,
                           const std::filesystem::path& archive);

}  // namespace onrecord::corpus
