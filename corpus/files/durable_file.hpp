// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

// Writing that survives a power cut: what these functions have returned from is on the disk.
namespace onrecord::corpus::files {

/// A file that grows at its end. Throws Failure (cannot create, cannot write) naming it.
class AppendFile {
public:
    /// Opens or makes the file and cuts it to `size_bytes`; its folder is flushed when it is new.
    AppendFile(const std::filesystem::path& file, std::uint64_t size_bytes);
    ~AppendFile();
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;

    void append(std::string_view bytes);
    /// Returns once everything appended is on the disk.
    void flush();
    std::uint64_t size_bytes() const { return size_bytes_; }

private:
    std::filesystem::path file_;
    int descriptor_ = -1;
    std::uint64_t size_bytes_ = 0;
};

/// Puts `bytes` in the place of the file as a whole: readers see the old content or the new.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

/// Flushes all that was written to the file system of a folder, many files at the price of one.
void flush_file_system(const std::filesystem::path& folder);

/// Flushes a folder, so that names made or removed in it last.
void flush_folder(const std::filesystem::path& folder);

/// Makes a folder and its parents where they are missing.
void make_folders(const std::filesystem::path& folder);

}  // namespace onrecord::corpus::files
