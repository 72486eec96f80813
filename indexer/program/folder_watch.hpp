// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace onrecord::indexer::program {

/// Reports files that have arrived complete in a folder or in the folders below it (inotify). A
/// file counts when it was closed after writing or moved in, its size and time no longer change,
/// and no process has it open for writing, as far as the kernel can say. Hidden files and files
/// with the ending of an unfinished download (.part, .tmp, .crdownload, .new, ~) do not count. Use
/// from one thread.
class FolderWatch {
public:
    using Clock = std::chrono::steady_clock;

    /// Starts with every file already in the folder. Throws Failure (no input) where there is no
    /// folder.
    explicit FolderWatch(std::filesystem::path folder);

    /// Waits for files and returns them, sorted by path. Files of one burst are returned together,
    /// but no file waits longer than `longest_wait`. Throws Interrupted when the process is asked
    /// to stop, Failure (no input) when the folder is gone.
    std::vector<std::filesystem::path> next();
    /// Makes next() return these files again.
    void put_back(const std::vector<std::filesystem::path>& files);

    static constexpr std::chrono::milliseconds settle_time{250};
    static constexpr std::chrono::milliseconds longest_wait{1000};

private:
    /// Shows whether a file has changed.
    struct Stamp {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        bool operator==(const Stamp&) const = default;
    };
    struct Arrival {
        Stamp stamp;
        Clock::time_point since;  ///< The stamp has not changed since.
        Clock::time_point first;
    };

    void add_folder(const std::filesystem::path& folder);
    void note(const std::filesystem::path& file);
    void read_events();
    void take_event(std::uint32_t mask, int watch, const std::string& name);
    std::vector<std::filesystem::path> take_settled();
    void wait();

    std::filesystem::path folder_;
    schema::FileDescriptor descriptor_;
    std::map<int, std::filesystem::path> folders_;
    std::map<std::filesystem::path, Arrival> arrivals_;
    std::map<std::filesystem::path, Stamp> done_;  ///< Returned already; returned again if changed.
    bool is_gone_ = false;
};

}  // namespace onrecord::indexer::program
