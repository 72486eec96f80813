// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/writing.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
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
        response.set(header.name, header.value);
    }
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

}  // namespace

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
