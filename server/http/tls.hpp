// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

// TLS, for servers without a proxy. Each connection is decrypted by a relay and continues in plain
// text through a socket pair within the process, so the HTTP code is unaware of TLS and all its
// limits apply (docs/decisions/0030-tls-by-a-relay.md).
namespace onrecord::server::http {

struct TlsFiles {
    std::filesystem::path certificate;  ///< PEM, followed by the chain; empty: no TLS.
    std::filesystem::path key;          ///< PEM.
    bool is_set() const { return !certificate.empty(); }
};

/// The TLS configuration of new connections: certificate and key, TLS 1.2 and newer, ALPN for
/// HTTP/1.1.
class TlsContext {
public:
    /// Throws Failure (no input) naming the file that cannot be used.
    explicit TlsContext(const TlsFiles& files);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;
    TlsContext(TlsContext&&) = delete;
    TlsContext& operator=(TlsContext&&) = delete;

    struct State;
    State& state() const { return *state_; }

private:
    std::unique_ptr<State> state_;
};

/// How long a client may take.
struct TlsTimes {
    std::chrono::milliseconds handshake;
    std::chrono::milliseconds send;
};

/// Control of a handshake in progress: `close` aborts it; it is set once the handshake has started
/// and must be called on the client's strand.
struct TlsGreeting {
    boost::asio::any_io_executor executor;
    std::function<void()> close = [] {};
};

/// Performs the handshake and returns the plain-text end of the relay, which closes with the
/// client's connection. Empty when the handshake fails. Runs on the strand of `client`.
boost::asio::awaitable<std::shared_ptr<boost::asio::ip::tcp::socket>> decrypt(
    boost::asio::ip::tcp::socket client,
    std::shared_ptr<const TlsContext> context,
    TlsTimes times,
    TlsGreeting& greeting);

}  // namespace onrecord::server::http
