// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/http_client.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

ServerProcess serve(const PublishedIndex& index) {
    return ServerProcess{{"--index", index.path().string(), "--refresh", "10", "--workers", "2"}};
}

/// Asks until `wanted` holds for the server's health, for a minute at most.
template <class Wanted>
bool becomes(const ServerProcess& server, const Wanted& wanted) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes{1};
    HttpClient client{server.url()};
    while (std::chrono::steady_clock::now() < end) {
        if (wanted(json::parse(client.ask("GET", "/api/v1/health").body).as_object())) return true;
    }
    return false;
}

bool serves(const ServerProcess& server, std::uint64_t generation) {
    return becomes(server, [&](const json::object& health) {
        return health.at("generation").to_number<std::uint64_t>() == generation &&
               health.at("status") == "ok";
    });
}

/// One client that asks and asks: every answer must be whole, and from no older Generation than
/// the one before.
struct Reader {
    void run(const std::string& url, const std::atomic<bool>& is_over) {
        HttpClient client{url};
        std::uint64_t latest = 0;
        while (!is_over) {
            const auto response = client.ask("GET", "/api/v1/search?q=harbour&limit=5");
            ++answers;
            if (response.status != 200) {
                ++failures;
                return;
            }
            const auto page = json::parse(response.body).as_object();
            const auto generation = page.at("generation").to_number<std::uint64_t>();
            const auto total = page.at("total").to_number<std::uint64_t>();
            if (generation < latest || total != generation * 10) ++failures;
            latest = generation;
        }
    }

    int answers = 0;
    int failures = 0;
};

TEST(Publishing, FailsNoRequestThatIsUnderWay) {
    PublishedIndex index;
    index.publish(entry_lines(0, 10));
    auto server = serve(index);
    std::atomic<bool> is_over{false};
    std::vector<Reader> readers(3);
    std::vector<std::thread> threads;
    for (Reader& reader : readers) {
        threads.emplace_back([&] { reader.run(server.url(), is_over); });
    }
    for (int generation = 2; generation <= 5; ++generation) {
        index.publish(entry_lines(10 * (generation - 1), 10 * generation));
        EXPECT_TRUE(serves(server, static_cast<std::uint64_t>(generation)));
    }
    is_over = true;
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const Reader& reader : readers) {
        EXPECT_GT(reader.answers, 0);
        EXPECT_EQ(reader.failures, 0);
    }
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(), 0) << server.messages();  // Also when a sanitizer has a say.
}

TEST(Publishing, ChangesTheTagsOfAnswers) {
    PublishedIndex index;
    index.publish(entry_lines(0, 5));
    const auto server = serve(index);
    const auto target = "/api/v1/search?q=harbour";
    const auto tag = get(server.url(), target).headers.at("etag");
    index.publish(entry_lines(5, 6));
    ASSERT_TRUE(serves(server, 2));
    const auto again = get(server.url(), target, "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(again.status, 200U);
    EXPECT_NE(again.headers.at("etag"), tag);
}

void write_current(const fs::path& index, const std::string& number) {
    std::ofstream{index / "CURRENT.new"} << number << '\n';
    fs::rename(index / "CURRENT.new", index / "CURRENT");
}

TEST(Publishing, ServesTheLastGoodGenerationOnWhenTheNextIsDamaged) {
    PublishedIndex index;
    index.publish(entry_lines(0, 5));
    auto server = serve(index);
    const auto good = schema::generation_folder(index.path(), 1);
    const auto bad = schema::generation_folder(index.path(), 2);
    fs::copy(good, bad, fs::copy_options::recursive);
    fs::resize_file(bad / "shard-00" / schema::token_column_file, 10);
    write_current(index.path(), "2");
    EXPECT_TRUE(becomes(server, [](const json::object& health) {
        return health.at("status") == "degraded" && health.at("generation") == 1 &&
               !health.at("refusal").as_string().empty();
    }));
    EXPECT_EQ(get(server.url(), "/api/v1/search?q=harbour").status, 200U);
    write_current(index.path(), "1");
    EXPECT_TRUE(serves(server, 1));
    server.signal(SIGTERM);
    EXPECT_EQ(server.wait(),
              0);  // Messages are written by a thread of their own; at the end all are.
    EXPECT_THAT(server.messages(), testing::HasSubstr("not serving the newest Generation"));
}

TEST(Publishing, ReadsOnFromAGenerationThatIsDeleted) {
    PublishedIndex index;
    index.publish(entry_lines(0, 5));
    const auto server = serve(index);
    EXPECT_EQ(get(server.url(), "/api/v1/search?q=harbour").status, 200U);
    index.publish(entry_lines(5, 10));
    fs::remove_all(schema::generation_folder(index.path(), 1));
    EXPECT_TRUE(serves(server, 2));
    EXPECT_EQ(get(server.url(), "/api/v1/search?q=harbour").status, 200U);
}

}  // namespace
}  // namespace onrecord::tests
