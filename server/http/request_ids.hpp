// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace onrecord::server::http {

/// Ids of requests, by which an answer can be found in the log: 16 hex digits, of which the first
/// eight identify the process. Any thread.
class RequestIds {
public:
    RequestIds();
    std::string next();

private:
    std::uint64_t process_;
    std::atomic<std::uint32_t> last_{0};  // Each request takes one.
};

}  // namespace onrecord::server::http
