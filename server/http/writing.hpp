// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/reading.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

namespace onrecord::server::http {

/// Security headers of every answer. The page loads nothing from other origins and must not be
/// framed.
inline const Header security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
     "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

/// Sends status, headers and the first part of a streamed answer; chunked, or for HTTP/1.0 until
/// the end of the connection.
boost::asio::awaitable<bool> write_beginning(boost::beast::tcp_stream& stream,
                                             const Reading& reading,
                                             const Answer& answer);
/// Sends a further part; an empty one ends the body.
boost::asio::awaitable<bool> write_piece(boost::beast::tcp_stream& stream,
                                         const Reading& reading,
                                         const std::string& piece);

/// Sends an answer, without body for HEAD, 204 and 304. False when it could not be sent.
boost::asio::awaitable<bool> write_answer(boost::beast::tcp_stream& stream,
                                          const Reading& reading,
                                          const Answer& answer);

}  // namespace onrecord::server::http
