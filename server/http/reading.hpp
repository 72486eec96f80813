// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/service.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <optional>

namespace onrecord::server::http {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// What came of reading one request. Neither `request` nor `refusal`: the client has gone.
struct Reading {
    std::optional<Request> request;
    std::optional<Answer> refusal;  ///< For what is no acceptable request; then the end.
    std::string method;             ///< As sent, HEAD too; for the log and the writing.
    std::string target;
    unsigned version = 11;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point began;
};

/// The answer to what Beast could not or would not read; nothing when the client has gone or was
/// too slow (Beast closes the socket then).
std::optional<Answer> refusal_of(const boost::system::error_code& error,
                                 const RequestParser& parser,
                                 const Limits& limits);

/// Checks the headers before the body is read. Nothing when all is well.
std::optional<Answer> refusal_of_header(const RequestParser& parser, const Limits& limits);

/// A request read whole, or the refusal of its target.
void take_request(RequestParser& parser, std::chrono::milliseconds deadline, Reading& reading);

}  // namespace onrecord::server::http
