// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"
#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::schema {

/// Size and modification time of the files of a Generation at the moment it was opened. Files of a
/// Generation are never modified, so a modified one is damaged, and an answer computed from its
/// mapping must be discarded (docs/decisions/0021). A file that was removed or replaced does not
/// count as changed: the mapping still shows the old contents. Immutable; safe for many threads.
class FileMarks {
public:
    FileMarks() = default;
    FileMarks(const std::filesystem::path& folder, const Manifest& manifest);

    /// The first file that has changed; empty when none has. Cost: one fstatat() for each file,
    /// from its folder, which is held open so that no path is walked.
    std::filesystem::path changed() const;

private:
    struct Mark {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t bytes = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        bool operator==(const Mark&) const = default;
    };
    struct Folder {
        std::filesystem::path path;
        FileDescriptor descriptor;
        std::vector<std::pair<std::string, Mark>> files;  ///< By name.

        Folder(std::filesystem::path at, int number) : path{std::move(at)}, descriptor{number} {}
    };
    static Mark mark_of(const FileDescriptor& folder, const std::string& file);
    void add(const std::filesystem::path& folder, const std::vector<ManifestFile>& files);

    std::vector<std::shared_ptr<const Folder>> folders_;
};

}  // namespace onrecord::schema
