// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onrecord::server::api {

/// The remaining quota after a request.
struct Quota {
    bool is_spent = false;  ///< The request must be refused.
    std::uint32_t per_minute = 0;
    std::uint32_t left = 0;
    std::uint32_t full_in_seconds = 0;
    std::uint32_t next_in_seconds = 0;  ///< Seconds until it would be accepted.
};

/// Rate limiting by address or key with token buckets (Turner, 1986): each bucket starts full and
/// is refilled at a constant rate. Any thread.
class RateLimits {
public:
    using Clock = std::chrono::steady_clock;
    /// Limit of buckets; beyond it full ones are removed, which has no effect on limits, and if
    /// none is full, all.
    static constexpr std::size_t most_buckets = 65'536;

    /// Takes `count` requests from the bucket of `who`, or none if it has fewer.
    Quota take(const std::string& who,
               std::uint32_t per_minute,
               Clock::time_point now,
               std::uint32_t count = 1);
    std::size_t size() const;

private:
    struct Bucket {
        double left = 0;
        double most = 0;
        Clock::time_point at;
    };
    void make_room(Clock::time_point now);

    mutable std::mutex mutex_;  // guards what follows it
    std::unordered_map<std::string, Bucket> buckets_;
};

/// Canonical form of an address: without port or zone, IPv4-mapped IPv6 as IPv4. Empty when it is
/// not an address.
std::optional<std::string> plain_address(std::string_view text);

/// The bucket of an address: for IPv6 its first 64 bits, because the other bits are under the
/// control of one site.
std::string bucket_of(std::string_view address);

/// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10) in the answer.
void mark_quota(const Quota& quota, http::Answer& answer);
/// Whether the answer already has them.
bool has_quota(const http::Answer& answer);
/// The 429 for a spent quota.
http::Answer too_many(const Quota& quota);

}  // namespace onrecord::server::api
