// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"
#include "server/http/reading.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

namespace onrecord::server::http {

/// On every answer. The page needs nothing from elsewhere and nobody may frame it.
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

/// Sends status and headers of an answer that comes in pieces, and the first of them; chunked, or
/// up to the end of the connection to a client of HTTP/1.0.
boost::asio::awaitable<bool> write_beginning(boost::beast::tcp_stream& stream,
                                             const Reading& reading,
                                             const Answer& answer);
/// Sends one more piece; an empty one ends the body.
boost::asio::awaitable<bool> write_piece(boost::beast::tcp_stream& stream,
                                         const Reading& reading,
                                         const std::string& piece);

/// Sends the answer, without its body for HEAD, 204 and 304. False when it could not be sent.
boost::asio::awaitable<bool> write_answer(boost::beast::tcp_stream& stream,
                                          const Reading& reading,
                                          const Answer& answer);

}  // namespace onrecord::server::http
