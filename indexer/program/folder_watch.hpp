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

/// Tells of files that have arrived whole in a folder and in those below it (inotify). A file
/// counts when it was closed after writing or moved in, its size and time stand still, and nobody
/// has it open for writing, as far as the kernel tells. Hidden files and the names of downloads
/// under way
/// (.part, .tmp, .crdownload, ~) do not count. One thread.
class FolderWatch {
public:
    using Clock = std::chrono::steady_clock;

    /// Begins with every file that is there. Throws Failure (no input) where there is no folder.
    explicit FolderWatch(std::filesystem::path folder);

    /// Waits for files and gives them, by path; those of a burst together, but none waits longer
    /// than `longest_wait`. Throws Interrupted when the process is asked to stop, Failure (no
    /// input) when the folder is gone.
    std::vector<std::filesystem::path> next();
    /// The files come again.
    void put_back(const std::vector<std::filesystem::path>& files);

    static constexpr std::chrono::milliseconds settle_time{250};
    static constexpr std::chrono::milliseconds longest_wait{1000};

private:
    /// By which it is told that a file has changed.
    struct Stamp {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        bool operator==(const Stamp&) const = default;
    };
    struct Arrival {
        Stamp stamp;
        Clock::time_point since;  ///< The stamp stands still.
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
    std::map<std::filesystem::path, Stamp> done_;  ///< Given already, unless they change.
    bool is_gone_ = false;
};

}  // namespace onrecord::indexer::program
