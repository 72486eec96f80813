// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/service.hpp"
#include "server/http/worker_pool.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <atomic>
#include <string>

namespace onrecord::server::http {

/// What all connections of a Service share.
struct Desk {
    const ServiceOptions& options;
    const Dispatch& dispatch;
    const ServiceEvents& events;
    WorkerPool& workers;
    /// Set before any Connection is told to finish: from then on no answer promises to keep one.
    const std::atomic<bool>& is_finishing;
};

struct Reading;

/// One client's connection: request after request until either side has had enough. Everything
/// runs on the strand of its socket.
class Connection {
public:
    Connection(boost::asio::ip::tcp::socket socket, Desk desk);

    boost::asio::ip::tcp::socket::executor_type executor() { return stream_.get_executor(); }
    /// Keep the Connection alive until this is done.
    boost::asio::awaitable<void> run();
    /// Once the Desk is finishing: ends after the request that is under way; at once when none is.
    /// On the strand.
    void finish();
    /// Ends now. On the strand.
    void abort() { stream_.close(); }

private:
    boost::asio::awaitable<bool> request_begins();
    boost::asio::awaitable<bool> serve_request();
    boost::asio::awaitable<Reading> read_request();
    boost::asio::awaitable<Answer> answer(const Request& request);
    boost::asio::awaitable<Answer> work(const Request& request, Job job);
    boost::asio::awaitable<bool> write(const Reading& reading, const Answer& answer);
    boost::asio::awaitable<void> close();

    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    Desk desk_;
    std::string client_;
    bool is_idle_ = false;
    bool has_unread_ = false;
};

}  // namespace onrecord::server::http
