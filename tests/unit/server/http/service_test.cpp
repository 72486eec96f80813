// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/service.hpp"

#include "tests/support/http_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace onrecord::server::http {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using tests::HttpClient;

/// Says back what was asked for; `/slow` waits in a worker until it is let go, `/broken` throws.
class Echo : public testing::Test {
protected:
    Echo() {
        options.port = 0;
        options.workers = 1;
        options.limits.idle = milliseconds{20'000};
    }
    ~Echo() override { let_go(); }

    void start() {
        service.emplace(
            options,
            [this](const Request& request) { return plan(request); },
            ServiceEvents{[this](const Exchange& exchange) {
                              const std::lock_guard lock{mutex};
                              exchanges.push_back(exchange);
                          },
                          [this](const std::string&) { ++failures; }});
        service->start();
    }

    Plan plan(const Request& request) {
        const std::string& path = request.target.segments.front();
        if (path == "slow") {
            return Job{[this](const Request&) {
                ++slow_ones;
                slow_ones.notify_all();
                released.wait();
                return Answer{200, "text/plain", "slow", {}};
            }};
        }
        if (path == "broken") {
            return Job{[](const Request&) -> Answer { throw std::runtime_error{"no disk"}; }};
        }
        if (path == "pieces" || path == "half") {
            return Job{[path](const Request&) {
                Answer answer{200, "text/plain", "one", {}};
                answer.next_piece = [path, count = 0]() mutable -> std::string {
                    if (path == "half") throw std::runtime_error{"no disk"};
                    return ++count == 1 ? "two" : "";
                };
                return answer;
            }};
        }
        return Answer{200, "text/plain", request.method + " " + path + request.body, {}};
    }

    void let_go() {
        if (!released.try_wait()) released.count_down();
    }
    void wait_for_slow_one() { slow_ones.wait(0); }

    ServiceOptions options;
    std::latch released{1};
    std::atomic<int> slow_ones{0};
    std::atomic<int> failures{0};
    std::mutex mutex;
    std::vector<Exchange> exchanges;
    std::optional<Service> service;  // Last: gone before what it calls.
};

TEST_F(Echo, AnswersAndKeepsTheConnection) {
    start();
    HttpClient client{service->url()};
    for (const auto* path : {"one", "two", "three"}) {
        const auto response = client.ask("GET", "/" + std::string{path});
        EXPECT_EQ(response.status, 200U);
        EXPECT_EQ(response.body, "GET " + std::string{path});
        EXPECT_EQ(response.headers.at("x-content-type-options"), "nosniff");
        EXPECT_TRUE(response.headers.contains("date"));
    }
    EXPECT_EQ(client.ask("GET", "/last", "Connection: close\r\n").status, 200U);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Echo, AnswersPipelinedRequestsInOrder) {
    start();
    HttpClient client{service->url()};
    std::string requests;
    for (int i = 0; i < 50; ++i) {
        requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }
    ASSERT_TRUE(client.send(requests));
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(client.read().body, "GET " + std::to_string(i));
    }
}

TEST_F(Echo, AnswersHeadWithTheLengthAndNoBody) {
    start();
    HttpClient client{service->url()};
    const auto head = client.ask("HEAD", "/page");
    EXPECT_EQ(head.status, 200U);
    EXPECT_EQ(head.headers.at("content-length"), "8");
    EXPECT_EQ(client.ask("GET", "/page").body, "GET page");  // Nothing was left in between.
}

TEST_F(Echo, SendsContinueBeforeABodyThatAsksForIt) {
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send(
        "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(client.read().status, 100U);
    ASSERT_TRUE(client.send("body"));
    EXPECT_EQ(client.read().body, "POST xbody");
}

struct Refusal {
    const char* name;
    std::string request;
    unsigned status;
};

TEST_F(Echo, RefusesWhatIsNoAcceptableRequestWithAProblem) {
    const Refusal refusals[] = {
        {"no HTTP", "hello\r\n\r\n", 400},
        {"a TLS greeting", std::string{"\x16\x03\x01\x02\0\x01\0\x01\xfc", 9} + "\r\n\r\n", 400},
        {"a bad header", "GET / HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"a broken escape", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"a zero byte", "GET /a?q=%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"no UTF-8", "GET /a?q=%ff HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"two lengths",
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
         400},
        {"length and chunks",
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na",
         400},
        {"a long target", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414},
        {"an endless target", "GET /" + std::string(40000, 'a'), 414},
        {"large headers",
         "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(40000, 'a') + "\r\n\r\n",
         431},
        {"a large body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999\r\n\r\n", 413},
    };
    start();
    for (const auto& [name, request, status] : refusals) {
        SCOPED_TRACE(name);
        HttpClient client{service->url()};
        ASSERT_TRUE(client.send(request));
        auto response = client.read();
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(response.headers["content-type"], "application/problem+json");
        EXPECT_EQ(response.headers["connection"], "close");
        EXPECT_THAT(response.body, HasSubstr("\"status\":" + std::to_string(status)));
    }
    EXPECT_EQ(tests::get(service->url(), "/still-here").status, 200U);
}

TEST_F(Echo, TimesOutAClientThatNeverFinishesItsRequest) {
    options.limits.receive = milliseconds{100};
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHo"));
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Echo, ClosesAConnectionThatStaysIdle) {
    options.limits.idle = milliseconds{100};
    start();
    HttpClient client{service->url()};
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Echo, Says503AtOnceWhenTheQueueIsFull) {
    options.queue = 1;
    start();
    HttpClient working{service->url()};
    HttpClient waiting{service->url()};
    HttpClient refused{service->url()};
    ASSERT_TRUE(working.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n"));
    wait_for_slow_one();
    ASSERT_TRUE(waiting.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n"));
    while (service->waiting() < 1) {
        std::this_thread::yield();
    }
    const auto response = refused.ask("GET", "/slow");
    EXPECT_EQ(response.status, 503U);
    EXPECT_EQ(response.headers.at("retry-after"), "1");
    EXPECT_EQ(refused.ask("GET", "/quick").status, 200U);  // Needs no worker.
    let_go();
    EXPECT_EQ(working.read().body, "slow");
    EXPECT_EQ(waiting.read().body, "slow");
}

TEST_F(Echo, Says503WhenTheDeadlinePasses) {
    options.deadline = milliseconds{50};
    start();
    HttpClient client{service->url()};
    const auto response = client.ask("GET", "/slow");
    EXPECT_EQ(response.status, 503U);
    EXPECT_TRUE(response.headers.contains("retry-after"));
    EXPECT_EQ(client.ask("GET", "/next").body, "GET next");
}

TEST_F(Echo, TurnsAnExceptionInto500AndTellsTheLogAlone) {
    start();
    const auto response = tests::get(service->url(), "/broken");
    EXPECT_EQ(response.status, 500U);
    EXPECT_THAT(response.body, testing::Not(HasSubstr("no disk")));
    EXPECT_EQ(failures, 1);
}

TEST_F(Echo, FinishesWhatIsUnderWayWhenStopped) {
    start();
    const auto url = service->url();
    HttpClient idle{url};
    EXPECT_EQ(idle.ask("GET", "/x").status, 200U);
    HttpClient working{url};
    ASSERT_TRUE(working.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n"));
    wait_for_slow_one();
    const auto stopped = std::async(std::launch::async, [this] { service->stop(); });
    EXPECT_TRUE(idle.is_closed());
    EXPECT_THROW(HttpClient{url}, std::runtime_error);
    let_go();
    const auto response = working.read();
    EXPECT_EQ(response.body, "slow");
    EXPECT_EQ(response.headers.at("connection"), "close");
    stopped.wait();
}

TEST_F(Echo, StopsInTheEndThoughAClientTakesItsTime) {
    options.limits.drain = milliseconds{50};
    options.limits.receive = milliseconds{20'000};
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send("GET / HTTP/1.1\r\n"));
    HttpClient{service->url()}.ask("GET", "/x");
    service->stop();
    SUCCEED();
}

TEST_F(Echo, StopsSoonThoughRequestsNeverArriveWhole) {
    options.limits.last_words = milliseconds{50};
    options.limits.drain = options.limits.receive = milliseconds{20'000};
    start();
    HttpClient head{service->url()};
    ASSERT_TRUE(head.send("GET / HTTP/1.1\r\n"));
    HttpClient body{service->url()};
    ASSERT_TRUE(body.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"));
    HttpClient{service->url()}.ask("GET", "/x");
    const auto began = std::chrono::steady_clock::now();
    service->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - began, milliseconds{10'000});
}

TEST_F(Echo, ClosesTheLongestIdleConnectionWhenThereIsNoRoom) {
    options.limits.connections = 2;
    start();
    HttpClient one{service->url()};
    HttpClient two{service->url()};
    EXPECT_EQ(tests::get(service->url(), "/3").body, "GET 3");
    EXPECT_TRUE(one.is_closed());
    EXPECT_EQ(two.ask("GET", "/2").status, 200U);
}

TEST_F(Echo, NeverClosesAConnectionThatIsBeingAnswered) {
    options.limits.connections = 1;
    start();
    HttpClient working{service->url()};
    ASSERT_TRUE(working.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n"));
    wait_for_slow_one();
    HttpClient late{service->url()};
    EXPECT_TRUE(late.is_closed());
    let_go();
    EXPECT_EQ(working.read().body, "slow");
}

TEST_F(Echo, AnswersAGoodClientAmongManyIdleAndSlowOnes) {
    options.limits.connections = 64;
    start();
    std::vector<std::unique_ptr<HttpClient>> others;
    for (int i = 0; i < 200; ++i) {
        others.push_back(std::make_unique<HttpClient>(service->url()));
        if (i % 2 == 0) {
            ASSERT_TRUE(others.back()->send("GET / HTTP/1.1\r\nHo"));
        }
    }
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(tests::get(service->url(), "/good").body, "GET good");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds{5});
    EXPECT_LE(service->connections(), 70U);
}

TEST_F(Echo, SendsALongBodyInPieces) {
    options.workers = 2;
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send("GET /pieces HTTP/1.1\r\nHost: h\r\n\r\n"));
    const auto head = client.read();
    EXPECT_EQ(head.headers.at("transfer-encoding"), "chunked");
    ASSERT_TRUE(client.send("GET /next HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
    const auto rest = client.rest();
    EXPECT_THAT(rest, testing::StartsWith("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\nHTTP/1.1 200"));
}

TEST_F(Echo, SendsALongBodyToAnOldClientUpToTheEnd) {
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send("GET /pieces HTTP/1.0\r\n\r\n"));
    const auto head = client.read();
    EXPECT_FALSE(head.headers.contains("transfer-encoding"));
    EXPECT_EQ(client.rest(), "onetwo");
}

TEST_F(Echo, CutsOffALongBodyThatFails) {
    start();
    HttpClient client{service->url()};
    ASSERT_TRUE(client.send("GET /half HTTP/1.1\r\nHost: h\r\n\r\n"));
    client.read();
    EXPECT_THAT(client.rest(), testing::Not(HasSubstr("0\r\n\r\n")));
    EXPECT_EQ(failures, 1);
}

TEST_F(Echo, NamesEachRequestInItsAnswer) {
    start();
    const auto own = tests::get(service->url(), "/a").headers.at("x-request-id");
    EXPECT_EQ(own.size(), 16U);
    EXPECT_NE(tests::get(service->url(), "/a").headers.at("x-request-id"), own);
    EXPECT_EQ(tests::get(service->url(), "/a", "X-Request-Id: from-a.proxy_1\r\n")
                  .headers.at("x-request-id"),
              "from-a.proxy_1");
    EXPECT_NE(tests::get(service->url(), "/a", "X-Request-Id: a b\r\n").headers.at("x-request-id"),
              "a b");
}

TEST_F(Echo, TellsEachExchange) {
    start();
    tests::get(service->url(), "/a?q=1");
    service->stop();
    ASSERT_EQ(exchanges.size(), 1U);
    EXPECT_EQ(exchanges[0].method, "GET");
    EXPECT_EQ(exchanges[0].target, "/a");  // No Plan said that the rest may be told.
    EXPECT_EQ(exchanges[0].id.size(), 16U);
    EXPECT_EQ(exchanges[0].status, 200U);
    EXPECT_EQ(exchanges[0].bytes, 5U);
    EXPECT_EQ(exchanges[0].client, "127.0.0.1");
}

TEST_F(Echo, ServesManyClientsAtOnce) {
    options.workers = 2;
    start();
    std::vector<std::thread> clients;
    std::atomic<int> right{0};
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&, i] {
            HttpClient client{service->url()};
            for (int j = 0; j < 100; ++j) {
                const auto name = std::to_string(i * 1000 + j);
                if (client.ask("GET", "/" + name).body == "GET " + name) ++right;
            }
        });
    }
    for (auto& client : clients) {
        client.join();
    }
    EXPECT_EQ(right, 800);
}

TEST(Service, RefusesAnAddressThatIsInUse) {
    ServiceOptions options;
    options.port = 0;
    const Service first{options, [](const Request&) { return Answer{}; }};
    const auto url = first.url();
    options.port = static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
    EXPECT_ANY_THROW((Service{options, [](const Request&) { return Answer{}; }}));
}

}  // namespace
}  // namespace onrecord::server::http
