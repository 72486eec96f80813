// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sha256.hpp"
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/http_client.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// The server as its operator meets it: names and sites, probes, signals, damage; and what other
// programs take from it.
namespace onrecord::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;

json::object object_of(const HttpResponse& response) {
    return json::parse(response.body).as_object();
}

HttpResponse under(const std::string& url, const std::string& host) {
    HttpClient client{url};
    client.send("GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client.read();
}

class Operating : public testing::Test {
protected:
    static void SetUpTestSuite() {
        index.emplace();
        // More than a page; those whose minute has one digit are refused as no times.
        index->publish(entry_lines(1, 151));
        process.emplace(std::vector<std::string>{"--index",
                                                 index->path().string(),
                                                 "--hosts",
                                                 "search.example",
                                                 "--origins",
                                                 "https://news.example"});
    }
    static void TearDownTestSuite() {
        process.reset();
        index.reset();
    }
    static HttpResponse ask(std::string_view target, std::string_view headers = "") {
        return get(process->url(), target, headers);
    }
    static json::object call(const std::string& message) {
        return object_of(HttpClient{process->url()}.ask(
            "POST", "/mcp", "Content-Type: application/json\r\n", message));
    }

    static std::optional<PublishedIndex> index;
    static std::optional<ServerProcess> process;
};
std::optional<PublishedIndex> Operating::index;
std::optional<ServerProcess> Operating::process;

TEST_F(Operating, AnswersUnderItsOwnNamesAlone) {
    for (const auto* host : {"localhost", "127.0.0.1:1", "search.example", "SEARCH.example:443"}) {
        EXPECT_EQ(under(process->url(), host).status, 200U) << host;
    }
    for (const auto* host : {"evil.example", "localhost.evil.example", "192.0.2.1"}) {
        const auto refused = under(process->url(), host);
        EXPECT_EQ(refused.status, 421U) << host;
        EXPECT_THAT(refused.body, HasSubstr("--hosts"));
    }
}

class AdminSocket : public testing::Test {
protected:
    AdminSocket() {
        index_.publish(entry_lines(10, 12));
        write_keys("desk");
        process_.emplace(std::vector<std::string>{"--index",
                                                  index_.path().string(),
                                                  "--keys",
                                                  (folder_.path() / "keys").string(),
                                                  "--public",
                                                  "--refresh",
                                                  "3600000",
                                                  "--admin-socket",
                                                  socket_});
    }
    void write_keys(const std::string& secret) {
        folder_.write("keys", "desk search,export " + schema::sha256(secret) + " 100\n");
    }
    HttpResponse admin(std::string_view method, std::string_view target) {
        return HttpClient{socket_}.ask(method, target);
    }
    json::object told(std::string_view target) { return object_of(admin("GET", target)); }

    PublishedIndex index_;
    ScratchFolder folder_;
    const std::string socket_ = (folder_.path() / "admin").string();
    std::optional<ServerProcess> process_;
};

TEST_F(AdminSocket, TellsWhatIsServedAndWhoAsks) {
    EXPECT_EQ(told("/generations").at("served"), 1);
    EXPECT_EQ(told("/generations").at("on_disk"), json::array{1});
    get(process_->url(), "/api/v1/search", "Authorization: Bearer desk\r\n");
    get(process_->url(), "/api/v1/search", "Authorization: Bearer guess\r\n");
    get(process_->url(), "/api/v1/search");
    const auto keys = admin("GET", "/keys").body;
    EXPECT_THAT(keys,
                HasSubstr(R"("scopes":["search","export"],"rate":100,"name":"desk","asked":1)"));
    EXPECT_THAT(keys, HasSubstr(R"x("name":"(none)","asked":1)x"));
    EXPECT_THAT(keys, HasSubstr(R"x("name":"(wrong)","asked":1)x"));
    EXPECT_THAT(keys, testing::Not(HasSubstr(schema::sha256("desk"))));
    EXPECT_THAT(admin("GET", "/metrics").body, HasSubstr("onrecord_http_requests_total"));
    EXPECT_TRUE(told("/vitals").contains("connections"));
    EXPECT_THAT(admin("GET", "/").body, HasSubstr("/reload"));
}

TEST_F(AdminSocket, ReloadsAtOnceAndSaysWhatItCouldNot) {
    index_.publish(entry_lines(20, 22));
    write_keys("night");
    EXPECT_EQ(admin("POST", "/reload").status, 200U);
    const auto path = "/api/v1/export.csv?q=";
    EXPECT_EQ(get(process_->url(), path, "Authorization: Bearer night\r\n").status, 200U);
    for (int i = 0; i < 5000 && told("/generations").at("served") != 2; ++i) {
    }
    EXPECT_EQ(told("/generations").at("served"), 2);
    folder_.write("keys", "nonsense\n");
    const auto refused = admin("POST", "/reload");
    EXPECT_EQ(refused.status, 500U);
    EXPECT_THAT(refused.body, HasSubstr("line 1"));
    EXPECT_EQ(get(process_->url(), path, "Authorization: Bearer night\r\n").status, 200U);
}

/// What is pasted is unpublished: it may stand in the answer to whoever pasted it and nowhere else.
TEST_F(AdminSocket, LeavesNoTraceOfWhatIsPasted) {
    ServerProcess asked{{"--index",
                         index_.path().string(),
                         "--access-log",
                         "json",
                         "--admin-socket",
                         (folder_.path() / "second").string()}};
    const std::string secret = "zylophane";
    const std::string words = secret + "+left+the+harbour+tonight";
    const auto post = [&](const std::string& path,
                          const std::string& type,
                          const std::string& body) {
        return HttpClient{asked.url()}.ask("POST", path, "Content-Type: " + type + "\r\n", body);
    };
    const std::string call = R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")";
    const HttpResponse answers[] = {
        get(asked.url(), "/api/v1/check?words=" + words),
        get(asked.url(), "/api/v1/check?words=" + words + "&wrong=" + secret),
        get(asked.url(), "/api/v1/check?words=" + words + "&before=" + secret),
        get(asked.url(), "/check?words=" + words),
        post("/api/v1/check", "application/json", R"({"words":")" + secret + R"( left"})"),
        post("/api/v1/check", "application/json", R"({"words":")" + secret),
        post("/api/v1/check", "text/plain", secret),
        post("/api/v1/check/draft", "text/plain", "“" + secret + " left,” said Ada Brink."),
        post("/api/v1/check/draft?format=" + secret, "text/plain", secret),
        post("/mcp",
             "application/json",
             call + R"(check_quote","arguments":{"words":")" + secret + R"("}}})"),
        post("/mcp",
             "application/json",
             call + R"(check_draft","arguments":{"draft":")" + secret + R"("}}})"),
        post("/nothing/" + secret, "text/plain", secret),
    };
    for (const HttpResponse& answer : answers) {
        if (answer.status != 200) continue;
        EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
        EXPECT_FALSE(answer.headers.contains("etag"));
    }
    const auto told = [&](std::string_view target) {
        return HttpClient{(folder_.path() / "second").string()}.ask("GET", target).body;
    };
    const std::string metrics =
        get(asked.url(), "/metrics").body + told("/metrics") + told("/keys") + told("/vitals");
    EXPECT_THAT(metrics, HasSubstr("/api/v1/check"));
    EXPECT_THAT(metrics, testing::Not(HasSubstr(secret)));
    asked.signal(SIGTERM);
    EXPECT_EQ(asked.wait(), 0);
    EXPECT_THAT(asked.messages(), HasSubstr("/api/v1/check"));
    EXPECT_THAT(asked.messages(), testing::Not(HasSubstr(secret + " left")));
    EXPECT_THAT(asked.messages(), testing::Not(HasSubstr("words=")));
    EXPECT_THAT(asked.messages(), testing::Not(HasSubstr("format=")));
}

TEST_F(AdminSocket, IsNotReachedByTheNetworkAndReachesNothingElse) {
    for (const char* const target : {"/generations", "/keys", "/vitals", "/reload"})
        EXPECT_EQ(get(process_->url(), target).status, 404U) << target;
    EXPECT_EQ(admin("GET", "/api/v1/search").status, 404U);
    EXPECT_EQ(admin("GET", "/reload").status, 405U);
    process_->signal(SIGTERM);
    EXPECT_EQ(process_->wait(), 0);
    EXPECT_FALSE(fs::exists(socket_));
}

TEST_F(Operating, LetsPagesOfNamedSitesRead) {
    const auto ours = ask("/api/v1/search", "Origin: https://news.example\r\n");
    EXPECT_EQ(ours.headers.at("access-control-allow-origin"), "https://news.example");
    const auto other = ask("/api/v1/search", "Origin: https://evil.example\r\n");
    EXPECT_FALSE(other.headers.contains("access-control-allow-origin"));
    HttpClient client{process->url()};
    const auto preflight =
        client.ask("OPTIONS",
                   "/api/v1/check",
                   "Origin: https://news.example\r\nAccess-Control-Request-Method: POST\r\n");
    EXPECT_EQ(preflight.status, 204U);
    EXPECT_THAT(preflight.headers.at("access-control-allow-methods"), HasSubstr("POST"));
    EXPECT_THAT(preflight.headers.at("access-control-allow-headers"), HasSubstr("Content-Type"));
}

TEST_F(Operating, TellsHowItDoes) {
    EXPECT_EQ(ask("/livez").body, "ok\n");
    const auto ready = object_of(ask("/readyz"));
    EXPECT_EQ(ready.at("ready"), true);
    EXPECT_EQ(ready.at("generation"), 1);
    EXPECT_GE(ready.at("age_seconds").as_int64(), 0);
    EXPECT_GT(ready.at("descriptors_limit").as_int64(), ready.at("descriptors").as_int64());
    HttpClient client{process->url()};  // One connection: what was answered on it is counted.
    client.ask("GET", "/api/v1/check?words=lantern+secret");
    const auto metrics = client.ask("GET", "/metrics").body;
    EXPECT_THAT(metrics, HasSubstr("onrecord_ready 1\n"));
    EXPECT_THAT(metrics, HasSubstr("onrecord_entries 130\n"));
    EXPECT_THAT(metrics, HasSubstr("{route=\"/api/v1/check\",status=\"200\"} "));
    EXPECT_THAT(metrics, testing::Not(HasSubstr("lantern")));
}

TEST_F(Operating, ExportsEverythingThatIsFound) {
    for (const auto& [target, lines] : {std::pair{"/api/v1/export.ndjson", 130},
                                        std::pair{"/api/v1/export.csv", 131},
                                        std::pair{"/api/v1/export.ndjson?country=FR", 65}}) {
        SCOPED_TRACE(target);
        HttpClient client{process->url()};
        client.send("GET " + std::string{target} + " HTTP/1.0\r\n\r\n");
        EXPECT_EQ(client.read().status, 200U);
        const auto body = client.rest();
        EXPECT_EQ(std::count(body.begin(), body.end(), '\n'), lines);
    }
    EXPECT_EQ(ask("/api/v1/export.csv?generation=9").status, 410U);
}

TEST_F(Operating, FeedsOtherPrograms) {
    const auto feed = ask("/feed.atom?q=ship+%26+harbour&limit=3");
    EXPECT_EQ(feed.headers.at("content-type"), "application/atom+xml; charset=utf-8");
    EXPECT_THAT(feed.body, HasSubstr("<title>Onrecord: ship &amp; harbour</title>"));
    EXPECT_THAT(feed.body, HasSubstr("<id>urn:uuid:"));
    const auto description = ask("/opensearch.xml");
    EXPECT_THAT(description.body, HasSubstr("http://localhost/?q={searchTerms}"));
    const auto stats = object_of(ask("/api/v1/stats"));
    EXPECT_EQ(stats.at("entries"), 130);
    EXPECT_EQ(stats.at("distinct").at("country"), 2);
}

TEST_F(Operating, IsAToolForLanguageModels) {
    const auto hello = call(
        R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}})");
    EXPECT_EQ(hello.at("result").at("protocolVersion"), "2025-06-18");
    const auto tools = call(R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})");
    EXPECT_EQ(tools.at("result").at("tools").as_array().size(), 5U);
    const auto found =
        call(R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_quotes",)"
             R"("arguments":{"q":"said:late by:brink","limit":2}}})");
    EXPECT_EQ(found.at("result").at("isError"), false);
    const auto& page = found.at("result").at("structuredContent").as_object();
    EXPECT_EQ(page.at("hits_are"), "quotes");
    EXPECT_EQ(page.at("total"), 130);
    const auto entries =
        call(R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search_quotes",)"
             R"("arguments":{"q":"ship","hits":"entries"}}})");
    EXPECT_EQ(entries.at("result").at("structuredContent").at("total"), 130);
    const auto id = std::string{page.at("hits").at(0).at("id").as_string()};
    const auto checked =
        call(R"({"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"check_quote",)"
             R"("arguments":{"words":"We are late"}}})");
    EXPECT_TRUE(checked.at("result").at("structuredContent").as_object().contains("verdict"));
    const auto history =
        call(R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"history",)"
             R"("arguments":{"id":")" +
             id + R"("}}})");
    EXPECT_EQ(history.at("result").at("structuredContent").at("revisions").as_array().size(), 1U);
    const auto draft =
        call(R"({"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"check_draft",)"
             R"("arguments":{"draft":"“We are late,” said Ada Brink."}}})");
    EXPECT_EQ(draft.at("result").at("isError"), false);
}

TEST_F(Operating, FindsQuotesPageByPage) {
    const auto first = object_of(ask("/api/v1/search?q=late&hits=quotes&sort=oldest&limit=100"));
    const auto second =
        object_of(ask("/api/v1/search?q=late&hits=quotes&sort=oldest&limit=100&offset=100"));
    EXPECT_EQ(first.at("total"), 130);
    EXPECT_TRUE(first.at("next").is_null());
    std::set<std::string> found;
    for (const auto* const page : {&first, &second}) {
        for (const auto& hit : page->at("hits").as_array()) {
            EXPECT_EQ(hit.at("quotes").at(hit.at("quote").to_number<std::size_t>()).at("text"),
                      "We are late,");
            found.emplace(std::string_view{hit.at("id").as_string()});
        }
    }
    EXPECT_EQ(found.size(), 130U);
    const auto refused = ask("/api/v1/search?q=late&hits=quotes&after=1.1.0.0.1");
    EXPECT_EQ(refused.status, 400U);
    EXPECT_THAT(refused.body, HasSubstr("paged by 'offset'"));
    EXPECT_EQ(ask("/api/v1/search?hits=words").status, 400U);
    const auto speakers = object_of(ask("/api/v1/facets/speaker?q=late&hits=quotes"));
    EXPECT_EQ(speakers.at("total"), 130);
    EXPECT_EQ(json::serialize(speakers.at("values")),
              R"([{"value":"Ada Brink","label":"Ada Brink","count":130,"selected":false}])");
    EXPECT_EQ(ask("/?q=late&hits=quotes").status, 200U);
    EXPECT_THAT(ask("/?q=late&hits=quotes").body, HasSubstr("130 quotes"));
    EXPECT_THAT(ask("/?q=late&hits=nonsense").body, HasSubstr("130 entries"));
}

TEST_F(Operating, RefusesWhatIsNoCallOfATool) {
    const std::pair<const char*, int> rows[] = {
        {"{", -32700},
        {"[]", -32600},
        {R"({"jsonrpc":"2.0","id":1,"method":"nothing"})", -32601},
        {R"({"jsonrpc":"2.0","id":1,"method":"tools/call"})", -32602},
        {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete"}})", -32602},
    };
    for (const auto& [message, code] : rows) {
        SCOPED_TRACE(message);
        EXPECT_EQ(call(message).at("error").at("code"), code);
    }
    const auto wrong =
        call(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"entry",)"
             R"("arguments":{"id":"../../health"}}})");
    EXPECT_FALSE(wrong.contains("result") && wrong.at("result").at("isError") == false);
    HttpClient client{process->url()};
    EXPECT_EQ(client.ask("POST", "/mcp", "", R"({"jsonrpc":"2.0","method":"x"})").status, 202U);
    EXPECT_EQ(client.ask("POST", "/mcp", "Origin: https://evil.example\r\n", "{}").status, 403U);
    EXPECT_EQ(client.ask("GET", "/mcp").status, 405U);
}

TEST(ServerProcess, ReloadsAtSighup) {
    PublishedIndex index;
    index.publish(entry_line(1));
    const ScratchFolder folder;
    const auto log = folder.path() / "access.log";
    ServerProcess process{{"--index",
                           index.path().string(),
                           "--access-log-file",
                           log.string(),
                           "--refresh",
                           "3600000"}};
    fs::rename(log, folder.path() / "access.log.1");
    index.publish(entry_line(2));
    process.signal(SIGHUP);
    while (object_of(get(process.url(), "/api/v1/health")).at("generation") != 2) {
    }
    while (!fs::exists(log)) {
    }
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait(), 0);
    EXPECT_GT(fs::file_size(log), 0U);
}

/// The columns of the served Generation's only Shard.
std::vector<fs::path> columns(const fs::path& index, const std::string& generation) {
    std::vector<fs::path> found;
    for (const auto& file : fs::recursive_directory_iterator{index / "generations" / generation}) {
        if (file.path().extension() == ".column") found.push_back(file.path());
    }
    return found;
}

/// The same bytes as a file of its own: Generations share files by hard links.
void unshare(const fs::path& file) {
    const auto copy = file.string() + ".copy";
    fs::copy_file(file, copy);
    fs::rename(copy, file);
}

TEST(ServerProcess, ServesTheLastGoodGenerationWhereAFileIsCutShort) {
    PublishedIndex index;
    index.publish(entry_lines(1, 40));
    index.publish(entry_lines(40, 60));
    for (const auto& column : columns(index.path(), "000002"))
        unshare(column);
    ServerProcess process{{"--index", index.path().string(), "--refresh", "3600000"}};
    EXPECT_EQ(object_of(get(process.url(), "/api/v1/search?q=ship")).at("total"), 59);
    for (const auto& column : columns(index.path(), "000002"))
        fs::resize_file(column, fs::file_size(column) / 2);
    for (const auto* target : {"/api/v1/search?q=ship", "/api/v1/search?q=ship&sort=oldest"}) {
        const auto page = object_of(get(process.url(), target));
        EXPECT_EQ(page.at("generation"), 1);
        EXPECT_EQ(page.at("total"), 39);
    }
    const auto ready = object_of(get(process.url(), "/readyz"));
    EXPECT_EQ(ready.at("ready"), true);
    EXPECT_THAT(std::string{ready.at("refusal").as_string()}, HasSubstr("column"));
    for (const auto& column : columns(index.path(), "000001"))
        fs::resize_file(column, fs::file_size(column) / 2);
    EXPECT_EQ(get(process.url(), "/api/v1/search?q=ship").status, 503U);
    EXPECT_EQ(get(process.url(), "/readyz").status, 503U);
    EXPECT_EQ(get(process.url(), "/livez").status, 200U);
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait(), 0);
}

}  // namespace
}  // namespace onrecord::tests
