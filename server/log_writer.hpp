// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace onrecord::server {

/// Writes lines on a thread of its own, so that nobody who has a line waits for a disk or for
/// whoever reads the other end of a pipe. What there is no room for is dropped and counted.
class LogWriter {
public:
    /// Lines that may wait.
    static constexpr std::size_t most_waiting = 8192;
    /// How long the end waits for lines that are not written yet.
    static constexpr std::chrono::milliseconds patience{200};

    /// To a descriptor that outlives this, such as stderr.
    explicit LogWriter(int descriptor);
    /// Appends to the file. Throws Failure (cannot create).
    explicit LogWriter(const std::filesystem::path& file);
    /// Writes what waits, for at most `patience`: a reader that has stalled holds nobody up.
    ~LogWriter();
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;
    LogWriter(LogWriter&&) = delete;
    LogWriter& operator=(LogWriter&&) = delete;

    /// Any thread; never waits.
    void write(std::string line) noexcept;
    /// Opens the file anew, for whoever has moved it away; nothing for a descriptor. Throws
    /// Failure (cannot create), and goes on with the old file.
    void reopen();
    /// Lines that were lost: no room, or an error of the file.
    std::uint64_t dropped() const;

private:
    struct State;
    std::filesystem::path file_;
    std::shared_ptr<State> state_;
};

}  // namespace onrecord::server
