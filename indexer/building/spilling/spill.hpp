// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Scratch files: what a build holds beyond its memory. They live as long as the build.
namespace onrecord::indexer {

/// Sorts records into many files side by side, each a row of zstd frames (level 1, checksum on).
/// Holds at most `buffer_bytes` a file and one record more; a file is open only while it is
/// written to. One thread. Throws Failure (cannot write).
class SpillWriter {
public:
    /// `name` keeps the files of several writers in one folder apart.
    SpillWriter(std::filesystem::path folder, std::string name, std::size_t buffer_bytes);

    /// `number` comes back with the record.
    void add(std::uint32_t file, std::uint32_t number, std::string_view record);
    /// Writes what is still held; nothing may be added afterwards.
    void finish();

private:
    void flush(std::uint32_t file);

    std::filesystem::path folder_;
    std::string name_;
    std::size_t buffer_bytes_;
    std::vector<std::string> buffers_;
    std::string frame_;
};

std::filesystem::path spill_file(const std::filesystem::path& folder,
                                 std::string_view name,
                                 std::uint32_t file);

/// Visits a file's records in the order they were added; a file that was never written has none.
/// Throws Failure (bad data) when a frame is damaged.
void read_spill(const std::filesystem::path& file,
                const std::function<void(std::uint32_t number, std::string_view record)>& visit);

}  // namespace onrecord::indexer
