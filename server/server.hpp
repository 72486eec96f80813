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

// The read wing's network face: `GET /api/v1/...` and the search page over one index.
namespace onrecord::server {

struct ServerOptions {
    std::filesystem::path index;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one.
    unsigned threads = 2;       ///< Read and write the network.
    unsigned workers = 0;       ///< Compute answers; 0: one a core.
    std::size_t queue = 128;    ///< Requests that may wait for a worker; past it 503.
    std::chrono::milliseconds deadline{10'000};
    std::chrono::milliseconds refresh{1000};  ///< How often CURRENT is looked at.
    schema::Verify verify = schema::Verify::Digests;
    AccessLogFormat access_log = AccessLogFormat::Common;
    std::filesystem::path access_log_file;  ///< Empty: stderr.
    std::vector<std::string> hosts;    ///< Further names that we answer under; see api::Access.
    std::vector<std::string> origins;  ///< Sites whose pages may read answers.
    std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is believed.
    std::filesystem::path keys;        ///< The file of keys; empty: there are none.
    std::filesystem::path archive;     ///< Whose Captures are served; empty: none.
    std::string anonymous;             ///< Scopes without a key; empty: see server_options().
    bool is_public = false;            ///< Whole Entries are for keys with the scope export.
    std::uint32_t rate = 0;            ///< Requests a minute of one address; 0: no limit.
    std::filesystem::path tls_certificate;  ///< PEM with its chain; empty: no TLS.
    std::filesystem::path tls_key;          ///< PEM.
    std::filesystem::path admin_socket;     ///< For the operator's routes; empty: none.
    int inherited_socket = -1;              ///< One that listens already (socket activation).
    std::function<std::uint64_t()> dropped_messages = [] { return 0; };  ///< For the metrics.
};

/// Answers from its construction until stop(). What happens to the Generations and the causes
/// of 500s are told to `message`, one line each, by any thread.
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
    /// Whether every worker has been at one request for twice the deadline. Any thread.
    bool is_stuck() const;
    /// Looks for a new Generation at once, opens the log's file anew and reads the keys and the
    /// certificate anew. What cannot be done is told to `message` and given back, a sentence each,
    /// and the old goes on.
    std::vector<std::string> reload();
    /// Accepts nothing more, finishes what is under way, and returns when all is done.
    void stop();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::server
