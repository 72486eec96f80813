// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

// File operations that survive a power failure: when they return, the data is on disk.
namespace onrecord::corpus::files {

/// An append-only file. Throws Failure (cannot create, cannot write) naming it.
class AppendFile {
public:
    /// Opens or creates the file and truncates it to `size_bytes`; flushes its folder if it is new.
    AppendFile(const std::filesystem::path& file, std::uint64_t size_bytes);

    void append(std::string_view bytes);
    /// Returns when everything appended is on disk.
    void flush();
    std::uint64_t size_bytes() const { return size_bytes_; }

private:
    std::filesystem::path file_;
    schema::FileDescriptor descriptor_;
    std::uint64_t size_bytes_ = 0;
};

/// Replaces the file atomically: readers see the old contents or the new.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

/// Flushes the file system of a folder (syncfs): many files at the cost of one.
void flush_file_system(const std::filesystem::path& folder);

/// Flushes a folder, so that files created or removed in it are durable.
void flush_folder(const std::filesystem::path& folder);

/// Creates a folder and its parents if they are missing.
void make_folders(const std::filesystem::path& folder);

}  // namespace onrecord::corpus::files
