// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include "schema/failure.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/searcher_pool.hpp"
#include "server/api/admin.hpp"
#include "server/api/routes.hpp"
#include "server/descriptors.hpp"
#include "server/http/service.hpp"
#include "server/metrics.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace onrecord::server {
namespace {

unsigned workers_of(const ServerOptions& options) {
    return options.workers > 0 ? options.workers
                               : std::max(1U, std::thread::hardware_concurrency());
}

/// So many connections that, with the Searchers of this Generation open, the next one can be opened
/// beside it. Fewer are no use to anybody.
std::size_t connections_within(std::size_t wanted) {
    constexpr std::uint64_t spare = 32;
    constexpr std::uint64_t fewest = 16;
    const std::uint64_t taken = 2 * open_descriptors() + spare;
    const std::uint64_t limit = descriptors_limit();
    const std::uint64_t left = limit > taken ? limit - taken : 0;
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(left, fewest, wanted));
}

http::ServiceOptions service_options(const ServerOptions& options) {
    http::ServiceOptions service;
    service.address = options.address;
    service.port = options.port;
    service.threads = options.threads;
    service.workers = workers_of(options);
    service.queue = options.queue;
    service.deadline = options.deadline;
    service.larger_body = api::larger_body;
    service.inherited_socket = options.inherited_socket;
    service.tls = {options.tls_certificate, options.tls_key};
    service.limits.connections = connections_within(service.limits.connections);
    return service;
}

/// The operator asks seldom, and must be answered when all who search are in its way: threads of
/// its own.
http::ServiceOptions admin_options(const ServerOptions& options) {
    http::ServiceOptions service;
    service.unix_socket = options.admin_socket;
    service.threads = 1;
    service.workers = 1;
    service.queue = 8;
    service.limits.connections = 16;
    return service;
}

api::Access access_of(const ServerOptions& options) {
    api::Access access;
    access.address = options.address;
    access.hosts = options.hosts;
    access.origins = options.origins;
    access.proxies = options.proxies;
    access.is_public = options.is_public;
    access.anonymous = api::read_scopes(options.anonymous).value_or(0);
    access.rate = options.rate;
    access.keys = std::make_shared<api::KeyRing>(options.keys);
    return access;
}

}  // namespace

struct Server::State {
    State(ServerOptions given, std::function<void(const std::string&)> message_to)
        : options{std::move(given)},
          message{std::move(message_to)},
          log{options.access_log, options.access_log_file},
          searchers{options.index, options.verify, workers_of(options)},
          access{access_of(options)},
          service{service_options(options),
                  [this](const http::Request& request) { return api::dispatch(context, request); },
                  {[this](const http::Exchange& exchange) { note(exchange); }, message}} {
        if (options.admin_socket.empty()) return;
        admin.emplace(
            admin_options(options),
            [this](const http::Request& request) { return api::dispatch_admin(desk, request); },
            http::ServiceEvents{[this](const http::Exchange& exchange) { log.write(exchange); },
                                message});
    }

    void watch(const std::stop_token& stop);
    void look();
    std::vector<std::string> reload();
    void tell_refusal();
    void note(http::Exchange exchange) {
        counted.note(exchange);
        exchange.client = api::client_of(access, exchange.client, exchange.forwarded_for);
        log.write(exchange);
    }
    api::Vitals vitals() const;

    const ServerOptions options;
    const std::function<void(const std::string&)> message;
    AccessLog log;
    Metrics counted;
    searcher::SearcherPool searchers;
    const searcher::DraftReader drafts;
    const api::Access access;
    const api::Context context{searchers,
                               drafts,
                               [this] { return vitals(); },
                               [this] { return counted.text(); },
                               access,
                               options.archive};
    http::Service service;
    const api::AdminDesk desk{searchers,
                              access,
                              options.index,
                              [this] { return vitals(); },
                              [this] { return counted.text(); },
                              [this] { return reload(); }};
    std::optional<http::Service> admin;
    std::string told_refusal;                // The watcher's own.
    std::mutex mutex;                        // guards nothing but the watcher's sleep
    std::atomic<bool> asked_to_look{false};  // Set by reload(), cleared by the watcher.
    std::condition_variable_any stopped;
    std::jthread watcher;  // Last: ends before what it looks at.
};

api::Vitals Server::State::vitals() const {
    return {service.waiting(),
            service.connections(),
            service.is_stuck(),
            log.dropped() + options.dropped_messages(),
            open_descriptors(),
            descriptors_limit()};
}

/// Looks for a new Generation. On its own thread, because verifying one may take seconds and
/// searches go on meanwhile.
void Server::State::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::unique_lock lock{mutex};
        stopped.wait_for(lock, stop, options.refresh, [this] { return asked_to_look.load(); });
        asked_to_look = false;
        lock.unlock();
        if (!stop.stop_requested()) look();
    }
}

void Server::State::look() {
    const auto before = searchers.generation();
    searchers.hold_good();
    searchers.refresh();
    const bool is_new = searchers.generation() != before;
    if (is_new) {
        const auto& manifest = searchers.generation()->manifest();
        message("serving Generation " + std::to_string(manifest.number) + " with " +
                std::to_string(manifest.entries) + " entries");
    }
    tell_refusal();
}

/// Once for each reason.
void Server::State::tell_refusal() {
    auto refusal = searchers.refusal();
    if (refusal == told_refusal) return;
    if (!refusal.empty()) {
        message("not serving the newest Generation: " + refusal + " Generation " +
                std::to_string(searchers.generation()->manifest().number) + " is served on.");
    }
    told_refusal = std::move(refusal);
}

Server::Server(const ServerOptions& options, std::function<void(const std::string&)> message)
    : state_{std::make_unique<State>(options, std::move(message))} {
    state_->tell_refusal();
    state_->service.start();
    if (state_->admin) state_->admin->start();
    state_->watcher =
        std::jthread{[state = state_.get()](const std::stop_token& stop) { state->watch(stop); }};
}

Server::~Server() { stop(); }

std::string Server::url() const { return state_->service.url(); }

bool Server::is_stuck() const { return state_->service.is_stuck(); }

/// The log, the keys and the certificate may be read anew by several threads at once.
std::vector<std::string> Server::State::reload() {
    std::vector<std::string> problems;
    const auto guarded = [&](const auto& act) {
        try {
            act();
        } catch (...) {
            problems.push_back(schema::describe_current_exception().message);
            message(problems.back());
        }
    };
    guarded([this] { log.reopen(); });
    guarded([this] { access.keys->reload(); });
    guarded([this] { service.reload_tls(); });
    asked_to_look = true;
    stopped.notify_all();
    return problems;
}

std::vector<std::string> Server::reload() { return state_->reload(); }

void Server::stop() {
    state_->watcher.request_stop();
    if (state_->admin) state_->admin->stop();
    state_->service.stop();
}

}  // namespace onrecord::server
