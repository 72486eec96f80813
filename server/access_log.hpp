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

/// Off; the Common Log Format followed by the duration in microseconds; or one JSON object per
/// line.
enum class AccessLogFormat : std::uint8_t { Off, Common, Json };

/// The log line of one request, including the newline. Data sent by clients is escaped, so it
/// cannot contain line breaks.
std::string access_line(const http::Exchange& exchange,
                        AccessLogFormat format,
                        std::chrono::system_clock::time_point now);

/// Writes access log lines on a separate thread: see LogWriter.
class AccessLog {
public:
    /// To stderr when `file` is empty. Throws Failure (cannot create).
    AccessLog(AccessLogFormat format, const std::filesystem::path& file);

    /// Any thread; never blocks.
    void write(const http::Exchange& exchange) const noexcept;
    /// See LogWriter::reopen().
    void reopen() { writer_->reopen(); }
    std::uint64_t dropped() const { return writer_->dropped(); }

private:
    AccessLogFormat format_;
    std::unique_ptr<LogWriter> writer_;
};

}  // namespace onrecord::server
