// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace onrecord::server {

/// Writes log lines on its own thread, so that callers never wait for a disk or for the reader of a
/// pipe. Lines for which the queue has no room are dropped and counted.
class LogWriter {
public:
    /// Length of the queue.
    static constexpr std::size_t most_waiting = 8192;
    /// How long the destructor waits for unwritten lines.
    static constexpr std::chrono::milliseconds patience{200};

    /// Writes to a descriptor that must outlive this object, such as stderr.
    explicit LogWriter(int descriptor);
    /// Appends to the file. Throws Failure (cannot create).
    explicit LogWriter(const std::filesystem::path& file);
    /// Writes the queued lines, for at most `patience`, so that a stalled reader cannot block the
    /// exit.
    ~LogWriter();
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;
    LogWriter(LogWriter&&) = delete;
    LogWriter& operator=(LogWriter&&) = delete;

    /// Any thread; never blocks.
    void write(std::string line) noexcept;
    /// Reopens the file, after log rotation; no effect for a descriptor. Throws Failure (cannot
    /// create); then the old file stays in use.
    void reopen();
    /// Lines lost because the queue was full or writing failed.
    std::uint64_t dropped() const;

private:
    struct State;
    std::filesystem::path file_;
    std::shared_ptr<State> state_;
};

}  // namespace onrecord::server
