// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/descriptors.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sys/resource.h>
#include <system_error>

namespace onrecord::server {

void raise_descriptors_limit() {
    constexpr rlim_t enough = 1U << 20U;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, enough));
    (void)::setrlimit(RLIMIT_NOFILE, &limit);  // /readyz reports the resulting limit.
}

std::uint64_t descriptors_limit() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 0;
}

std::uint64_t open_descriptors() {
    std::error_code unreadable;  // Then the number is unknown.
    const std::filesystem::directory_iterator open{"/proc/self/fd", unreadable};
    return static_cast<std::uint64_t>(std::distance(begin(open), end(open)));
}

}  // namespace onrecord::server
