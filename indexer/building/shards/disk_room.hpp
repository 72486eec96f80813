// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace onrecord::indexer {

/// Throws Failure (cannot write) when the disk that `folder` is on has less room than `bytes` and
/// some to spare. Asked before Xapian writes: 1.4 ends the whole process (an exception in a
/// destructor) when the disk is full at a bad moment of a commit.
void require_room(const std::filesystem::path& folder, std::uint64_t bytes);

/// Of all files in these folders.
std::uint64_t bytes_in(const std::vector<std::filesystem::path>& folders);

}  // namespace onrecord::indexer
