// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/log_writer.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace onrecord::server {

namespace http {
struct Exchange;
}

/// None; the Common Log Format with the duration in microseconds after it; or one JSON object a
/// line.
enum class AccessLogFormat : std::uint8_t { Off, Common, Json };

/// One line, newline included, for one request. What clients sent is escaped, so a line is
/// always one line.
std::string access_line(const http::Exchange& exchange,
                        AccessLogFormat format,
                        std::chrono::system_clock::time_point now);

/// Writes the lines, on a thread of its own: see LogWriter.
class AccessLog {
public:
    /// To stderr when `file` is empty. Throws Failure (cannot create).
    AccessLog(AccessLogFormat format, const std::filesystem::path& file);

    /// Any thread; never waits.
    void write(const http::Exchange& exchange) const noexcept;
    /// See LogWriter::reopen().
    void reopen() { writer_->reopen(); }
    std::uint64_t dropped() const { return writer_->dropped(); }

private:
    AccessLogFormat format_;
    std::unique_ptr<LogWriter> writer_;
};

}  // namespace onrecord::server
