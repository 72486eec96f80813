// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/head.hpp"

#include "server/http/chunks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <variant>

namespace onrecord::server::http {
namespace {

using namespace std::string_literals;

/// What the wire would make of the bytes: `none`, `length 3`, `chunked`, `400`, `431`, or
/// `unfinished`.
std::string reading_of(const std::string& bytes) {
    HeadScan scan;
    const bool is_whole = scan.advance(bytes);
    if (scan.is_broken()) return "400";
    if (!is_whole) return "unfinished";
    const auto parsed = parse_head(std::string_view{bytes}.substr(0, scan.length()));
    if (const auto* refused = std::get_if<HeadRefusal>(&parsed)) {
        EXPECT_FALSE(refused->reason.empty());
        return std::to_string(refused->status);
    }
    const auto& framing = std::get<Head>(parsed).framing;
    if (const auto* length = std::get_if<Length>(&framing)) {
        return "length " + std::to_string(length->bytes);
    }
    return std::holds_alternative<Chunked>(framing) ? "chunked" : "none";
}

struct Framed {
    std::string head;
    const char* reading;
};

std::string post(const std::string& fields) {
    return "POST /x HTTP/1.1\r\nHost: a.example\r\n" + fields + "\r\n\r\n";
}
std::string post_10(const std::string& fields) {
    return "POST /x HTTP/1.0\r\n" + fields + "\r\n\r\n";
}
std::string first_line(const std::string& line) { return line + "\r\nHost: a.example\r\n\r\n"; }
std::string host(const std::string& value) {
    return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

void expect_readings(std::span<const Framed> rows) {
    for (const auto& [head, reading] : rows) {
        SCOPED_TRACE(head);
        EXPECT_EQ(reading_of(head), reading);
    }
}

TEST(Head, HasOneReadingOfWhereABodyEnds) {
    const Framed rows[] = {
        {post("Content-Length: 3"), "length 3"},
        {post("content-length:3"), "length 3"},
        {post("Content-Length: \t 3 \t"), "length 3"},
        {post("Content-Length: 0"), "length 0"},
        {post("Content-Length: 0003"), "length 3"},
        {post("Transfer-Encoding: chunked"), "chunked"},
        {post("Transfer-Encoding: Chunked"), "chunked"},
        {post("Transfer-Encoding:\tchunked \t"), "chunked"},
        {post("X: y"), "none"},
        {post_10("Content-Length: 3"), "length 3"},
        {post_10("X: y"), "none"},
    };
    expect_readings(rows);
}

TEST(Head, RefusesEveryLengthThatTwoReadersMayReadDifferently) {
    const Framed rows[] = {
        {post("Content-Length:"), "400"},
        {post("Content-Length: +3"), "400"},
        {post("Content-Length: -3"), "400"},
        {post("Content-Length: 3, 3"), "400"},
        {post("Content-Length: 3,"), "400"},
        {post("Content-Length: 3 3"), "400"},
        {post("Content-Length: 3\t3"), "400"},
        {post("Content-Length: 3;"), "400"},
        {post("Content-Length: 3.0"), "400"},
        {post("Content-Length: 3e1"), "400"},
        {post("Content-Length: 0x3"), "400"},
        {post("Content-Length: 1_0"), "400"},
        {post("Content-Length: \"3\""), "400"},
        {post("Content-Length: three"), "400"},
        {post("Content-Length: 18446744073709551616"), "400"},
        {post("Content-Length: 99999999999999999999999"), "400"},
        {post("Content-Length: \xD9\xA3"), "400"},
        {post("Content-Length: 3\r\nContent-Length: 3"), "400"},
        {post("Content-Length: 3\r\nContent-Length: 4"), "400"},
        {post("Content-Length: 3\r\ncontent-length: 3"), "400"},
        {post("Content-Length: 3\r\nContent-Length:"), "400"},
        {post_10("Content-Length: 3\r\nContent-Length: 3"), "400"},
        {post("Content-Length : 3"), "400"},
        {post("Content-Length\t: 3"), "400"},
        {post(" Content-Length: 3"), "400"},
        {post("X: y\r\n Content-Length: 3"), "400"},
        {post("X: y\r\n\tContent-Length: 3"), "400"},
        {post("Content-Length:\r\n 3"), "400"},
        {post("Content-Length: \x0B"s + "3"), "400"},
        {post("Content-Length: 3\0"s), "400"},
        {post("Content-Length\0: 3"s), "400"},
        {post("Content-Length: 3\n"), "400"},
        {post("X: y\nContent-Length: 3"), "400"},
        {post("X: y\rContent-Length: 3"), "400"},
        {post("X: y\r\r\nContent-Length: 3"), "400"},
    };
    expect_readings(rows);
}

TEST(Head, RefusesEveryTransferEncodingButChunkedOnce) {
    const Framed rows[] = {
        {post("Transfer-Encoding: xchunked"), "400"},
        {post("Transfer-Encoding: chunkedx"), "400"},
        {post("Transfer-Encoding: identity"), "400"},
        {post("Transfer-Encoding: identity, chunked"), "400"},
        {post("Transfer-Encoding: chunked, identity"), "400"},
        {post("Transfer-Encoding: chunked, chunked"), "400"},
        {post("Transfer-Encoding: chunked,"), "400"},
        {post("Transfer-Encoding: ,chunked"), "400"},
        {post("Transfer-Encoding: gzip, chunked"), "400"},
        {post("Transfer-Encoding: gzip"), "400"},
        {post("Transfer-Encoding: deflate"), "400"},
        {post("Transfer-Encoding:"), "400"},
        {post("Transfer-Encoding: \"chunked\""), "400"},
        {post("Transfer-Encoding: 'chunked'"), "400"},
        {post("Transfer-Encoding: chunked;q=1"), "400"},
        {post("Transfer-Encoding: chunked; x"), "400"},
        {post("Transfer-Encoding: chunk"), "400"},
        {post("Transfer-Encoding: chun\xC4\xB8"
              "ed"),
         "400"},
        {post("Transfer-Encoding: \xE2\x84\xAA"), "400"},
        {post("Transfer-Encoding: \x0B"
              "chunked"),
         "400"},
        {post("Transfer-Encoding: \x0C"
              "chunked"),
         "400"},
        {post("Transfer-Encoding: chunked\0"s), "400"},
        {post("Transfer-Encoding: \xA0"
              "chunked"),
         "400"},
        {post("Transfer-Encoding: \x85"
              "chunked"),
         "400"},
        {post("Transfer-Encoding\x0B: chunked"), "400"},
        {post("Transfer-Encoding : chunked"), "400"},
        {post("Transfer-Encoding\t: chunked"), "400"},
        {post(" Transfer-Encoding: chunked"), "400"},
        {post("X: y\r\n Transfer-Encoding: chunked"), "400"},
        {post("Transfer-Encoding:\r\n chunked"), "400"},
        {post("Transfer-Encoding: chunked\r\n , identity"), "400"},
        {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), "400"},
        {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"), "400"},
        {post("Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"), "400"},
        {post("Transfer-Encoding: chunked\r\ntransfer-encoding: x"), "400"},
        {post("Transfer-Encoding: chunked\r\nContent-Length: 3"), "400"},
        {post("Content-Length: 3\r\nTransfer-Encoding: chunked"), "400"},
        {post("Content-Length: 0\r\nTransfer-Encoding: chunked"), "400"},
        {post("Content-Length:\r\nTransfer-Encoding: chunked"), "400"},
        {post("Transfer-Encoding: identity\r\nContent-Length: 3"), "400"},
        {post("Foo: bar\r\nTransfer-Encoding: xchunked\r\nContent-Length: 3"), "400"},
        {post_10("Transfer-Encoding: chunked"), "400"},
        {post_10("Transfer-Encoding: chunked\r\nContent-Length: 3"), "400"},
        {post_10("Transfer-Encoding: identity"), "400"},
        {post("Transfer_Encoding: chunked"), "none"},  // Another name, and no body is read for it.
        {post("Content_Length: 3"), "none"},
        {post("X-Transfer-Encoding: chunked"), "none"},
        {post("TE: chunked"), "none"},
    };
    expect_readings(rows);
}

TEST(Head, RefusesEveryRequestLineThatIsNotPlain) {
    const Framed rows[] = {
        {first_line("GET / HTTP/1.1"), "none"},
        {first_line("GET /a?b=%20 HTTP/1.1"), "none"},
        {first_line("GET  / HTTP/1.1"), "400"},
        {first_line("GET /  HTTP/1.1"), "400"},
        {first_line("GET / HTTP/1.1 "), "400"},
        {first_line(" GET / HTTP/1.1"), "400"},
        {first_line("GET\t/ HTTP/1.1"), "400"},
        {first_line("GET /\tHTTP/1.1"), "400"},
        {first_line("GET / x HTTP/1.1"), "400"},
        {first_line("GET /\xC3\xA9 HTTP/1.1"), "400"},
        {first_line("GET /\x7F HTTP/1.1"), "400"},
        {first_line("GET / HTTP/1.2"), "400"},
        {first_line("GET / HTTP/2.0"), "400"},
        {first_line("GET / HTTP/0.9"), "400"},
        {first_line("GET / HTTP/1.01"), "400"},
        {first_line("GET / HTTP/01.1"), "400"},
        {first_line("GET / HTTP/1,1"), "400"},
        {first_line("GET / http/1.1"), "400"},
        {first_line("GET / HTTP/1.1\x0B"), "400"},
        {first_line("GET /"), "400"},
        {first_line("GET"), "400"},
        {first_line(""), "400"},
        {first_line("G(T / HTTP/1.1"), "400"},
        {first_line("G\xC3\x89T / HTTP/1.1"), "400"},
        {first_line("GET: / HTTP/1.1"), "400"},
        {"\r\n" + first_line("GET / HTTP/1.1"), "400"},
        {"\n" + first_line("GET / HTTP/1.1"), "400"},
        {"\0"s + first_line("GET / HTTP/1.1"), "400"},
        {"GET / HTTP/1.1\nHost: a\n\n", "400"},
        {"GET / HTTP/1.1\r\nHost: a\r\n\n", "400"},
        {"GET / HTTP/1.1\r\nHost: a\n\r\n", "400"},
        {"GET / HTTP/1.1\rHost: a\r\n\r\n", "400"},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: a", "unfinished"},
        {"GET / HTTP/1.1\r\nHost: a\r\n", "unfinished"},
        {"GET / HTTP/1.1\r\nHost: a\r\n\r", "unfinished"},
    };
    expect_readings(rows);
}

TEST(Head, RefusesEveryFieldThatIsNotPlain) {
    const Framed rows[] = {
        {post("no colon"), "400"},
        {post(": no name"), "400"},
        {post("a b: c"), "400"},
        {post("a(b): c"), "400"},
        {post("\"a\": c"), "400"},
        {post("\xC3\xA9: c"), "400"},
        {post("a: b\x01"), "400"},
        {post("a: b\x7F"), "400"},
        {post("a: b\r\n  c"), "400"},
        {post("a:"), "none"},
        {post("a::"), "none"},
        {post("a: \xC3\xA9"), "none"},
    };
    expect_readings(rows);
    std::string many;
    for (std::size_t i = 0; i < most_fields - 2; ++i) {
        many += "a: b\r\n";
    }
    EXPECT_EQ(reading_of(post(many + "a: b")), "none");
    EXPECT_EQ(reading_of(post(many + "a: b\r\na: b")), "431");
}

TEST(Head, KnowsOneHost) {
    const Framed rows[] = {
        {host("a.example"), "none"},
        {host("a.example:80"), "none"},
        {host("a.example:"), "none"},
        {host("127.0.0.1:8080"), "none"},
        {host("[::1]"), "none"},
        {host("[::1]:8080"), "none"},
        {host(""), "400"},
        {host("a b"), "400"},
        {host("a b/../"), "400"},
        {host("a/../b"), "400"},
        {host("a/"), "400"},
        {host("a?b"), "400"},
        {host("a#b"), "400"},
        {host("u@a"), "400"},
        {host("u:p@a"), "400"},
        {host("a,b"), "400"},
        {host("a, a"), "400"},
        {host("a;b"), "400"},
        {host("http://a"), "400"},
        {host("a:b"), "400"},
        {host("a:80:80"), "400"},
        {host("a:-1"), "400"},
        {host("a:123456"), "400"},
        {host("a%2e"), "400"},
        {host("\xC3\xA9"), "400"},
        {host("[::1"), "400"},
        {host("::1"), "400"},
        {host("[]"), "400"},
        {host("[::1]x"), "400"},
        {host("[::1]:x"), "400"},
        {host(":80"), "400"},
        {"GET / HTTP/1.1\r\n\r\n", "400"},
        {"GET / HTTP/1.0\r\n\r\n", "none"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", "400"},
        {"GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\n Host: a\r\n\r\n", "400"},
        {"GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n", "none"},
        {"GET HTTP://A.example:1/ HTTP/1.1\r\nHost: a.EXAMPLE:1\r\n\r\n", "none"},
        {"GET http://b.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n", "400"},
        {"GET http://a.example:1/ HTTP/1.1\r\nHost: a.example\r\n\r\n", "400"},
        {"GET http://u@a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n", "400"},
        {"GET http://a.example/ HTTP/1.0\r\n\r\n", "400"},
        {"GET http:///x HTTP/1.1\r\nHost: a.example\r\n\r\n", "400"},
    };
    expect_readings(rows);
}

TEST(Head, KeepsAConnectionAsItsVersionAndOptionsSay) {
    const std::pair<std::string, bool> rows[] = {
        {post("X: y"), true},
        {post("Connection: close"), false},
        {post("Connection: Close"), false},
        {post("Connection: x, close"), false},
        {post("Connection: x\r\nConnection: close"), false},
        {post("Connection: closed"), true},
        {post_10("X: y"), false},
        {post_10("Connection: keep-alive"), true},
    };
    for (const auto& [head, keeps] : rows) {
        SCOPED_TRACE(head);
        const auto parsed = parse_head(head);
        ASSERT_TRUE(std::holds_alternative<Head>(parsed));
        EXPECT_EQ(std::get<Head>(parsed).keep_alive, keeps);
    }
}

TEST(Head, IsTheSameHoweverItsBytesArrive) {
    const std::string bytes = post("Content-Length: 3");
    HeadScan scan;
    for (std::size_t length = 1; length < bytes.size(); ++length) {
        ASSERT_FALSE(scan.advance(std::string_view{bytes}.substr(0, length))) << length;
    }
    EXPECT_TRUE(scan.advance(bytes + "abcGET "));
    EXPECT_EQ(scan.length(), bytes.size());
}

/// `body|rest`, or the state in which reading ended.
std::string chunks_of(const std::string& bytes, std::size_t step) {
    Chunks chunks{16};
    std::string held;
    std::size_t given = 0;
    while (given < bytes.size() && chunks.state() == Chunks::State::Going) {
        held += bytes.substr(given, step);
        given = std::min(given + step, bytes.size());
        held.erase(0, chunks.take(held));
    }
    switch (chunks.state()) {
        case Chunks::State::Done:
            return chunks.body + "|" + held + bytes.substr(given);
        case Chunks::State::Broken:
            return "broken";
        case Chunks::State::TooLarge:
            return "too large";
        case Chunks::State::Going:
            return "unfinished";
    }
    return "";
}

TEST(Chunks, AreReadStrictlyHoweverTheyArrive) {
    const std::pair<std::string, const char*> rows[] = {
        {"3\r\nabc\r\n0\r\n\r\n", "abc|"},
        {"3\r\nabc\r\n0\r\n\r\nGET", "abc|GET"},
        {"1\r\na\r\n2\r\nbc\r\n0\r\n\r\n", "abc|"},
        {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789|"},
        {"a\r\n0123456789\r\n0\r\n\r\n", "0123456789|"},
        {"00000003\r\nabc\r\n000\r\n\r\n", "abc|"},
        {"0\r\n\r\n", "|"},
        {"3\r\nabc\r\n", "unfinished"},
        {"", "unfinished"},
        {"000000003\r\nabc\r\n0\r\n\r\n", "broken"},
        {"3;a=b\r\nabc\r\n0\r\n\r\n", "broken"},
        {"3;\r\nabc\r\n0\r\n\r\n", "broken"},
        {"3 \r\nabc\r\n0\r\n\r\n", "broken"},
        {" 3\r\nabc\r\n0\r\n\r\n", "broken"},
        {"+3\r\nabc\r\n0\r\n\r\n", "broken"},
        {"-3\r\nabc\r\n0\r\n\r\n", "broken"},
        {"0x3\r\nabc\r\n0\r\n\r\n", "broken"},
        {"3\nabc\r\n0\r\n\r\n", "broken"},
        {"3\rabc\r\n0\r\n\r\n", "broken"},
        {"3\r\nabc\n0\r\n\r\n", "broken"},
        {"3\r\nabcd\r\n0\r\n\r\n", "broken"},
        {"3\r\nabc0\r\n\r\n", "broken"},
        {"\r\nabc\r\n0\r\n\r\n", "broken"},
        {"g\r\n", "broken"},
        {"3\r\nabc\r\n0\r\nX: y\r\n\r\n", "broken"},
        {"3\r\nabc\r\n0\r\n\n", "broken"},
        {"ffffffff\r\n", "too large"},
        {"11\r\n", "too large"},
        {"10\r\n0123456789abcdef\r\n1\r\n", "too large"},
    };
    for (const auto& [bytes, outcome] : rows) {
        SCOPED_TRACE(bytes);
        for (const std::size_t step : {1U, 2U, 3U, 1000U}) {
            EXPECT_EQ(chunks_of(bytes, step), outcome) << step;
        }
    }
}

}  // namespace
}  // namespace onrecord::server::http
