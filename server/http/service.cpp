// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/service.hpp"

#include "schema/failure.hpp"
#include "server/http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace onrecord::server::http {
namespace {

namespace net = boost::asio;
using net::ip::tcp;

constexpr auto as_result = net::as_tuple(net::use_awaitable);

tcp::endpoint endpoint_of(const ServiceOptions& options) {
    boost::system::error_code error;
    const auto address = net::ip::make_address(options.address, error);
    if (error) {
        throw schema::Failure{schema::ExitStatus::Usage,
                              "'" + options.address +
                                  "' is no IP address to listen on. Give one such as 127.0.0.1 or "
                                  "[::1]."};
    }
    return {address, options.port};
}

tcp::acceptor listen(net::any_io_executor executor, const ServiceOptions& options) {
    try {
        return {std::move(executor), endpoint_of(options)};
    } catch (const boost::system::system_error& error) {
        throw schema::Failure{schema::ExitStatus::CannotCreate,
                              "Cannot listen on " + options.address + ":" +
                                  std::to_string(options.port) + ": " + error.code().message() +
                                  ". Choose another with --listen ADDRESS:PORT."};
    }
}

}  // namespace

/// `listening` is the strand of everything here but the workers: the acceptor, the set of
/// connections and the two timers need no lock.
struct Service::State {
    State(const ServiceOptions& given, Dispatch dispatch_by, ServiceEvents events_to)
        : options{given},
          dispatch{std::move(dispatch_by)},
          events{std::move(events_to)},
          acceptor{listen(listening, options)},
          workers{options.workers, options.queue} {}

    net::awaitable<void> accept();
    net::awaitable<void> pause(std::chrono::milliseconds time);
    void begin(tcp::socket socket);
    void ended(const std::shared_ptr<Connection>& connection);
    void finish();
    void drained();
    void serve();

    const ServiceOptions options;
    const Dispatch dispatch;
    const ServiceEvents events;
    net::io_context context;
    net::strand<net::io_context::executor_type> listening{context.get_executor()};
    tcp::acceptor acceptor;
    net::steady_timer room{listening};
    net::steady_timer drain{listening};
    std::set<std::shared_ptr<Connection>> connections;
    std::atomic<bool> is_finishing{false};  // Set on the strand; read by every Connection.
    WorkerPool workers;                     // Joined before what its tasks post to is gone.
    std::vector<std::thread> threads;
};

net::awaitable<void> Service::State::accept() {
    while (acceptor.is_open()) {
        if (connections.size() >= options.limits.connections) {
            co_await pause(std::chrono::milliseconds{1000});
            continue;
        }
        auto [error, socket] = co_await acceptor.async_accept(net::make_strand(context), as_result);
        if (!error) begin(std::move(socket));
        // Out of file descriptors, say: it passes when connections end.
        if (error && acceptor.is_open()) co_await pause(std::chrono::milliseconds{100});
    }
}

/// Until a connection ends, or for so long.
net::awaitable<void> Service::State::pause(std::chrono::milliseconds time) {
    room.expires_after(time);
    co_await room.async_wait(as_result);
}

void Service::State::begin(tcp::socket socket) {
    auto connection = std::make_shared<Connection>(
        std::move(socket), Desk{options, dispatch, events, workers, is_finishing});
    connections.insert(connection);
    net::co_spawn(
        connection->executor(), connection->run(), [this, connection](const std::exception_ptr&) {
            net::post(listening, [this, connection] { ended(connection); });
        });
}

void Service::State::ended(const std::shared_ptr<Connection>& connection) {
    connections.erase(connection);
    room.cancel();
    if (is_finishing && connections.empty()) drain.cancel();
}

void Service::State::finish() {
    is_finishing = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    room.cancel();
    for (const auto& connection : connections) {
        net::post(connection->executor(), [connection] { connection->finish(); });
    }
    if (connections.empty()) return;
    drain.expires_after(options.limits.drain);
    drain.async_wait([this](const boost::system::error_code& error) {
        if (!error) drained();
    });
}

/// The time for what is under way is over.
void Service::State::drained() {
    for (const auto& connection : connections) {
        net::post(connection->executor(), [connection] { connection->abort(); });
    }
}

void Service::State::serve() {
    for (;;) {
        try {
            context.run();
            return;
        } catch (...) {
            events.failed(schema::describe_current_exception().message);
        }
    }
}

Service::Service(const ServiceOptions& options, Dispatch dispatch, ServiceEvents events)
    : state_{std::make_unique<State>(options, std::move(dispatch), std::move(events))} {}

Service::~Service() { stop(); }

std::string Service::url() const {
    const auto endpoint = state_->acceptor.local_endpoint();
    const auto address = endpoint.address().to_string();
    return "http://" + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
           std::to_string(endpoint.port());
}

void Service::start() {
    net::co_spawn(state_->listening, state_->accept(), [](const std::exception_ptr&) {});
    for (unsigned i = 0; i < state_->options.threads; ++i) {
        state_->threads.emplace_back([state = state_.get()] { state->serve(); });
    }
}

void Service::stop() {
    if (state_->threads.empty()) return;
    net::post(state_->listening, [state = state_.get()] { state->finish(); });
    for (std::thread& thread : state_->threads) {
        thread.join();
    }
    state_->threads.clear();
}

std::size_t Service::waiting() const { return state_->workers.waiting(); }

}  // namespace onrecord::server::http
