// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

// Writing that survives a power cut. Each throws Failure (cannot write) naming the file.
namespace onrecord::indexer {

/// fsync of a file or a folder.
void sync(const std::filesystem::path& path);
/// sync() of every file and folder below `folder`, and of itself, innermost first.
void sync_tree(const std::filesystem::path& folder);
/// A new file, synced.
void write_synced(const std::filesystem::path& file, std::string_view bytes);
/// Replaces a file in one step: written beside it, synced, renamed, the folder synced.
void replace_file(const std::filesystem::path& file, std::string_view bytes);
/// Renames and syncs the folder that both stand in.
void rename_synced(const std::filesystem::path& from, const std::filesystem::path& to);
void make_folders(const std::filesystem::path& folder);

}  // namespace onrecord::indexer
