// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.hpp"

#include "schema/failure.hpp"
#include "searcher/draft_check.hpp"
#include "searcher/searcher_pool.hpp"
#include "server/api/routes.hpp"
#include "server/http/service.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace onrecord::server {
namespace {

http::ServiceOptions service_options(const ServerOptions& options) {
    http::ServiceOptions service;
    service.address = options.address;
    service.port = options.port;
    service.threads = options.threads;
    service.workers =
        options.workers > 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
    service.queue = options.queue;
    service.deadline = options.deadline;
    service.larger_body = api::larger_body;
    return service;
}

}  // namespace

struct Server::State {
    State(ServerOptions given, std::function<void(const std::string&)> message_to)
        : options{std::move(given)},
          message{std::move(message_to)},
          log{options.access_log, options.access_log_file},
          searchers{options.index, options.verify},
          service{service_options(options),
                  [this](const http::Request& request) { return api::dispatch(context, request); },
                  {[this](const http::Exchange& exchange) { log.write(exchange); }, message}} {}

    void watch(const std::stop_token& stop);
    void look();
    void tell_refusal();

    const ServerOptions options;
    const std::function<void(const std::string&)> message;
    const AccessLog log;
    searcher::SearcherPool searchers;
    const searcher::DraftReader drafts;
    const api::Context context{searchers, drafts, [this] { return service.waiting(); }};
    http::Service service;
    std::string told_refusal;  // The watcher's own.
    std::mutex mutex;          // guards nothing but the watcher's sleep
    std::condition_variable_any stopped;
    std::jthread watcher;  // Last: ends before what it looks at.
};

/// Looks for a new Generation. On its own thread, because verifying one may take seconds and
/// searches go on meanwhile.
void Server::State::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::unique_lock lock{mutex};
        stopped.wait_for(lock, stop, options.refresh, [] { return false; });
        lock.unlock();
        if (!stop.stop_requested()) look();
    }
}

void Server::State::look() {
    const bool is_new = searchers.refresh();
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
    state_->watcher =
        std::jthread{[state = state_.get()](const std::stop_token& stop) { state->watch(stop); }};
}

Server::~Server() { stop(); }

std::string Server::url() const { return state_->service.url(); }

void Server::stop() {
    state_->watcher.request_stop();
    state_->service.stop();
}

}  // namespace onrecord::server
