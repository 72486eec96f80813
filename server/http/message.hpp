// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
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
    std::string if_none_match;  ///< The header's value, empty when absent.
    std::string content_type;   ///< The same.
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
};

/// Work that answers a request, for a worker thread. It is given the request again, because its
/// client may be gone by then and everything else of it too. Throws what it likes: that is a 500.
using Job = std::function<Answer(const Request&)>;

/// An answer at once, or the work that gives one.
using Plan = std::variant<Answer, Job>;

/// Decides what a request asks for. Runs on the threads that read the network, several at once,
/// so it only looks and never waits; what takes long it gives back as a Job.
using Dispatch = std::function<Plan(const Request&)>;

}  // namespace onrecord::server::http
