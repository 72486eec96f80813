// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection.hpp"

#include "schema/failure.hpp"
#include "server/http/problem_answer.hpp"
#include "server/http/reading.hpp"
#include "server/http/writing.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/read.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace onrecord::server::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;

constexpr auto as_result = net::as_tuple(net::use_awaitable);
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

/// Where the worker's answer is laid and who waits for it. Only touched on the strand.
struct Pending {
    net::steady_timer ready;
    std::optional<Answer> answer;
};

Answer busy() {
    Answer answer = problem_answer(503, "Too many requests are waiting. Try again in a second.");
    answer.headers.push_back({"Retry-After", "1"});
    return answer;
}

Answer late() {
    Answer answer = problem_answer(
        503, "The answer was not ready in time. Ask for less, or try again in a moment.");
    answer.headers.push_back({"Retry-After", "2"});
    return answer;
}

/// Inside a catch block: the edge of a request. The cause goes to the log; the client only
/// learns that it was not its fault.
Answer failed(const ServiceEvents& events, const Request& request) {
    const auto report = schema::describe_current_exception();
    events.failed(request.method + " " + request.raw_target + ": " + report.message);
    return problem_answer(500, "The server could not answer this. Its log says why.");
}

template <class Call>
auto guarded(const ServiceEvents& events, const Request& request, const Call& call)
    -> decltype(call()) {
    try {
        return call();
    } catch (...) {
        return failed(events, request);
    }
}

std::string address_of(const net::ip::tcp::socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? "-" : endpoint.address().to_string();
}

}  // namespace

Connection::Connection(net::ip::tcp::socket socket, Desk desk)
    : stream_{std::move(socket)},
      buffer_{desk.options.limits.header_bytes + (64U << 10U)},
      desk_{desk},
      client_{address_of(stream_.socket())} {}

// Here and in this whole room what co_await gives is named before it is used: g++ 12.2 miscompiles
// co_await within a condition. In a 15-line program with `while (co_await f())` the coroutines read
// garbage for their parameters; with the same results named first they do not.
net::awaitable<void> Connection::run() {
    boost::system::error_code ignored;
    stream_.socket().set_option(net::ip::tcp::no_delay{true}, ignored);
    bool goes_on = co_await request_begins();
    while (goes_on) {
        goes_on = co_await serve_request();
        if (goes_on) goes_on = co_await request_begins();
    }
    co_await close();
}

void Connection::finish() {
    if (is_idle_) stream_.cancel();
}

/// Waits for the first byte of the next request, unless it is there already. Once finishing only
/// what has arrived still counts.
net::awaitable<bool> Connection::request_begins() {
    if (buffer_.size() > 0) co_return true;
    boost::system::error_code error;
    if (!desk_.is_finishing) {
        is_idle_ = true;
        stream_.expires_after(desk_.options.limits.idle);
        auto [read_error, count] =
            co_await stream_.async_read_some(buffer_.prepare(4096), as_result);
        is_idle_ = false;
        buffer_.commit(count);
        if (!read_error || !desk_.is_finishing) co_return !read_error;
    }
    co_return stream_.socket().available(error) > 0;
}

/// False when the connection is at its end.
net::awaitable<bool> Connection::serve_request() {
    Reading reading = co_await read_request();
    if (!reading.request && !reading.refusal) co_return false;
    has_unread_ = reading.refusal.has_value();
    Answer reply = reading.refusal ? std::move(*reading.refusal) : Answer{};
    if (reading.request) reply = co_await answer(*reading.request);
    if (desk_.is_finishing || !reading.request) reading.keep_alive = false;
    const bool is_written = co_await write(reading, reply);
    const auto duration = std::chrono::steady_clock::now() - reading.began;
    desk_.events.answered({client_,
                           reading.method,
                           reading.target,
                           reply.status,
                           reply.body.size(),
                           std::chrono::duration_cast<std::chrono::microseconds>(duration)});
    co_return is_written&& reading.keep_alive;
}

net::awaitable<Reading> Connection::read_request() {
    const Limits& limits = desk_.options.limits;
    Reading reading;
    reading.began = std::chrono::steady_clock::now();
    RequestParser parser;
    parser.header_limit(limits.header_bytes);
    parser.body_limit(limits.body_bytes);
    stream_.expires_after(limits.receive);
    auto [error, count] =
        co_await beast::http::async_read_header(stream_, buffer_, parser, as_result);
    reading.method = std::string{parser.get().method_string()};
    reading.target = std::string{parser.get().target()};
    if (error) {
        reading.refusal = refusal_of(error, parser, limits);
        co_return reading;
    }
    reading.refusal = refusal_of_header(parser, limits);
    if (reading.refusal) co_return reading;
    if (beast::iequals(parser.get()[beast::http::field::expect], "100-continue")) {
        co_await net::async_write(stream_, net::buffer(go_on), as_result);
    }
    auto [body_error, body_count] =
        co_await beast::http::async_read(stream_, buffer_, parser, as_result);
    if (body_error) {
        reading.refusal = refusal_of(body_error, parser, limits);
        co_return reading;
    }
    reading.version = parser.get().version();
    reading.keep_alive = parser.get().keep_alive();
    take_request(parser, desk_.options.deadline, reading);
    co_return reading;
}

net::awaitable<Answer> Connection::answer(const Request& request) {
    Plan plan = guarded(desk_.events, request, [&] { return desk_.dispatch(request); });
    if (auto* at_once = std::get_if<Answer>(&plan)) co_return std::move(*at_once);
    Answer reply = co_await work(request, std::move(std::get<Job>(plan)));
    co_return reply;
}

/// Has a worker do the job and waits for it until the deadline. A result that comes later is
/// dropped; a job that begins later is not done at all.
net::awaitable<Answer> Connection::work(const Request& request, Job job) {
    const auto executor = stream_.get_executor();
    const auto pending =
        std::make_shared<Pending>(Pending{net::steady_timer{executor, request.deadline}, {}});
    auto task = [pending, executor, request, job = std::move(job), &events = desk_.events] {
        const bool is_late = std::chrono::steady_clock::now() >= request.deadline;
        Answer reply = is_late ? late() : guarded(events, request, [&] { return job(request); });
        net::post(executor, [pending, reply = std::move(reply)]() mutable {
            pending->answer = std::move(reply);
            pending->ready.cancel();
        });
    };
    if (!desk_.workers.try_submit(std::move(task))) co_return busy();
    co_await pending->ready.async_wait(as_result);
    co_return pending->answer ? std::move(*pending->answer) : late();
}

net::awaitable<bool> Connection::write(const Reading& reading, const Answer& answer) {
    stream_.expires_after(desk_.options.limits.send);
    const bool is_written = co_await write_answer(stream_, reading, answer);
    co_return is_written;
}

/// Says goodbye. After a refusal the client may still be sending, and closing with bytes unread
/// would reset the connection and take the refusal with it: they are read and dropped.
net::awaitable<void> Connection::close() {
    boost::system::error_code error;
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
    stream_.expires_after(std::chrono::seconds{1});
    for (int rounds = 0; has_unread_ && rounds < 64 && !error; ++rounds) {
        buffer_.clear();
        auto [read_error, count] =
            co_await stream_.async_read_some(buffer_.prepare(4096), as_result);
        error = read_error;
    }
    stream_.close();
}

}  // namespace onrecord::server::http
