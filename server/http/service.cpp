// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/service.hpp"

#include "schema/failure.hpp"
#include "server/http/connection.hpp"
#include "server/http/unix_socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <tuple>
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

/// A socket that somebody else has bound and listens on: systemd's socket activation.
tcp::acceptor inherit(net::any_io_executor executor, int socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    // The sockets interface is built on this cast.
    const int error = ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    if (error != 0 || (address.ss_family != AF_INET && address.ss_family != AF_INET6)) {
        throw schema::Failure{schema::ExitStatus::CannotCreate,
                              "The socket that was handed over is no TCP socket. Set "
                              "ListenStream to an address and a port."};
    }
    return {std::move(executor), address.ss_family == AF_INET ? tcp::v4() : tcp::v6(), socket};
}

tcp::acceptor listen(net::any_io_executor executor, const ServiceOptions& options) {
    // Asio asks an acceptor for its protocol only where it opens a socket itself.
    if (!options.unix_socket.empty())
        return {std::move(executor), tcp::v4(), listen_at(options.unix_socket)};
    if (options.inherited_socket >= 0) {
        return inherit(std::move(executor), options.inherited_socket);
    }
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
          tls{options.tls.is_set() ? std::make_shared<const TlsContext>(options.tls) : nullptr},
          acceptor{listen(listening, options)},
          workers{options.workers, options.queue} {}

    void keep_accepting();
    net::awaitable<void> accept();
    net::awaitable<void> pause(std::chrono::milliseconds time);
    bool welcome(tcp::socket socket);
    bool begin(tcp::socket socket, Peer peer);
    bool begin_tls(tcp::socket socket);
    net::awaitable<void> greet(tcp::socket socket,
                               std::shared_ptr<const TlsContext> spoken,
                               std::shared_ptr<TlsGreeting> greeting);
    bool make_room();
    std::shared_ptr<Connection> idlest() const;
    void ended(const std::shared_ptr<Connection>& connection);
    void finish();
    void finish_half_sent();
    void drained();
    void serve();

    const ServiceOptions options;
    const Dispatch dispatch;
    const ServiceEvents events;
    net::io_context context;
    net::strand<net::io_context::executor_type> listening{context.get_executor()};
    std::shared_ptr<const TlsContext> tls;  ///< Null: in the clear. Replaced on the strand.
    std::set<std::shared_ptr<TlsGreeting>> greetings;  ///< TLS clients that are no connections yet.
    tcp::acceptor acceptor;
    net::steady_timer drain{listening};
    net::steady_timer last_words{listening};
    std::set<std::shared_ptr<Connection>> connections;
    std::set<std::shared_ptr<Connection>> leaving;  ///< Those that were told to close.
    std::map<std::string, std::size_t> by_address;  ///< How many stay of each client's address.
    std::atomic<bool> is_finishing{false};          // Set on the strand; read by every Connection.
    std::atomic<std::size_t> open{0};               // Of connections its size; read by any thread.
    RequestIds ids;
    WorkerPool workers;  // Joined before what its tasks post to is gone.
    std::vector<std::thread> threads;
};

/// Accepts until the Service finishes, whatever is thrown: a listener that has silently ended is an
/// outage that no log mentions.
void Service::State::keep_accepting() {
    net::co_spawn(listening, accept(), [this](const std::exception_ptr& thrown) {
        if (thrown == nullptr || is_finishing) return;
        try {
            std::rethrow_exception(thrown);
        } catch (...) {
            events.failed("Accepting begins anew: " + schema::describe_current_exception().message);
        }
        keep_accepting();
    });
}

net::awaitable<void> Service::State::accept() {
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(net::make_strand(context), as_result);
        bool is_short = static_cast<bool>(error);
        if (!error) is_short = !welcome(std::move(socket));
        // Out of file descriptors or memory, say: an idle connection makes room.
        if (is_short && acceptor.is_open()) {
            make_room();
            co_await pause(std::chrono::milliseconds{20});
        }
    }
}

net::awaitable<void> Service::State::pause(std::chrono::milliseconds time) {
    net::steady_timer timer{listening, time};
    co_await timer.async_wait(as_result);
}

bool Service::State::welcome(tcp::socket socket) {
    if (tls != nullptr) return begin_tls(std::move(socket));
    auto peer = peer_of(socket);
    return begin(std::move(socket), std::move(peer));
}

/// False when there was no memory for it. A connection for which nobody can make room is closed.
bool Service::State::begin(tcp::socket socket, Peer peer) try {
    if (connections.size() - leaving.size() >= options.limits.connections && !make_room()) {
        socket.close();
        return true;
    }
    auto connection =
        std::make_shared<Connection>(std::move(socket),
                                     std::move(peer),
                                     Desk{options, dispatch, events, workers, ids, is_finishing});
    connections.insert(connection);
    ++by_address[connection->client()];
    open = connections.size();
    net::co_spawn(
        connection->executor(), connection->run(), [this, connection](const std::exception_ptr&) {
            net::post(listening, [this, connection] { ended(connection); });
        });
    return true;
} catch (...) {
    events.failed("A connection was refused: " + schema::describe_current_exception().message);
    return false;
}

/// Greets on the socket's own strand, and takes what comes of it for a connection. Those that never
/// end their greeting are bounded as connections are.
bool Service::State::begin_tls(tcp::socket socket) try {
    if (greetings.size() >= options.limits.connections) return true;
    const auto greeting = std::make_shared<TlsGreeting>(TlsGreeting{socket.get_executor()});
    greetings.insert(greeting);
    net::co_spawn(greeting->executor,
                  greet(std::move(socket), tls, greeting),
                  [this, greeting](const std::exception_ptr&) {
                      net::post(listening, [this, greeting] { greetings.erase(greeting); });
                  });
    return true;
} catch (...) {
    events.failed("A connection was refused: " + schema::describe_current_exception().message);
    return false;
}

net::awaitable<void> Service::State::greet(tcp::socket socket,
                                           std::shared_ptr<const TlsContext> spoken,
                                           std::shared_ptr<TlsGreeting> greeting) {
    Peer peer = peer_of(socket);
    peer.is_https = true;
    // Set before greetings are ended: who begins later sees it.
    if (is_finishing) co_return;
    const TlsTimes times{options.limits.receive, options.limits.send};
    const auto clear = co_await decrypt(std::move(socket), std::move(spoken), times, *greeting);
    if (clear == nullptr) co_return;
    net::post(listening, [this, clear, peer] {
        if (!is_finishing) begin(std::move(*clear), peer);
    });
}

/// Tells the idlest connection to give way; false when all are being answered.
bool Service::State::make_room() {
    const auto victim = idlest();
    if (victim == nullptr) return false;
    leaving.insert(victim);
    --by_address[victim->client()];
    net::post(victim->executor(), [victim] { victim->give_way(); });
    return true;
}

/// Of the address that holds most connections the one that has waited longest for a request; else
/// one that is slow to send its request; else the same of any address.
std::shared_ptr<Connection> Service::State::idlest() const {
    std::size_t most = 0;
    for (const auto& [address, count] : by_address) {
        most = std::max(most, count);
    }
    const auto rank = [&](const Connection& each) {
        return std::tuple{by_address.at(each.client()) != most, each.phase(), each.since()};
    };
    std::shared_ptr<Connection> found;
    for (const auto& each : connections) {
        if (each->phase() == Connection::Phase::Answering || leaving.contains(each)) continue;
        if (found == nullptr || rank(*each) < rank(*found)) found = each;
    }
    return found;
}

void Service::State::ended(const std::shared_ptr<Connection>& connection) {
    if (leaving.erase(connection) == 0) --by_address[connection->client()];
    if (by_address[connection->client()] == 0) by_address.erase(connection->client());
    connections.erase(connection);
    open = connections.size();
    if (!is_finishing || !connections.empty()) return;
    drain.cancel();
    last_words.cancel();
}

void Service::State::finish() {
    is_finishing = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    for (const auto& connection : connections) {
        net::post(connection->executor(), [connection] { connection->finish(); });
    }
    for (const auto& greeting : greetings) {
        net::post(greeting->executor, [greeting] { greeting->close(); });
    }
    if (connections.empty()) return;
    last_words.expires_after(options.limits.last_words);
    last_words.async_wait([this](const boost::system::error_code& error) {
        if (!error) finish_half_sent();
    });
    drain.expires_after(options.limits.drain);
    drain.async_wait([this](const boost::system::error_code& error) {
        if (!error) drained();
    });
}

/// Whoever has not sent a whole request by now holds nobody up.
void Service::State::finish_half_sent() {
    for (const auto& connection : connections) {
        net::post(connection->executor(), [connection] { connection->give_way(); });
    }
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
    if (!state_->options.unix_socket.empty()) return state_->options.unix_socket.string();
    const auto endpoint = state_->acceptor.local_endpoint();
    const auto address = endpoint.address().to_string();
    const std::string scheme = state_->options.tls.is_set() ? "https://" : "http://";
    return scheme + (endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
           std::to_string(endpoint.port());
}

void Service::reload_tls() {
    if (!state_->options.tls.is_set()) return;
    auto read = std::make_shared<const TlsContext>(state_->options.tls);
    net::post(state_->listening,
              [state = state_.get(), read = std::move(read)] { state->tls = read; });
}

void Service::start() {
    state_->keep_accepting();
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
    if (!state_->options.unix_socket.empty()) remove_socket(state_->options.unix_socket);
}

std::size_t Service::waiting() const { return state_->workers.waiting(); }

bool Service::is_stuck() const {
    const WorkerPool& workers = state_->workers;
    return workers.busy_for(2 * state_->options.deadline) == workers.size();
}

std::size_t Service::connections() const { return state_->open; }

}  // namespace onrecord::server::http
