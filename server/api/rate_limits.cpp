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

Quota RateLimits::take(const std::string& who,
                       std::uint32_t per_minute,
                       Clock::time_point now,
                       std::uint32_t count) {
    const double most = per_minute;
    const std::lock_guard lock{mutex_};
    if (buckets_.size() >= most_buckets && !buckets_.contains(who)) make_room(now);
    Bucket& bucket = buckets_.try_emplace(who, Bucket{most, most, now}).first->second;
    bucket.left = filled(std::min(bucket.left, most), most, now - bucket.at);
    bucket.most = most;
    bucket.at = now;
    const bool is_spent = bucket.left < count;
    if (!is_spent) bucket.left -= count;
    return {is_spent,
            per_minute,
            static_cast<std::uint32_t>(bucket.left),
            seconds(most - bucket.left, most),
            seconds(std::max(0.0, (is_spent ? count : 1) - bucket.left), most)};
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

namespace {

/// Without `:80` behind an IPv4 address or a bracket.
std::string without_port(std::string_view text) {
    if (text.starts_with('[')) return std::string{text.substr(1, text.find(']') - 1)};
    const auto colon = text.find(':');
    const bool is_v6 = colon != std::string_view::npos && text.find(':', colon + 1) != text.npos;
    return std::string{is_v6 ? text : text.substr(0, colon)};
}

using AddressBytes = std::array<unsigned char, 16>;

std::string written(int family, const unsigned char* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return ::inet_ntop(family, bytes, text.data(), text.size());
}

}  // namespace

std::optional<std::string> plain_address(std::string_view text) {
    constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    std::string name = without_port(text);
    name.erase(std::min(name.find('%'), name.size()));
    AddressBytes bytes{};
    if (::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return name;
    if (::inet_pton(AF_INET6, name.c_str(), bytes.data()) != 1) return std::nullopt;
    const bool is_mapped = std::ranges::equal(mapped, std::span{bytes}.first(mapped.size()));
    if (is_mapped) return written(AF_INET, bytes.data() + mapped.size());
    return written(AF_INET6, bytes.data());
}

std::string bucket_of(std::string_view address) {
    const std::string text = plain_address(address).value_or(std::string{address});
    AddressBytes bytes{};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return written(AF_INET6, bytes.data());
}

void mark_quota(const Quota& quota, http::Answer& answer) {
    answer.headers.push_back(
        {"RateLimit-Policy", "\"minute\";q=" + std::to_string(quota.per_minute) + ";w=60"});
    answer.headers.push_back({"RateLimit",
                              "\"minute\";r=" + std::to_string(quota.left) +
                                  ";t=" + std::to_string(quota.full_in_seconds)});
}

bool has_quota(const http::Answer& answer) {
    return std::ranges::find(answer.headers, "RateLimit", &http::Header::name) !=
           answer.headers.end();
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
