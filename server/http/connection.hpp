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

/// What all connections of a Service share.
struct Desk {
    const ServiceOptions& options;
    const Dispatch& dispatch;
    const ServiceEvents& events;
    WorkerPool& workers;
    RequestIds& ids;
    /// Set before any Connection is told to finish: from then on no answer promises to keep one.
    const std::atomic<bool>& is_finishing;
};

struct Reading;
struct Head;

/// Who is at the other end.
struct Peer {
    std::string client;     ///< Address; `-` where there is none.
    bool is_https = false;  ///< It speaks TLS with us.
};
/// Of a socket that has an address.
Peer peer_of(const boost::asio::ip::tcp::socket& socket);

/// One client's connection: request after request until either side has had enough. Everything
/// runs on the strand of its socket, unless it says otherwise.
class Connection {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// What it is at: waits for a request, receives one, or answers one.
    enum class Phase : std::uint8_t { Waiting, Receiving, Answering };

    Connection(boost::asio::ip::tcp::socket socket, Peer peer, Desk desk);

    boost::asio::ip::tcp::socket::executor_type executor() { return stream_.get_executor(); }
    /// Keep the Connection alive until this is done.
    boost::asio::awaitable<void> run();
    /// Once the Desk is finishing: ends after the request that is under way; at once when none is.
    /// On the strand.
    void finish();
    /// Ends now, unless a request has been read whole. On the strand.
    void give_way();
    /// Ends now. On the strand.
    void abort() { stream_.close(); }

    /// Any thread; may be another in the next moment.
    Phase phase() const { return phase_; }
    /// Since when it waits or receives. Any thread.
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
    std::string buffer_;  ///< What has arrived and belongs to no request yet.
    Desk desk_;
    const Peer peer_;
    bool has_unread_ = false;
    // Read by the strand that accepts, to choose whom to close when there is no room.
    std::atomic<Phase> phase_{Phase::Waiting};
    std::atomic<Time::rep> since_{0};
};

}  // namespace onrecord::server::http
