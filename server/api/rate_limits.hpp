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

/// What is left of somebody's quota after a request.
struct Quota {
    bool is_spent = false;  ///< Then this request is refused.
    std::uint32_t per_minute = 0;
    std::uint32_t left = 0;
    std::uint32_t full_in_seconds = 0;
    std::uint32_t next_in_seconds = 0;  ///< Until what was refused has room.
};

/// How many requests a minute each address or key may make: a bucket each, full at first, filled
/// evenly (Turner's token bucket). Any thread.
class RateLimits {
public:
    using Clock = std::chrono::steady_clock;
    /// Buckets kept; beyond it those that are full are forgotten, which changes nothing, and if
    /// none is, all.
    static constexpr std::size_t most_buckets = 65'536;

    /// Takes `count` requests from the bucket of `who`; none of them where it has fewer.
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

/// An address in its one form: without a port or a zone, IPv4 within IPv6 as IPv4. Nothing for what
/// is no address.
std::optional<std::string> plain_address(std::string_view text);

/// Whose bucket an address is: of IPv6 the first 64 bits, for a household has all the others.
std::string bucket_of(std::string_view address);

/// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10) in the answer.
void mark_quota(const Quota& quota, http::Answer& answer);
/// Whether it says so already.
bool has_quota(const http::Answer& answer);
/// The 429 for a quota that is spent.
http::Answer too_many(const Quota& quota);

}  // namespace onrecord::server::api
