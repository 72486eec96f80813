// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/service.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace onrecord::server {

/// Counters and latencies of responses by route, for Prometheus (text format 0.0.4). Labels are
/// routes from our table, never request paths: nothing sent by a client becomes a label.
class Metrics {
public:
    /// Any thread.
    void note(const http::Exchange& exchange) noexcept;
    /// The counters and histograms as text; any thread.
    std::string text() const;

private:
    /// Upper bounds of the histogram's buckets, in milliseconds.
    static constexpr std::array<double, 13> bounds{
        1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000};
    struct Latency {
        std::array<std::uint64_t, bounds.size() + 1> buckets{};
        double seconds = 0;
        std::uint64_t count = 0;
    };

    mutable std::mutex mutex_;  // guards what follows it
    std::map<std::pair<std::string_view, unsigned>, std::uint64_t> answers_;
    std::map<std::string_view, Latency> latencies_;
    std::uint64_t bytes_ = 0;
};

/// A single gauge with its help line, in the same format.
std::string gauge(std::string_view name, std::string_view help, double value);

}  // namespace onrecord::server
