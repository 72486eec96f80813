// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Spill files: temporary files for data that a build does not keep in memory. They exist as long as
// the build.
namespace onrecord::indexer {

/// Distributes records over many files, each a sequence of zstd frames (level 1, with checksum).
/// Memory: at most `buffer_bytes` plus one record per file. A file is open only while it is being
/// written. One thread. Throws Failure (cannot write).
class SpillWriter {
public:
    /// `name` distinguishes the files of several writers in one folder.
    SpillWriter(std::filesystem::path folder, std::string name, std::size_t buffer_bytes);

    /// `number` is returned with the record.
    void add(std::uint32_t file, std::uint32_t number, std::string_view record);
    /// Writes all buffers. No add() afterwards.
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

/// Visits a file's records in the order in which they were added. A file that was never written is
/// empty. Throws Failure (bad data) when a frame is damaged.
void read_spill(const std::filesystem::path& file,
                const std::function<void(std::uint32_t number, std::string_view record)>& visit);

}  // namespace onrecord::indexer
