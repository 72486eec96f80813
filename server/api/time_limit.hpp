// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace onrecord::server::api {

/// The time limit of a search: nine tenths of the remaining time. The rest is for writing the
/// answer, so that a search that reaches its limit gives an incomplete page and not a 503.
inline std::chrono::milliseconds time_limit(std::chrono::steady_clock::time_point deadline) {
    const auto left = deadline - std::chrono::steady_clock::now();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(left * 9 / 10);
    return std::max(milliseconds, std::chrono::milliseconds{1});
}

}  // namespace onrecord::server::api
