// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/request_ids.hpp"
#include "server/http/service.hpp"
#include "server/http/worker_pool.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace onrecord::server::http {

/// Data shared by all connections of a Service.
struct Desk {
    const ServiceOptions& options;
    const Dispatch& dispatch;
    const ServiceEvents& events;
    WorkerPool& workers;
    RequestIds& ids;
    /// Set before Connections are told to finish: from then on no answer offers keep-alive.
    const std::atomic<bool>& is_finishing;
};

struct Reading;
struct Head;

/// The peer.
struct Peer {
    std::string client;     ///< Address; `-` if there is none.
    bool is_https = false;  ///< The connection uses TLS.
};
/// For a socket with an address.
Peer peer_of(const boost::asio::ip::tcp::socket& socket);

/// One client's connection, which handles requests until either side closes it. All members run on
/// the strand of its socket, unless stated otherwise.
class Connection {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// State: waiting for a request, receiving one, or answering one.
    enum class Phase : std::uint8_t { Waiting, Receiving, Answering };

    Connection(boost::asio::ip::tcp::socket socket, Peer peer, Desk desk);

    boost::asio::ip::tcp::socket::executor_type executor() { return stream_.get_executor(); }
    /// Keeps the Connection alive until this is done.
    boost::asio::awaitable<void> run();
    /// Ends after the request in progress, or at once if there is none. On the strand.
    void finish();
    /// Ends now, unless a complete request was read. On the strand.
    void give_way();
    /// Ends now. On the strand.
    void abort() { stream_.close(); }

    /// Any thread; may change at any moment.
    Phase phase() const { return phase_; }
    /// When it started to wait or receive. Any thread.
    Time since() const { return Time{Time::duration{since_}}; }
    const std::string& client() const { return peer_.client; }

private:
    using MakePiece = std::function<std::string()>;

    boost::asio::awaitable<bool> request_begins();
    boost::asio::awaitable<bool> serve_request();
    boost::asio::awaitable<Reading> read_request();
    boost::asio::awaitable<std::optional<Head>> read_head(Reading& reading);
    boost::asio::awaitable<std::optional<std::string>> read_body(const Head& head,
                                                                 Reading& reading);
    boost::asio::awaitable<bool> read_length(std::uint64_t bytes, std::string& body);
    boost::asio::awaitable<bool> read_chunks(std::string& body, Reading& reading);
    boost::asio::awaitable<bool> read_more();
    boost::asio::awaitable<Answer> answer(const Request& request, Exchange& exchange);
    boost::asio::awaitable<Answer> work(const Request& request, Job job);
    boost::asio::awaitable<bool> write(const Reading& reading, Answer& answer, Exchange& exchange);
    boost::asio::awaitable<std::optional<std::string>> next_piece(std::shared_ptr<MakePiece> make);
    boost::asio::awaitable<void> close();
    void enter(Phase phase);
    void reset();

    boost::beast::tcp_stream stream_;
    std::string buffer_;  ///< Received bytes that belong to no request yet.
    Desk desk_;
    const Peer peer_;
    bool has_unread_ = false;
    // Read by the strand that accepts, to choose whom to close when there is no room.
    std::atomic<Phase> phase_{Phase::Waiting};
    std::atomic<Time::rep> since_{0};
};

}  // namespace onrecord::server::http
