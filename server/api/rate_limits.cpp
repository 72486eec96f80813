// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/rate_limits.hpp"

#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cmath>
#include <span>

namespace onrecord::server::api {
namespace {

double filled(double left, double most, std::chrono::duration<double> time) {
    return std::min(most, left + time.count() * most / 60);
}

std::uint32_t seconds(double requests, double per_minute) {
    return static_cast<std::uint32_t>(std::ceil(requests * 60 / per_minute));
}

}  // namespace

Quota RateLimits::take(const std::string& who, std::uint32_t per_minute, Clock::time_point now) {
    const double most = per_minute;
    const std::lock_guard lock{mutex_};
    if (buckets_.size() >= most_buckets && !buckets_.contains(who)) make_room(now);
    Bucket& bucket = buckets_.try_emplace(who, Bucket{most, most, now}).first->second;
    bucket.left = filled(std::min(bucket.left, most), most, now - bucket.at);
    bucket.most = most;
    bucket.at = now;
    const bool is_spent = bucket.left < 1;
    if (!is_spent) bucket.left -= 1;
    return {is_spent,
            per_minute,
            static_cast<std::uint32_t>(bucket.left),
            seconds(most - bucket.left, most),
            seconds(std::max(0.0, 1 - bucket.left), most)};
}

void RateLimits::make_room(Clock::time_point now) {
    std::erase_if(buckets_, [now](const auto& each) {
        const Bucket& bucket = each.second;
        return filled(bucket.left, bucket.most, now - bucket.at) >= bucket.most;
    });
    if (buckets_.size() >= most_buckets) buckets_.clear();
}

std::size_t RateLimits::size() const {
    const std::lock_guard lock{mutex_};
    return buckets_.size();
}

std::string bucket_of(std::string_view address) {
    std::array<unsigned char, 16> bytes{};
    const std::string text{address};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (std::ranges::equal(mapped, std::span{bytes}.first(mapped.size()))) return text;
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> written{};
    return ::inet_ntop(AF_INET6, bytes.data(), written.data(), written.size());
}

void mark_quota(const Quota& quota, http::Answer& answer) {
    answer.headers.push_back(
        {"RateLimit-Policy", "\"minute\";q=" + std::to_string(quota.per_minute) + ";w=60"});
    answer.headers.push_back({"RateLimit",
                              "\"minute\";r=" + std::to_string(quota.left) +
                                  ";t=" + std::to_string(quota.full_in_seconds)});
}

http::Answer too_many(const Quota& quota) {
    auto answer = http::problem_answer(
        429,
        "More than " + std::to_string(quota.per_minute) + " requests a minute came from here. " +
            "Wait " + std::to_string(quota.next_in_seconds) + " s, or ask with a key.");
    answer.headers.push_back({"Retry-After", std::to_string(quota.next_in_seconds)});
    mark_quota(quota, answer);
    return answer;
}

}  // namespace onrecord::server::api
