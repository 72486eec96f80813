// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/reading.hpp"

#include "server/http/problem_answer.hpp"
#include "server/http/target.hpp"

#include <boost/beast/http/error.hpp>

#include <string>

namespace onrecord::server::http {
namespace {

namespace beast = boost::beast;

std::string bytes(std::uint64_t number) { return std::to_string(number) + " bytes"; }

Answer target_too_long(const Limits& limits) {
    return problem_answer(
        414, "The request target is longer than the limit of " + bytes(limits.target_bytes) + ".");
}

Answer header_too_large(const RequestParser& parser, const Limits& limits) {
    if (parser.get().target().empty()) return target_too_long(limits);
    return problem_answer(
        431,
        "The request's headers are larger than the limit of " + bytes(limits.header_bytes) + ".");
}

bool is_http_error(const boost::system::error_code& error) {
    return error.category() ==
           beast::http::make_error_code(beast::http::error::bad_method).category();
}

std::string value_of(const RequestParser& parser, beast::http::field name) {
    const auto value = parser.get()[name];
    return {value.data(), value.size()};
}

}  // namespace

std::optional<Answer> refusal_of(const boost::system::error_code& error,
                                 const RequestParser& parser,
                                 const Limits& limits) {
    namespace http = beast::http;
    if (!is_http_error(error) || error == http::error::end_of_stream ||
        error == http::error::partial_message) {
        return std::nullopt;
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return header_too_large(parser, limits);
    }
    if (error == http::error::body_limit) {
        return problem_answer(
            413,
            "The request's body is larger than the limit of " + bytes(limits.body_bytes) + ".");
    }
    return problem_answer(400, "This is not well-formed HTTP: " + error.message() + ".");
}

std::optional<Answer> refusal_of_header(const RequestParser& parser, const Limits& limits) {
    const auto& message = parser.get();
    if (message.target().size() > limits.target_bytes) return target_too_long(limits);
    if (message.version() != 10 && message.version() != 11) {
        return problem_answer(400, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    }
    if (message.version() == 11 && message.count(beast::http::field::host) != 1) {
        return problem_answer(400, "An HTTP/1.1 request needs exactly one Host header.");
    }
    return std::nullopt;
}

void take_request(RequestParser& parser, std::chrono::milliseconds deadline, Reading& reading) {
    auto target = parse_target(reading.target);
    if (!target) {
        reading.refusal = problem_answer(400, target.error().reason);
        return;
    }
    Request request;
    request.method = reading.method == "HEAD" ? "GET" : reading.method;
    request.raw_target = reading.target;
    request.target = std::move(*target);
    request.if_none_match = value_of(parser, beast::http::field::if_none_match);
    request.content_type = value_of(parser, beast::http::field::content_type);
    request.body = std::move(parser.get().body());
    request.deadline = std::chrono::steady_clock::now() + deadline;
    reading.request = std::move(request);
}

}  // namespace onrecord::server::http
