// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/program/systemd.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace onrecord::server {
namespace {

/// Read before any thread is made: the environment is nobody's to change from then on.
std::string_view variable(const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? std::string_view{} : value;
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || rest != end) return std::nullopt;
    return value;
}

bool is_for_us(const char* name) { return number(variable(name)) == ::getpid(); }

}  // namespace

std::optional<int> inherited_socket() {
    constexpr int first = 3;
    if (!is_for_us("LISTEN_PID") || number(variable("LISTEN_FDS")).value_or(0) < 1) {
        return std::nullopt;
    }
    (void)::fcntl(first, F_SETFD, FD_CLOEXEC);
    return first;
}

void notify(std::string_view state) {
    const std::string_view path = variable("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.empty() || path.size() >= sizeof address.sun_path) return;
    address.sun_family = AF_UNIX;
    std::ranges::copy(path, address.sun_path);
    if (path.front() == '@') address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
    // The sockets interface is built on this cast.
    (void)::sendto(socket,
                   state.data(),
                   state.size(),
                   MSG_NOSIGNAL | MSG_DONTWAIT,
                   reinterpret_cast<const sockaddr*>(&address),
                   size);
    ::close(socket);
}

std::optional<std::chrono::microseconds> watchdog_interval() {
    const auto microseconds = number(variable("WATCHDOG_USEC"));
    if (!microseconds || *microseconds <= 0) return std::nullopt;
    if (!variable("WATCHDOG_PID").empty() && !is_for_us("WATCHDOG_PID")) return std::nullopt;
    return std::chrono::microseconds{*microseconds};
}

}  // namespace onrecord::server
