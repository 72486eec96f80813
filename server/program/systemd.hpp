// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// The protocol between systemd and a service: environment variables and one datagram socket
// (sd_notify(3), sd_listen_fds(3)). Implemented without a library; without systemd these functions
// do nothing.
namespace onrecord::server {

/// The listening socket passed by systemd; empty without socket activation.
std::optional<int> inherited_socket();
/// `READY=1`, `STOPPING=1`, `WATCHDOG=1`.
void notify(std::string_view state);
/// The interval at which WATCHDOG=1 is expected; empty without a watchdog.
std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace onrecord::server
