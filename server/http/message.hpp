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

// What the http room and the api room say to each other: plain values, no library's types.
namespace onrecord::server::http {

/// A request target, taken apart and percent-decoded. `/api/v1/` has the segments `api`, `v1`
/// and an empty one; `/` has one empty segment.
struct Target {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> parameters;  ///< In order, repeats kept.
    bool operator==(const Target&) const = default;
};

/// A request that has been read whole and is well-formed HTTP.
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
    bool is_https = false;        ///< As far as a proxy says: X-Forwarded-Proto.
    std::string body;
    /// When the answer must be there. What is late is answered 503 in its stead.
    std::chrono::steady_clock::time_point deadline;
};

struct Header {
    std::string name;
    std::string value;
    bool operator==(const Header&) const = default;
};

/// What to send back. Date, Content-Length, Connection and the security headers are added on
/// the way out.
struct Answer {
    unsigned status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<Header> headers;
    /// More of the body after `body`, made piece by piece while it is sent: each by a worker, an
    /// empty one is the end. What it throws cuts the answer off, so that nobody takes it for whole.
    std::function<std::string()> next_piece = {};
};

/// Work that answers a request, for a worker thread. It is given the request again, because its
/// client may be gone by then and everything else of it too. Throws what it likes: that is a 500.
using Job = std::function<Answer(const Request&)>;

/// Whether what stands behind the `?` of an address may be written down. Only where a route says
/// so: what somebody pastes to have it checked is nobody else's business.
enum class Logged : std::uint8_t { PathAlone, WithQuery };

/// An answer at once, or the work that gives one, and how both are told of.
struct Plan {
    Plan(Answer answer) : how{std::move(answer)} {}  // NOLINT(google-explicit-constructor)
    Plan(Job job) : how{std::move(job)} {}           // NOLINT(google-explicit-constructor)

    std::variant<Answer, Job> how;
    std::string_view route;  ///< Its pattern, which lives as long as the program; may be empty.
    Logged logged = Logged::PathAlone;
};

/// Decides what a request asks for. Runs on the threads that read the network, several at once,
/// so it only looks and never waits; what takes long it gives back as a Job.
using Dispatch = std::function<Plan(const Request&)>;

}  // namespace onrecord::server::http
