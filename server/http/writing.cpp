// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/writing.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>

#include <array>
#include <ctime>
#include <string>

namespace onrecord::server::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;

/// IMF-fixdate, RFC 9110: `Sun, 06 Nov 1994 08:49:37 GMT`. Written out by hand because strftime
/// speaks the locale's language.
std::string date_now() {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                     days.at(static_cast<std::size_t>(utc.tm_wday)),
                                     utc.tm_mday,
                                     months.at(static_cast<std::size_t>(utc.tm_mon)),
                                     utc.tm_year + 1900,
                                     utc.tm_hour,
                                     utc.tm_min,
                                     utc.tm_sec);
    return {text.data(), static_cast<std::size_t>(length)};
}

template <class Body>
beast::http::response<Body> begin(const Reading& reading, const Answer& answer) {
    beast::http::response<Body> response{static_cast<beast::http::status>(answer.status),
                                         reading.version};
    response.set(beast::http::field::date, date_now());
    for (const Header& header : security_headers) {
        response.set(header.name, header.value);
    }
    for (const Header& header : answer.headers) {
        if (header.name == "Vary") {
            response.insert(header.name, header.value);  // Several hands add to it.
        } else {
            response.set(header.name, header.value);
        }
    }
    if (!reading.id.empty()) response.set("X-Request-Id", reading.id);
    if (!answer.content_type.empty() && answer.status != 304) {
        response.set(beast::http::field::content_type, answer.content_type);
    }
    response.keep_alive(reading.keep_alive);
    return response;
}

template <class Body>
net::awaitable<bool> send(beast::tcp_stream& stream, beast::http::response<Body>& response) {
    auto [error, count] =
        co_await beast::http::async_write(stream, response, net::as_tuple(net::use_awaitable));
    co_return !error;
}

net::awaitable<bool> send_bytes(beast::tcp_stream& stream, const std::string& bytes) {
    auto [error, count] =
        co_await net::async_write(stream, net::buffer(bytes), net::as_tuple(net::use_awaitable));
    co_return !error;
}

std::string hex(std::size_t number) {
    std::array<char, 20> text{};
    const int length = std::snprintf(text.data(), text.size(), "%zx", number);
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

net::awaitable<bool> write_beginning(beast::tcp_stream& stream,
                                     const Reading& reading,
                                     const Answer& answer) {
    auto response = begin<beast::http::empty_body>(reading, answer);
    const bool is_chunked = reading.version == 11;
    if (is_chunked) response.chunked(true);
    if (!is_chunked) response.keep_alive(false);
    beast::http::response_serializer<beast::http::empty_body> serializer{response};
    auto [error, count] = co_await beast::http::async_write_header(
        stream, serializer, net::as_tuple(net::use_awaitable));
    if (error) co_return false;
    if (answer.body.empty() || reading.method == "HEAD") co_return true;
    const bool is_sent = co_await write_piece(stream, reading, answer.body);
    co_return is_sent;
}

net::awaitable<bool> write_piece(beast::tcp_stream& stream,
                                 const Reading& reading,
                                 const std::string& piece) {
    std::string bytes = piece;
    if (reading.version == 11) bytes = hex(piece.size()) + "\r\n" + piece + "\r\n";
    const bool is_sent = co_await send_bytes(stream, bytes);
    co_return is_sent;
}

net::awaitable<bool> write_answer(beast::tcp_stream& stream,
                                  const Reading& reading,
                                  const Answer& answer) {
    const bool has_no_content = answer.status == 204 || answer.status == 304;
    if (reading.method == "HEAD" || has_no_content) {
        auto response = begin<beast::http::empty_body>(reading, answer);
        if (!has_no_content) response.content_length(answer.body.size());
        const bool is_sent = co_await send(stream, response);
        co_return is_sent;
    }
    auto response = begin<beast::http::span_body<const char>>(reading, answer);
    response.body() = {answer.body.data(), answer.body.size()};
    response.content_length(answer.body.size());
    const bool is_sent = co_await send(stream, response);
    co_return is_sent;
}

}  // namespace onrecord::server::http
