// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace onrecord::indexer {

/// Throws Failure (cannot write) when the file system of `folder` has less free space than `bytes`
/// plus a reserve. Called before Xapian writes, because Xapian 1.4 may terminate the process (an
/// exception in a destructor) when the disk becomes full during a commit (docs/decisions/0026).
void require_room(const std::filesystem::path& folder, std::uint64_t bytes);

/// Total size of the files in these folders.
std::uint64_t bytes_in(const std::vector<std::filesystem::path>& folders);

}  // namespace onrecord::indexer
