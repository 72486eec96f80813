// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "server/access_log.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// The HTTP server: `/api/v1/...` and the search page, over one index. docs/http-api.md describes
// the interface, docs/settings.md the options.
namespace onrecord::server {

struct ServerOptions {
    std::filesystem::path index;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one.
    unsigned threads = 2;       ///< For network I/O.
    unsigned workers = 0;       ///< Compute answers; 0: one per core.
    std::size_t queue = 128;    ///< Requests that may wait for a worker; beyond it 503.
    std::chrono::milliseconds deadline{10'000};
    std::chrono::milliseconds refresh{1000};  ///< How often CURRENT is read.
    schema::Verify verify = schema::Verify::Digests;
    AccessLogFormat access_log = AccessLogFormat::Common;
    std::filesystem::path access_log_file;  ///< Empty: stderr.
    std::vector<std::string> hosts;    ///< Additional host names to answer to; see api::Access.
    std::vector<std::string> origins;  ///< Origins allowed by CORS.
    std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is trusted.
    std::filesystem::path keys;        ///< File of API keys; empty: none.
    std::filesystem::path archive;     ///< Archive whose Captures are served; empty: none.
    std::string anonymous;             ///< Scopes without a key; empty: see server_options().
    bool is_public = false;            ///< Whole Entries only for keys with the scope export.
    std::uint32_t rate = 0;            ///< Requests per minute and client address; 0: no limit.
    std::filesystem::path tls_certificate;  ///< PEM with its chain; empty: no TLS.
    std::filesystem::path tls_key;          ///< PEM.
    std::filesystem::path admin_socket;     ///< Unix socket for the operator's routes; empty: none.
    int inherited_socket = -1;              ///< A listening socket (socket activation).
    std::function<std::uint64_t()> dropped_messages = [] { return 0; };  ///< For the metrics.
};

/// Serves from construction until stop(). Changes of Generation and the causes of responses with
/// status 500 are reported through `message`, one line each, from any thread.
class Server {
public:
    /// Throws Failure: no input or bad data (the index), cannot create (the address, the log).
    Server(const ServerOptions& options, std::function<void(const std::string&)> message);
    /// stop()
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    /// `http://127.0.0.1:8080`
    std::string url() const;
    /// Whether every worker has spent more than twice the deadline on its current request. Any
    /// thread.
    bool is_stuck() const;
    /// Looks for a new Generation at once, reopens the log file, and rereads the keys and the
    /// certificate. Errors are reported through `message` and returned, a sentence each; the old
    /// state then stays in use.
    std::vector<std::string> reload();
    /// Stops accepting connections, finishes the requests in progress, and returns when all are
    /// done.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::server
