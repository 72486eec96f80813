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

/// Files that were read whole and had the SHA-256 that a Manifest says, with how they looked then:
/// device, inode, size and time of the last change. Nobody changes a file of a Generation, and what
/// passes on by hard link stays the same file, so it need not be read again with each publish. What
/// a disk changes by itself shows in none of these: `onrecord-index verify` reads everything. One
/// thread at a time.
class VerifiedFiles {
public:
    /// Whether a file has the digest of its row: believed where it was verified before and looks
    /// as it did, else read, and remembered. Throws Failure (no input) when it cannot be read.
    bool verify(const std::filesystem::path& file, const ManifestFile& row);
    /// Remembers the files of a Generation whose digests were just made from their bytes.
    void add(const std::filesystem::path& folder, const Manifest& manifest);
    /// Forgets all but the files that a Generation has.
    void keep_only(const Manifest& manifest);
    std::size_t size() const { return known_.size(); }

    /// A line a file, to be read by another process on the same machine.
    std::string to_text() const;
    /// Passes over lines that are none: what is not believed is read.
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
