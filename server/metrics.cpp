// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/metrics.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::server {
namespace {

std::string number(double value) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

void head(std::string& text, std::string_view name, std::string_view help, std::string_view kind) {
    text += "# HELP " + std::string{name} + ' ' + std::string{help} + "\n# TYPE " +
            std::string{name} + ' ' + std::string{kind} + '\n';
}

std::string_view label_of(std::string_view route) { return route.empty() ? "other" : route; }

}  // namespace

std::string gauge(std::string_view name, std::string_view help, double value) {
    std::string text;
    head(text, name, help, "gauge");
    return text + std::string{name} + ' ' + number(value) + '\n';
}

void Metrics::note(const http::Exchange& exchange) noexcept try {
    const double seconds = std::chrono::duration<double>(exchange.duration).count();
    const std::string_view route = label_of(exchange.route);
    const auto* const bucket = std::ranges::lower_bound(bounds, seconds * 1000);
    const std::lock_guard lock{mutex_};
    ++answers_[{route, exchange.status}];
    Latency& latency = latencies_[route];
    ++latency.buckets.at(static_cast<std::size_t>(bucket - bounds.begin()));
    latency.seconds += seconds;
    ++latency.count;
    bytes_ += exchange.bytes;
} catch (...) {  // NOLINT(bugprone-empty-catch): out of memory; an answer is not counted.
}

std::string Metrics::text() const {
    std::string text;
    const std::lock_guard lock{mutex_};
    head(text, "onrecord_http_requests_total", "Requests answered.", "counter");
    for (const auto& [key, count] : answers_) {
        text += "onrecord_http_requests_total{route=\"" + std::string{key.first} + "\",status=\"" +
                std::to_string(key.second) + "\"} " + std::to_string(count) + '\n';
    }
    head(text, "onrecord_http_sent_bytes_total", "Bytes of bodies sent.", "counter");
    text += "onrecord_http_sent_bytes_total " + std::to_string(bytes_) + '\n';
    head(text,
         "onrecord_http_request_duration_seconds",
         "From a request's first byte to its answer's last.",
         "histogram");
    for (const auto& [route, latency] : latencies_) {
        const std::string name = "onrecord_http_request_duration_seconds";
        const std::string label = "{route=\"" + std::string{route} + '"';
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < latency.buckets.size(); ++i) {
            sum += latency.buckets.at(i);
            const auto bound = i < bounds.size() ? number(bounds.at(i) / 1000) : "+Inf";
            text +=
                name + "_bucket" + label + ",le=\"" + bound + "\"} " + std::to_string(sum) + '\n';
        }
        text += name + "_sum" + label + "} " + number(latency.seconds) + '\n';
        text += name + "_count" + label + "} " + std::to_string(latency.count) + '\n';
    }
    return text;
}

}  // namespace onrecord::server
