// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord::schema {

/// A cache of verified files: those whose SHA-256 matched the Manifest, with their device, inode,
/// size and modification time. Files of a Generation are never modified, and a file that passes
/// into the next Generation by hard link keeps its inode, so it need not be read again at each
/// publish. Corruption by the disk changes none of these attributes; `onrecord-index verify`
/// therefore reads everything. One thread at a time.
class VerifiedFiles {
public:
    /// Whether a file has the digest of its Manifest row. Answered from the cache when the file was
    /// verified before and its attributes are unchanged; otherwise the file is read and added.
    /// Throws Failure (no input) when it cannot be read.
    bool verify(const std::filesystem::path& file, const ManifestFile& row);
    /// Adds the files of a Generation whose digests were just computed from their contents.
    void add(const std::filesystem::path& folder, const Manifest& manifest);
    /// Removes all files that are not part of the Generation.
    void keep_only(const Manifest& manifest);
    std::size_t size() const { return known_.size(); }

    /// One line for each file, to be read by another process on the same machine.
    std::string to_text() const;
    /// Ignores lines it cannot parse; those files are then simply read again.
    static VerifiedFiles from_text(std::string_view text);

private:
    struct Look {
        std::uint64_t bytes = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        std::string sha256;
        bool operator==(const Look&) const = default;
    };
    using Identity = std::pair<std::uint64_t, std::uint64_t>;  ///< Device and inode.
    static std::pair<Identity, Look> look_at(const std::filesystem::path& file, std::string sha256);

    std::map<Identity, Look> known_;
};

}  // namespace onrecord::schema
