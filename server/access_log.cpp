// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access_log.hpp"

#include "schema/instant.hpp"
#include "server/http/service.hpp"

#include <array>
#include <ctime>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace onrecord::server {
namespace {

/// As both formats want it: no quotes, backslashes or control characters; other bytes as \u00XX,
/// which JSON reads too.
std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
            result += character;
            continue;
        }
        result += "\\u00";
        result += digits[byte >> 4U];
        result += digits[byte & 0xFU];
    }
    return result;
}

/// `22/Nov/2026:14:05:09 +0000`, as the Common Log Format has it.
std::string common_time(std::chrono::system_clock::time_point now) {
    constexpr std::array months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::array<char, 32> day{};
    std::array<char, 32> rest{};
    (void)std::strftime(day.data(), day.size(), "%d", &utc);
    (void)std::strftime(rest.data(), rest.size(), "%Y:%H:%M:%S +0000", &utc);
    return std::string{day.data()} + "/" + months.at(static_cast<std::size_t>(utc.tm_mon)) + "/" +
           rest.data();
}

std::string common_line(const http::Exchange& exchange, std::chrono::system_clock::time_point now) {
    const auto request = exchange.method.empty()
                             ? std::string{"-"}
                             : escaped(exchange.method) + " " + escaped(exchange.target);
    return exchange.client + " - - [" + common_time(now) + "] \"" + request + " HTTP/1.1\" " +
           std::to_string(exchange.status) + " " + std::to_string(exchange.bytes) + " " +
           std::to_string(exchange.duration.count()) + "us\n";
}

std::string json_line(const http::Exchange& exchange, std::chrono::system_clock::time_point now) {
    const schema::Instant instant{
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count()};
    return R"({"time":")" + schema::to_string(instant) + R"(","client":")" + exchange.client +
           R"(","method":")" + escaped(exchange.method) + R"(","target":")" +
           escaped(exchange.target) + R"(","status":)" + std::to_string(exchange.status) +
           R"(,"bytes":)" + std::to_string(exchange.bytes) + R"(,"microseconds":)" +
           std::to_string(exchange.duration.count()) + R"(,"route":")" + escaped(exchange.route) +
           R"(","id":")" + escaped(exchange.id) + "\"}\n";
}

}  // namespace

std::string access_line(const http::Exchange& exchange,
                        AccessLogFormat format,
                        std::chrono::system_clock::time_point now) {
    if (format == AccessLogFormat::Off) return {};
    return format == AccessLogFormat::Json ? json_line(exchange, now) : common_line(exchange, now);
}

AccessLog::AccessLog(AccessLogFormat format, const std::filesystem::path& file)
    : format_{format},
      writer_{file.empty() ? std::make_unique<LogWriter>(STDERR_FILENO)
                           : std::make_unique<LogWriter>(file)} {}

void AccessLog::write(const http::Exchange& exchange) const noexcept {
    try {
        auto line = access_line(exchange, format_, std::chrono::system_clock::now());
        if (!line.empty()) writer_->write(std::move(line));
    } catch (...) {  // NOLINT(bugprone-empty-catch): out of memory; the answer has been sent.
    }
}

}  // namespace onrecord::server
