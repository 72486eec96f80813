// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection.hpp"

#include "schema/failure.hpp"
#include "server/http/chunks.hpp"
#include "server/http/compression.hpp"
#include "server/http/problem_answer.hpp"
#include "server/http/reading.hpp"
#include "server/http/writing.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace onrecord::server::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;

constexpr auto as_result = net::as_tuple(net::use_awaitable);
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t read_bytes = 16U << 10U;
/// Of what a refused client still sends: several times the largest body, so that one that is a
/// little too large hears why.
constexpr std::size_t most_dropped_bytes = 16U << 20U;

/// Without what is behind the `?`: that may be somebody's unpublished words.
std::string path_of(std::string_view target) {
    return std::string{target.substr(0, target.find('?'))};
}

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
    events.failed(request.method + " " + path_of(request.raw_target) + ": " + report.message);
    return problem_answer(500, "The server could not answer this. Its log says why.");
}

template <class Given, class Call>
Given guarded(const ServiceEvents& events, const Request& request, const Call& call) {
    try {
        return call();
    } catch (...) {
        return failed(events, request);
    }
}

}  // namespace

Peer peer_of(const net::ip::tcp::socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    const bool has_address =
        !error && (endpoint.data()->sa_family == AF_INET || endpoint.data()->sa_family == AF_INET6);
    return {has_address ? endpoint.address().to_string() : "-"};
}

Connection::Connection(net::ip::tcp::socket socket, Peer peer, Desk desk)
    : stream_{std::move(socket)},
      desk_{desk},
      peer_{std::move(peer)} {
    enter(Phase::Waiting);
}

void Connection::enter(Phase phase) {
    since_ = std::chrono::steady_clock::now().time_since_epoch().count();
    phase_ = phase;
}

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
    if (phase_ == Phase::Waiting) stream_.cancel();
}

void Connection::give_way() {
    if (phase_ != Phase::Answering) stream_.close();
}

/// Waits for the first byte of the next request, unless it is there already. Once finishing only
/// what has arrived still counts.
net::awaitable<bool> Connection::request_begins() {
    if (!buffer_.empty()) co_return true;
    if (!desk_.is_finishing) {
        enter(Phase::Waiting);
        stream_.expires_after(desk_.options.limits.idle);
        const bool is_more = co_await read_more();
        if (is_more || !desk_.is_finishing) co_return is_more;
    }
    boost::system::error_code error;
    co_return stream_.socket().available(error) > 0;
}

/// False when the client has gone or the time is over.
net::awaitable<bool> Connection::read_more() {
    const auto before = buffer_.size();
    buffer_.resize(before + read_bytes);
    auto [error, count] = co_await stream_.async_read_some(
        net::buffer(buffer_.data() + before, read_bytes), as_result);
    buffer_.resize(before + (error ? 0 : count));
    co_return !error;
}

/// False when the connection is at its end.
net::awaitable<bool> Connection::serve_request() {
    enter(Phase::Receiving);
    Reading reading = co_await read_request();
    if (!reading.request && !reading.refusal) co_return false;
    enter(Phase::Answering);
    if (reading.id.empty()) reading.id = desk_.ids.next();
    has_unread_ = reading.refusal.has_value();
    Exchange exchange{peer_.client, reading.method, path_of(reading.target)};
    exchange.id = reading.id;
    Answer reply = reading.refusal ? std::move(*reading.refusal) : Answer{};
    if (reading.request) exchange.forwarded_for = reading.request->forwarded_for;
    if (reading.request) reply = co_await answer(*reading.request, exchange);
    if (desk_.is_finishing || !reading.request) reading.keep_alive = false;
    const bool is_written = co_await write(reading, reply, exchange);
    const auto duration = std::chrono::steady_clock::now() - reading.began;
    exchange.status = reply.status;
    exchange.duration = std::chrono::duration_cast<std::chrono::microseconds>(duration);
    desk_.events.answered(exchange);
    co_return is_written&& reading.keep_alive;
}

net::awaitable<Reading> Connection::read_request() {
    Reading reading;
    reading.began = std::chrono::steady_clock::now();
    const Limits& limits = desk_.options.limits;
    stream_.expires_after(desk_.is_finishing ? limits.last_words : limits.receive);
    const auto head = co_await read_head(reading);
    if (!head) co_return reading;
    if (head->version == 11 && head->field("expect") == "100-continue") {
        co_await net::async_write(stream_, net::buffer(go_on), as_result);
    }
    auto body = co_await read_body(*head, reading);
    if (!body) co_return reading;
    take_request(*head, std::move(*body), reading);
    if (!reading.request) co_return reading;
    reading.request->client = peer_.client;
    if (peer_.is_https) reading.request->is_https = true;
    reading.request->deadline = std::chrono::steady_clock::now() + desk_.options.deadline;
    co_return reading;
}

/// Nothing where the client has gone, or with the refusal in `reading`.
net::awaitable<std::optional<Head>> Connection::read_head(Reading& reading) {
    const Limits& limits = desk_.options.limits;
    HeadScan scan;
    bool is_whole = scan.advance(buffer_);
    while (!is_whole) {
        reading.refusal = refusal_of_beginning(scan, buffer_, limits);
        if (reading.refusal) break;
        const bool is_more = co_await read_more();
        if (!is_more) co_return std::nullopt;
        is_whole = scan.advance(buffer_);
    }
    if (scan.is_broken()) reading.refusal = refusal_of_beginning(scan, buffer_, limits);
    if (reading.refusal) {
        std::tie(reading.method, reading.target) = request_line(buffer_);
        co_return std::nullopt;
    }
    auto head = take_head(std::string_view{buffer_}.substr(0, scan.length()), limits, reading);
    buffer_.erase(0, scan.length());
    const auto* length = head ? std::get_if<Length>(&head->framing) : nullptr;
    const auto most_bytes = desk_.options.most_body_bytes(reading.target);
    if (length != nullptr && length->bytes > most_bytes) {
        reading.refusal = body_too_large(most_bytes);
        co_return std::nullopt;
    }
    co_return head;
}

/// Nothing where the client has gone, or with the refusal in `reading`.
net::awaitable<std::optional<std::string>> Connection::read_body(const Head& head,
                                                                 Reading& reading) {
    std::string body;
    bool is_whole = true;
    if (const auto* length = std::get_if<Length>(&head.framing)) {
        is_whole = co_await read_length(length->bytes, body);
    }
    if (std::holds_alternative<Chunked>(head.framing)) {
        is_whole = co_await read_chunks(body, reading);
    }
    if (!is_whole) co_return std::nullopt;
    co_return body;
}

net::awaitable<bool> Connection::read_length(std::uint64_t bytes, std::string& body) {
    while (buffer_.size() < bytes) {
        const bool is_more = co_await read_more();
        if (!is_more) co_return false;
    }
    body.assign(buffer_, 0, bytes);
    buffer_.erase(0, bytes);
    co_return true;
}

net::awaitable<bool> Connection::read_chunks(std::string& body, Reading& reading) {
    const auto most_bytes = desk_.options.most_body_bytes(reading.target);
    Chunks chunks{most_bytes};
    buffer_.erase(0, chunks.take(buffer_));
    while (chunks.state() == Chunks::State::Going) {
        const bool is_more = co_await read_more();
        if (!is_more) co_return false;
        buffer_.erase(0, chunks.take(buffer_));
    }
    if (chunks.state() == Chunks::State::Broken) reading.refusal = broken_chunks();
    if (chunks.state() == Chunks::State::TooLarge) reading.refusal = body_too_large(most_bytes);
    body = std::move(chunks.body);
    co_return chunks.state() == Chunks::State::Done;
}

net::awaitable<Answer> Connection::answer(const Request& request, Exchange& exchange) {
    Plan plan = guarded<Plan>(desk_.events, request, [&] { return desk_.dispatch(request); });
    exchange.route = plan.route;
    if (plan.logged == Logged::WithQuery) exchange.target = request.raw_target;
    if (auto* at_once = std::get_if<Answer>(&plan.how)) {
        compress(*at_once, request);
        co_return std::move(*at_once);
    }
    Answer reply = co_await work(request, std::move(std::get<Job>(plan.how)));
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
        Answer reply = is_late ? late() : guarded<Answer>(events, request, [&] {
            Answer made = job(request);
            compress(made, request);
            return made;
        });
        net::post(executor, [pending, reply = std::move(reply)]() mutable {
            pending->answer = std::move(reply);
            pending->ready.cancel();
        });
    };
    if (!desk_.workers.try_submit(std::move(task))) co_return busy();
    co_await pending->ready.async_wait(as_result);
    co_return pending->answer ? std::move(*pending->answer) : late();
}

net::awaitable<bool> Connection::write(const Reading& reading, Answer& answer, Exchange& exchange) {
    stream_.expires_after(desk_.options.limits.send);
    exchange.bytes = answer.body.size();
    if (!answer.next_piece) {
        const bool is_written = co_await write_answer(stream_, reading, answer);
        co_return is_written;
    }
    bool is_written = co_await write_beginning(stream_, reading, answer);
    // Shared with the worker, which may come too late and find nobody here any more.
    const auto make = std::make_shared<MakePiece>(std::move(answer.next_piece));
    while (is_written && reading.method != "HEAD") {
        const auto piece = co_await next_piece(make);
        stream_.expires_after(desk_.options.limits.send);
        if (!piece) {
            reset();
            co_return false;
        }
        is_written = co_await write_piece(stream_, reading, *piece);
        exchange.bytes += piece->size();
        if (piece->empty()) break;
    }
    co_return is_written&& reading.version == 11;
}

/// Ends a body in its middle so that nobody, HTTP/1.0 included, takes it for whole.
void Connection::reset() {
    boost::system::error_code ignored;
    stream_.socket().set_option(net::socket_base::linger{true, 0}, ignored);
    stream_.close();
}

/// The next piece of a long body, made by a worker; nothing when it failed.
net::awaitable<std::optional<std::string>> Connection::next_piece(std::shared_ptr<MakePiece> make) {
    struct Made {
        net::steady_timer ready;
        std::optional<std::string> piece;
    };
    const auto executor = stream_.get_executor();
    const auto made = std::make_shared<Made>(
        Made{net::steady_timer{executor, std::chrono::steady_clock::now() + desk_.options.deadline},
             {}});
    auto task = [made, executor, make = std::move(make), &events = desk_.events] {
        std::optional<std::string> piece;
        try {
            piece = (*make)();
        } catch (...) {
            events.failed("A long answer was cut off: " +
                          schema::describe_current_exception().message);
        }
        net::post(executor, [made, piece = std::move(piece)]() mutable {
            made->piece = std::move(piece);
            made->ready.cancel();
        });
    };
    if (!desk_.workers.try_submit(std::move(task))) co_return std::nullopt;
    co_await made->ready.async_wait(as_result);
    co_return std::move(made->piece);
}

/// Says goodbye. After a refusal the client may still be sending, and closing with bytes unread
/// would reset the connection and take the refusal with it: they are read and dropped.
net::awaitable<void> Connection::close() {
    boost::system::error_code error;
    enter(Phase::Receiving);
    stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
    stream_.expires_after(std::chrono::seconds{1});
    bool goes_on = has_unread_ && !error;
    // Counted in bytes: how many pieces they come in is the network's choice.
    for (std::size_t dropped = 0; goes_on && dropped < most_dropped_bytes;) {
        buffer_.clear();
        goes_on = co_await read_more();
        dropped += buffer_.size();
    }
    stream_.close();
}

}  // namespace onrecord::server::http
