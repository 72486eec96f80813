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

// The one table of what this server answers. A new route is a handler (one pair of files) and a
// row; docs/http-api.md and server/web/openapi.json are held against the table by tests.
namespace onrecord::server::api {

/// How the server does at this moment.
struct Vitals {
    std::size_t waiting = 0;      ///< Requests that wait for a worker.
    std::size_t connections = 0;  ///< Open ones.
    bool is_stuck = false;        ///< Every worker has been at one request for twice the deadline.
    std::uint64_t dropped_lines = 0;      ///< Of the logs.
    std::uint64_t descriptors = 0;        ///< Open ones.
    std::uint64_t descriptors_limit = 0;  ///< How many may be.
};

/// What handlers answer from. Shared by all threads.
struct Context {
    searcher::SearcherPool& searchers;
    const searcher::DraftReader& drafts;
    std::function<Vitals()> vitals;
    std::function<std::string()> metrics;  ///< Counters and histograms, in Prometheus' text format.
    const Access& access;
    std::filesystem::path archive;  ///< Whose Captures may be asked for; empty: none.
};

/// One request on its way through its route.
struct Call {
    const Context& context;
    const http::Request& request;
    const Parameters& parameters;  ///< Path captures too.
};

using Handler = http::Answer (*)(const Call&);

/// Which thread runs a handler: at once on the one that read the request when it only looks
/// something up in memory (and so answers even when every worker is busy), else a worker.
enum class RunsOn : std::uint8_t { Network, Worker };

/// Whether unknown parameters are refused. The page's own addresses carry its state.
enum class Strictness : std::uint8_t { Refuse, Ignore };

struct Route {
    std::string_view method;
    std::string_view pattern;  ///< `/api/v1/entries/{id}`: a segment in braces is a capture.
    Handler handler;
    RunsOn runs_on;
    Scope needs;  ///< Of whoever asks.
    Strictness unknown_parameters;
    http::Logged logged;
    std::span<const Parameter> parameters;
    std::string_view example;
    std::string_view summary;
};

std::span<const Route> routes();

/// The route of a request with its captures; else which methods the path has (none: no such path).
struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> captures;
    std::vector<std::string_view> allowed;
};
Match find_route(std::string_view method, const std::vector<std::string>& segments);

/// How many bytes of body a target may have beyond the usual limit; 0 for most.
std::uint64_t larger_body(std::string_view target);

/// What answers a request that comes of another one: neither counted nor limited again.
http::Plan dispatch_within(const Context& context, const http::Request& request);

/// What the http room asks for each request. `context` must outlive every Job.
http::Plan dispatch(const Context& context, const http::Request& request);

}  // namespace onrecord::server::api
