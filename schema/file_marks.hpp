// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
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

    /// The first file that has changed; empty when none has. Cost: one stat() for each file, about
    /// 0.7 us.
    std::filesystem::path changed() const;

private:
    struct Mark {
        std::filesystem::path file;
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t bytes = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        bool operator==(const Mark&) const = default;
    };
    static Mark mark_of(const std::filesystem::path& file);

    std::vector<Mark> marks_;
};

}  // namespace onrecord::schema
