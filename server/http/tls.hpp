// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

// TLS for those who put no proxy before the server. A connection is decrypted by a relay of its own
// and goes on, in the clear, through a pair of sockets within this process: nothing that reads HTTP
// knows of TLS, and all its limits hold (docs/decisions/0030-tls-by-a-relay.md).
namespace onrecord::server::http {

struct TlsFiles {
    std::filesystem::path certificate;  ///< PEM, with the chain behind it; empty: no TLS.
    std::filesystem::path key;          ///< PEM.
    bool is_set() const { return !certificate.empty(); }
};

/// What new connections are greeted with: certificate and key, TLS 1.2 and newer, HTTP/1.1.
class TlsContext {
public:
    /// Throws Failure (no input) with the file that cannot be used.
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

/// A greeting under way, for who must end it before its time: `close` is set once there is one, and
/// is called on the client's strand.
struct TlsGreeting {
    boost::asio::any_io_executor executor;
    std::function<void()> close = [] {};
};

/// Greets the client; then the other end of the relay, which is read and written in the clear and
/// ends as the client's connection does. Nothing where the greeting fails. Runs on the strand of
/// `client`.
boost::asio::awaitable<std::shared_ptr<boost::asio::ip::tcp::socket>> decrypt(
    boost::asio::ip::tcp::socket client,
    std::shared_ptr<const TlsContext> context,
    TlsTimes times,
    TlsGreeting& greeting);

}  // namespace onrecord::server::http
