// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// What systemd and a service say to each other, by environment variables and one datagram socket
// (sd_notify(3), sd_listen_fds(3)). Little enough to need no library; without systemd all of it
// does nothing.
namespace onrecord::server {

/// The socket that systemd listens on for us; nothing without socket activation.
std::optional<int> inherited_socket();
/// `READY=1`, `STOPPING=1`, `WATCHDOG=1`.
void notify(std::string_view state);
/// How often WATCHDOG=1 is expected; nothing when nobody watches.
std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace onrecord::server
