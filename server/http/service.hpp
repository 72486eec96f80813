// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/tls.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

// A generic HTTP/1.1 server: parsing, limits, timeouts, queueing and writing. It knows no routes.
namespace onrecord::server::http {

/// Limits on memory and time that a client may cause; docs/limits.md lists them.
struct Limits {
    std::uint32_t header_bytes = 16U << 10U;  ///< Request line and headers; beyond it 431.
    std::size_t target_bytes = 8U << 10U;     ///< Beyond it 414.
    std::uint64_t body_bytes = 256U << 10U;   ///< Beyond it 413, unless the target allows more.
    std::size_t connections = 1024;           ///< Beyond it the longest idle one is closed.
    std::chrono::milliseconds idle{60'000};   ///< A kept-alive connection without a request.
    std::chrono::milliseconds receive{
        10'000};  ///< From the first byte of a request to its last; a TLS greeting.
    std::chrono::milliseconds send{30'000};     ///< For receiving an answer.
    std::chrono::milliseconds drain{10'000};    ///< For answers in progress when stopping.
    std::chrono::milliseconds last_words{500};  ///< Then for an incomplete request.
};

struct ServiceOptions {
    std::string address = "127.0.0.1";  ///< IPv4 or IPv6, without brackets.
    std::uint16_t port = 8080;          ///< 0: any free one.
    unsigned threads = 2;               ///< Read and write the network.
    unsigned workers = 2;               ///< Compute answers.
    std::size_t queue = 128;            ///< Requests that may wait for a worker; beyond it 503.
    std::chrono::milliseconds deadline{10'000};  ///< For an answer, from the request's last byte.
    std::filesystem::path unix_socket;           ///< Listen there, instead of address and port.
    int inherited_socket = -1;  ///< A listening socket, instead of address and port.
    TlsFiles tls;               ///< If set, only TLS is accepted.
    Limits limits;
    /// Larger limit of the body for certain targets, or 0; any thread.
    std::function<std::uint64_t(std::string_view target)> larger_body = [](std::string_view) {
        return std::uint64_t{0};
    };
    std::uint64_t most_body_bytes(std::string_view target) const {
        return std::max(limits.body_bytes, larger_body(target));
    }
};

/// One request and its answer, for the access log.
struct Exchange {
    std::string client;  ///< Address.
    std::string method;  ///< Empty when the request could not be read.
    std::string target;  ///< As sent; without its query part if that is private.
    unsigned status = 0;
    std::size_t bytes = 0;  ///< Of the answer's body, as sent.
    std::chrono::microseconds duration{0};
    std::string id = {};             ///< The one in the answer's X-Request-Id.
    std::string_view route = {};     ///< From the Plan; empty: none.
    std::string forwarded_for = {};  ///< As sent.
};

/// Callbacks of a Service. Each may be called by several threads at once and must not throw.
struct ServiceEvents {
    std::function<void(const Exchange&)> answered = [](const Exchange&) {};
    std::function<void(const std::string&)> failed = [](const std::string&) {};  ///< A 500's cause.
};

/// Listens from construction, answers from start() to stop().
class Service {
public:
    /// Throws Failure (cannot create) when the address cannot be listened on.
    Service(const ServiceOptions& options, Dispatch dispatch, ServiceEvents events = {});
    /// stop()
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    Service(Service&&) = delete;
    Service& operator=(Service&&) = delete;

    /// `http://127.0.0.1:8080`; the path of a Unix socket.
    std::string url() const;
    /// Rereads certificate and key, for new connections. Throws Failure; then the old ones stay in
    /// use. Any thread.
    void reload_tls();
    void start();
    /// Stops accepting, closes idle connections and, after `limits.last_words`, those with an
    /// incomplete request; finishes the answers in progress (for at most `limits.drain`), and
    /// returns when all are closed.
    void stop();
    /// Number of requests waiting for a worker.
    std::size_t waiting() const;
    /// Whether every worker has spent twice the deadline on one task, so that requests that need a
    /// worker are not answered. Any thread.
    bool is_stuck() const;
    /// Number of open connections. Any thread.
    std::size_t connections() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::server::http
