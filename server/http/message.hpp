// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The interface between the rooms http and api: plain values without types of libraries.
namespace onrecord::server::http {

/// A parsed, percent-decoded request target. `/api/v1/` has the segments `api`, `v1` and an empty
/// one; `/` has one empty segment.
struct Target {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< In order, with repetitions.
    bool operator==(const Target&) const = default;
};

/// A complete, well-formed request.
struct Request {
    std::string method;      ///< As sent, `GET`. A HEAD request arrives as `GET`.
    std::string raw_target;  ///< As sent; for the access log.
    Target target;
    std::string if_none_match;    ///< The header's value, empty when absent.
    std::string content_type;     ///< The same.
    std::string accept_encoding;  ///< The same.
    std::string host;             ///< The same; in an HTTP/1.1 request never empty.
    std::string origin;           ///< The same.
    std::string asked_method;     ///< Access-Control-Request-Method, of a preflight.
    std::string authorization;    ///< The same.
    std::string api_key;          ///< X-Api-Key.
    std::string forwarded_for;    ///< X-Forwarded-For.
    std::string client;           ///< Address.
    bool is_https = false;        ///< According to the connection or X-Forwarded-Proto.
    std::string body;
    /// The deadline; a late answer is replaced by 503.
    std::chrono::steady_clock::time_point deadline;
};

struct Header {
    std::string name;
    std::string value;
    bool operator==(const Header&) const = default;
};

/// The response. Date, Content-Length, Connection and the security headers are added when it is
/// sent.
struct Answer {
    unsigned status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<Header> headers;
    /// Further parts of the body after `body`, produced by workers while it is sent; an empty one
    /// is the end. An exception truncates the response, so that it is not mistaken for a complete
    /// one.
    std::function<std::string()> next_piece = {};
};

/// Work for a worker thread that answers a request. The request is passed again, because the
/// connection may be gone by then. Any exception gives a 500.
using Job = std::function<Answer(const Request&)>;

/// Whether the query part of an address may be logged. Only if the route allows it, because words
/// submitted to a check are private.
enum class Logged : std::uint8_t { PathAlone, WithQuery };

/// An immediate answer or a job that gives one, with how it is logged.
struct Plan {
    Plan(Answer answer) : how{std::move(answer)} {}  // NOLINT(google-explicit-constructor)
    Plan(Job job) : how{std::move(job)} {}           // NOLINT(google-explicit-constructor)

    std::variant<Answer, Job> how;
    std::string_view route;  ///< Its pattern, with static lifetime; may be empty.
    Logged logged = Logged::PathAlone;
};

/// Maps a request to a Plan. Runs on network threads, concurrently, and must not block; longer work
/// is returned as a Job.
using Dispatch = std::function<Plan(const Request&)>;

}  // namespace onrecord::server::http
