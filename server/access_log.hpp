// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
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

/// Writes the lines. Many threads may write: a line is one write() in append mode.
class AccessLog {
public:
    /// To stderr when `file` is empty. Throws Failure (cannot create).
    AccessLog(AccessLogFormat format, const std::filesystem::path& file);
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;
    AccessLog(AccessLog&&) = delete;
    AccessLog& operator=(AccessLog&&) = delete;

    void write(const http::Exchange& exchange) const noexcept;

private:
    AccessLogFormat format_;
    int file_;  ///< A descriptor; 2 when it is stderr.
};

}  // namespace onrecord::server
