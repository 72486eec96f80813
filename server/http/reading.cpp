// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/reading.hpp"

#include "server/http/problem_answer.hpp"
#include "server/http/target.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace onrecord::server::http {
namespace {

std::string bytes_of(std::uint64_t number) { return std::to_string(number) + " bytes"; }

Answer target_too_long(const Limits& limits) {
    return problem_answer(
        414,
        "The request target is longer than the limit of " + bytes_of(limits.target_bytes) + ".");
}

Answer head_too_large(std::string_view bytes, const Limits& limits) {
    if (bytes.find("\r\n") == std::string_view::npos) return target_too_long(limits);
    return problem_answer(431,
                          "The request's headers are larger than the limit of " +
                              bytes_of(limits.header_bytes) + ".");
}

/// What a client may name its request: what is safe in a log and a header, and short.
bool is_request_id(std::string_view id) {
    constexpr std::size_t longest = 64;
    return !id.empty() && id.size() <= longest && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-' || c == '_' || c == '.';
    });
}

}  // namespace

std::optional<Answer> refusal_of_beginning(const HeadScan& scan,
                                           std::string_view bytes,
                                           const Limits& limits) {
    if (scan.is_broken()) {
        return problem_answer(400,
                              "This is not well-formed HTTP: a control character stands in the "
                              "head, or a line that does not end in CR LF.");
    }
    if (bytes.size() > limits.header_bytes) return head_too_large(bytes, limits);
    return std::nullopt;
}

std::optional<Head> take_head(std::string_view bytes, const Limits& limits, Reading& reading) {
    std::tie(reading.method, reading.target) = request_line(bytes);
    if (bytes.size() > limits.header_bytes) {
        reading.refusal = head_too_large(bytes, limits);
        return std::nullopt;
    }
    if (reading.target.size() > limits.target_bytes) {
        reading.refusal = target_too_long(limits);
        return std::nullopt;
    }
    auto parsed = parse_head(bytes);
    if (const auto* refused = std::get_if<HeadRefusal>(&parsed)) {
        reading.refusal = problem_answer(refused->status, refused->reason);
        return std::nullopt;
    }
    auto& head = std::get<Head>(parsed);
    reading.version = head.version;
    reading.keep_alive = head.keep_alive;
    if (auto id = head.field("x-request-id"); is_request_id(id)) reading.id = std::move(id);
    return std::move(head);
}

Answer body_too_large(std::uint64_t most_bytes) {
    return problem_answer(
        413, "The request's body is larger than the limit of " + bytes_of(most_bytes) + ".");
}

Answer broken_chunks() {
    return problem_answer(400,
                          "The chunks of the body are not well-formed: a size is hex digits alone "
                          "on their line, and no header lines stand behind the last chunk.");
}

void take_request(const Head& head, std::string body, Reading& reading) {
    auto target = parse_target(head.target);
    if (!target) {
        reading.refusal = problem_answer(400, target.error().reason);
        return;
    }
    Request request;
    request.method = head.method == "HEAD" ? "GET" : head.method;
    request.raw_target = head.target;
    request.target = std::move(*target);
    request.if_none_match = head.joined("if-none-match");
    request.content_type = head.field("content-type");
    request.accept_encoding = head.joined("accept-encoding");
    request.host = head.field("host");
    request.origin = head.field("origin");
    request.asked_method = head.field("access-control-request-method");
    request.authorization = head.field("authorization");
    request.api_key = head.field("x-api-key");
    request.forwarded_for = head.joined("x-forwarded-for");
    request.is_https = head.field("x-forwarded-proto") == "https";
    request.body = std::move(body);
    reading.request = std::move(request);
}

}  // namespace onrecord::server::http
