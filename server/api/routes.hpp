// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/draft_check.hpp"
#include "searcher/searcher_pool.hpp"
#include "server/api/access.hpp"
#include "server/api/parameters.hpp"
#include "server/http/message.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The table of routes. A new route is a handler (one pair of files) and a row; tests compare
// docs/http-api.md and server/web/openapi.json with the table.
namespace onrecord::server::api {

/// Vital signs of the server.
struct Vitals {
    std::size_t waiting = 0;              ///< Requests waiting for a worker.
    std::size_t connections = 0;          ///< Open ones.
    bool is_stuck = false;                ///< See Service::is_stuck().
    std::uint64_t dropped_lines = 0;      ///< Of the logs.
    std::uint64_t descriptors = 0;        ///< Open ones.
    std::uint64_t descriptors_limit = 0;  ///< Their limit.
};

/// The context of all handlers. Shared by all threads.
struct Context {
    searcher::SearcherPool& searchers;
    const searcher::DraftReader& drafts;
    std::function<Vitals()> vitals;
    std::function<std::string()> metrics;  ///< Counters and histograms, in Prometheus' text format.
    const Access& access;
    std::filesystem::path archive;  ///< Archive whose Captures are served; empty: none.
};

/// A request with its route's context.
struct Call {
    const Context& context;
    const http::Request& request;
    const Parameters& parameters;  ///< Including path captures.
};

using Handler = http::Answer (*)(const Call&);

/// Which thread runs a handler: the network thread, if it only looks up something in memory (it
/// then answers even when every worker is busy), or a worker.
enum class RunsOn : std::uint8_t { Network, Worker };

/// Whether unknown parameters are refused. The page's own addresses carry its state.
enum class Strictness : std::uint8_t { Refuse, Ignore };

struct Route {
    std::string_view method;
    std::string_view pattern;  ///< `/api/v1/entries/{id}`: a segment in braces is a capture.
    Handler handler;
    RunsOn runs_on;
    Scope needs;  ///< Required of the caller.
    Strictness unknown_parameters;
    http::Logged logged;
    std::span<const Parameter> parameters;
    std::string_view example;
    std::string_view summary;
};

std::span<const Route> routes();

/// The route of a request with its captures; otherwise the methods of the path (none: no such
/// path).
struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> captures;
    std::vector<std::string_view> allowed;
};
Match find_route(std::string_view method, const std::vector<std::string>& segments);

/// A larger limit of the body for certain targets; 0 for most.
std::uint64_t larger_body(std::string_view target);

/// Answers a request that is part of another one: not counted or limited again.
http::Plan dispatch_within(const Context& context, const http::Request& request);

/// The Dispatch function of the http room. `context` must outlive every Job.
http::Plan dispatch(const Context& context, const http::Request& request);

}  // namespace onrecord::server::api
