// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

// File operations that survive a power failure. Each throws Failure (cannot write) naming the file.
namespace onrecord::indexer {

/// fsync of a file or a folder.
void sync(const std::filesystem::path& path);
/// sync() of every file and folder below `folder`, and of `folder`, innermost first.
void sync_tree(const std::filesystem::path& folder);
/// Creates a file and syncs it.
void write_synced(const std::filesystem::path& file, std::string_view bytes);
/// Replaces a file atomically: writes a temporary file, syncs it, renames it, syncs the folder.
void replace_file(const std::filesystem::path& file, std::string_view bytes);
/// Renames within a folder and syncs the folder.
void rename_synced(const std::filesystem::path& from, const std::filesystem::path& to);
void make_folders(const std::filesystem::path& folder);

}  // namespace onrecord::indexer
