// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sha256.hpp"
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/scratch_folder.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// A server on the open network: keys, quotas, what is public; and what stands beside searching.
namespace onrecord::tests {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

json::object object_of(const HttpResponse& response) {
    return json::parse(response.body).as_object();
}

std::string key(const std::string& secret) { return "Authorization: Bearer " + secret + "\r\n"; }

class Public : public testing::Test {
protected:
    static void SetUpTestSuite() {
        index.emplace();
        index->publish(entry_lines(10, 30));
        index->publish(entry_line(13, "never left the harbour"));
        folder.emplace();
        write_keys("desk");
        process.emplace(std::vector<std::string>{"--index",
                                                 index->path().string(),
                                                 "--archive",
                                                 (index->path().parent_path() / "archive").string(),
                                                 "--keys",
                                                 (folder->path() / "keys").string(),
                                                 "--public",
                                                 "--access-log",
                                                 "json"});
    }
    static void TearDownTestSuite() {
        process.reset();
        folder.reset();
        index.reset();
    }
    static void write_keys(const std::string& desk) {
        folder->write("keys",
                      desk + " search,export,captures " + schema::sha256(desk) + "\n" +
                          "few search " + schema::sha256("few") + "\n");
    }
    static HttpResponse ask(std::string_view target, std::string_view headers = "") {
        return get(process->url(), target, headers);
    }
    static std::string id() {
        const auto hits = object_of(ask("/api/v1/search?q=%22number+13%22")).at("hits").as_array();
        return std::string{std::string_view{hits.at(0).at("id").as_string()}};
    }

    static std::optional<PublishedIndex> index;
    static std::optional<ScratchFolder> folder;
    static std::optional<ServerProcess> process;
};
std::optional<PublishedIndex> Public::index;
std::optional<ScratchFolder> Public::folder;
std::optional<ServerProcess> Public::process;

TEST_F(Public, GivesPassagesToAllAndWholeEntriesToKeys) {
    EXPECT_EQ(ask("/api/v1/search?q=harbour").status, 200U);
    EXPECT_EQ(ask("/api/v1/check?words=We+are+late").status, 200U);
    EXPECT_EQ(ask("/readyz").status, 200U);
    for (const std::string& path : {"/api/v1/entries/" + id(),
                                    "/api/v1/entries/" + id() + "/revisions",
                                    "/api/v1/compare?a=" + id() + "&b=" + id(),
                                    std::string{"/api/v1/export.ndjson?q=harbour"},
                                    std::string{"/metrics"}}) {
        SCOPED_TRACE(path);
        const auto refused = ask(path);
        EXPECT_EQ(refused.status, 401U);
        EXPECT_EQ(refused.headers.at("www-authenticate"), "Bearer");
        EXPECT_THAT(refused.body, Not(HasSubstr("left the harbour")));
        EXPECT_EQ(ask(path, key("wrong")).status, 401U);
        EXPECT_EQ(ask(path, key("few")).status, 403U);
        EXPECT_EQ(ask(path, key("desk")).status, path == "/metrics" ? 403U : 200U);
    }
}

TEST_F(Public, TellsWhatIsLeftOfAQuota) {
    ServerProcess limited{{"--index", index->path().string(), "--rate", "3"}};
    const auto first = get(limited.url(), "/api/v1/search?q=harbour");
    EXPECT_EQ(first.status, 200U);
    EXPECT_EQ(first.headers.at("ratelimit-policy"), "\"minute\";q=3;w=60");
    EXPECT_THAT(first.headers.at("ratelimit"), HasSubstr("\"minute\";r=2;t="));
    get(limited.url(), "/api/v1/search?q=harbour");
    get(limited.url(), "/e/00000000000000000000000000000000");  // Of the page: not counted.
    EXPECT_EQ(get(limited.url(), "/nothing").status, 404U);     // Counted: guesses are.
    const auto spent = get(limited.url(), "/api/v1/search?q=harbour");
    EXPECT_EQ(spent.status, 429U);
    EXPECT_EQ(spent.headers.at("retry-after"), "20");
    EXPECT_EQ(get(limited.url(), "/livez").status, 200U);
}

TEST_F(Public, CountsEachSearchAndEachClientOfAProxy) {
    ServerProcess limited{
        {"--index", index->path().string(), "--rate", "6", "--proxies", "::ffff:127.0.0.1"}};
    const auto ask_for = [&](const std::string& client, const std::string& searches) {
        return HttpClient{limited.url()}.ask(
            "POST",
            "/api/v1/search/multi",
            "Content-Type: application/json\r\nX-Forwarded-For: " + client + "\r\n",
            R"({"searches":[)" + searches + "]}");
    };
    const auto four = ask_for("203.0.113.5:1", R"({"q":"a"},{"q":"b"},{"q":"c"},{"q":1})");
    EXPECT_EQ(four.status, 200U);
    EXPECT_THAT(four.headers.at("ratelimit"), HasSubstr("r=2;"));
    EXPECT_THAT(four.body, HasSubstr("The member 'q' must be a string."));
    EXPECT_EQ(ask_for("::ffff:203.0.113.5", R"({},{},{})").status, 429U);
    EXPECT_EQ(ask_for("203.0.113.6", R"({},{},{})").status, 200U);
    const auto never = ask_for("203.0.113.7", R"({},{},{},{},{},{},{},{})");
    EXPECT_EQ(never.status, 429U);
    EXPECT_THAT(never.body, HasSubstr("Ask fewer at once"));
}

TEST_F(Public, ShowsOnePassageOfAnEntryToStrangers) {
    for (const std::string target :
         {"/api/v1/search?q=number+OR+harbour+OR+left&passages=10", "/api/v1/search?q=&limit=9"}) {
        const auto body = object_of(ask(target));
        for (const auto& hit : body.at("hits").as_array())
            EXPECT_LE(hit.at("passages").as_array().size(), 1U) << target;
    }
    const auto found = object_of(ask("/api/v1/search?limit=1"));
    std::string blog{std::string_view{found.at("hits").at(0).at("liveblog").as_string()}};
    blog.replace(blog.find('/'), 1, "~");
    // Two sentences: never both, nor where nothing is sought.
    for (const std::string& target : {std::string{"/api/v1/search?q=&limit=1"},
                                      std::string{"/api/v1/search?q=number+OR+late&limit=1"},
                                      std::string{"/feed.json?q=number+OR+late&limit=1"},
                                      "/api/v1/liveblogs/" + blog + "?limit=1"}) {
        SCOPED_TRACE(target);
        const auto response = ask(target);
        EXPECT_EQ(response.status, 200U) << response.body;
        const bool has_both = response.body.find("Spain.") != std::string::npos &&
                              response.body.find("said Ada Brink.") != std::string::npos;
        EXPECT_FALSE(has_both) << response.body;
        EXPECT_THAT(ask(target, key("desk")).body, HasSubstr("said Ada Brink."));
    }
}

TEST_F(Public, ShowsNobodyAWholeEntryByItsPage) {
    const auto page = ask("/e/" + id());
    EXPECT_EQ(page.status, 401U);
    EXPECT_THAT(page.body, Not(HasSubstr("left the harbour")));
    EXPECT_THAT(page.body, HasSubstr("This needs a key"));
}

TEST_F(Public, LetsNoToolDoWhatItsCallerMayNot) {
    const std::string call =
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"entry","arguments":{"id":")" +
        id() + R"("}}})";
    const auto ask_tool = [&](const std::string& headers) {
        return HttpClient{process->url()}.ask(
            "POST", "/mcp", "Content-Type: application/json\r\n" + headers, call);
    };
    EXPECT_THAT(ask_tool("").body, Not(HasSubstr("never left")));
    EXPECT_THAT(ask_tool(key("desk")).body, HasSubstr("never left"));
}

TEST_F(Public, ReadsItsKeysAnewOnSighup) {
    const auto path = "/api/v1/entries/" + id();
    write_keys("night");
    process->signal(SIGHUP);
    for (int i = 0; i < 500 && ask(path, key("night")).status != 200; ++i) {
    }
    EXPECT_EQ(ask(path, key("night")).status, 200U);
    EXPECT_EQ(ask(path, key("desk")).status, 401U);
    folder->write("keys", "nonsense\n");
    process->signal(SIGHUP);
    EXPECT_EQ(ask(path, key("night")).status, 200U);
    write_keys("desk");
    process->signal(SIGHUP);
    for (int i = 0; i < 500 && ask(path, key("desk")).status != 200; ++i) {
    }
    EXPECT_EQ(ask(path, key("desk")).status, 200U);
    EXPECT_THAT(process->messages(), Not(HasSubstr("night\"")));
}

TEST_F(Public, ServesCapturesAsFilesThatProveThemselves) {
    const auto folder_of_captures = index->path().parent_path() / "archive" / "captures";
    fs::path kept;
    for (const auto& each : fs::recursive_directory_iterator{folder_of_captures}) {
        if (each.path().extension() == ".zst") kept = each.path();
    }
    const auto sha256 = kept.stem().string();
    EXPECT_EQ(ask("/captures/" + sha256).status, 401U);
    HttpClient client{process->url()};
    client.send("GET /captures/" + sha256 + " HTTP/1.0\r\n" + key("desk") + "\r\n");
    const auto file = client.read();
    EXPECT_EQ(file.status, 200U);
    EXPECT_EQ(schema::sha256(client.rest()), sha256);
    EXPECT_THAT(file.headers.at("content-disposition"), HasSubstr("attachment"));
    EXPECT_EQ(file.headers.at("content-type"), "application/octet-stream");
    EXPECT_THAT(file.headers.at("content-security-policy"), HasSubstr("sandbox"));
    EXPECT_EQ(file.headers.at("x-content-type-options"), "nosniff");
    // A browser takes it for whole only when its last chunk says so.
    HttpClient browser{process->url()};
    browser.send("GET /captures/" + sha256 + " HTTP/1.1\r\nHost: localhost\r\n" +
                 "Connection: close\r\n" + key("desk") + "\r\n");
    const auto chunked = browser.read();
    EXPECT_THAT(chunked.body + browser.rest(), testing::EndsWith("\r\n0\r\n\r\n"));
    EXPECT_EQ(
        ask("/captures/" + sha256, key("desk") + "If-None-Match: \"" + sha256 + "\"\r\n").status,
        304U);
    EXPECT_EQ(ask("/captures/" + std::string(64, '0'), key("desk")).status, 404U);
    EXPECT_EQ(ask("/captures/" + std::string(64, '.'), key("desk")).status, 400U);
}

/// The Captures that a JSON answer names, wherever in it.
std::set<std::string> captures_in(const json::value& value) {
    std::set<std::string> found;
    const auto add_all = [&](const json::value& each) { found.merge(captures_in(each)); };
    if (const auto* const array = value.if_array()) std::ranges::for_each(*array, add_all);
    if (const auto* const object = value.if_object()) {
        for (const auto& [name, each] : *object) {
            const bool is_capture = name == "capture" || name == "last_capture";
            if (is_capture && each.is_string()) found.emplace(std::string_view{each.get_string()});
            add_all(each);
        }
    }
    return found;
}

TEST_F(Public, NamesTheCaptureOfEachWordingToThoseWhoMayHaveIt) {
    const std::string draft = "“We are late,” said Ada Brink.";
    const auto post = [&](const std::string& path,
                          const std::string& kind,
                          const std::string& body,
                          const std::string& headers) {
        return HttpClient{process->url()}.ask(
            "POST", path, "Content-Type: " + kind + "\r\n" + headers, body);
    };
    const auto answers = [&](const std::string& headers) {
        std::string blog{std::string_view{
            object_of(ask("/api/v1/search?limit=1")).at("hits").at(0).at("liveblog").as_string()}};
        blog.replace(blog.find('/'), 1, "~");
        return std::vector<HttpResponse>{
            ask("/api/v1/search?q=%22number+13%22&revisions=all", headers),
            ask("/api/v1/check?words=We+are+late", headers),
            ask("/api/v1/liveblogs/" + blog, headers),
            post("/api/v1/search/multi",
                 "application/json",
                 R"({"searches":[{"q":"late"}]})",
                 headers),
            post("/api/v1/check/draft", "text/plain", draft, headers),
            ask("/api/v1/entries/" + id(), headers),
            ask("/api/v1/entries/" + id() + "/revisions", headers),
            ask("/api/v1/compare?a=" + id() + "@1&b=" + id() + "@2", headers)};
    };
    const auto named = answers(key("desk"));
    const auto hidden = answers("");
    const auto searching = answers(key("few"));
    for (std::size_t i = 0; i < named.size(); ++i) {
        SCOPED_TRACE(i);
        const auto captures = captures_in(json::parse(named[i].body));
        EXPECT_FALSE(captures.empty()) << named[i].body;
        for (const std::string& capture : captures) {
            EXPECT_EQ(ask("/captures/" + capture, key("desk")).status, 200U);
            EXPECT_THAT(hidden[i].body + searching[i].body, Not(HasSubstr(capture)));
        }
    }
    HttpClient client{process->url()};
    client.send("GET /api/v1/export.ndjson?q=late HTTP/1.0\r\n" + key("desk") + "\r\n");
    client.read();
    const auto lines = client.rest();
    EXPECT_FALSE(captures_in(json::parse(lines.substr(0, lines.find('\n')))).empty());
}

TEST_F(Public, NamesAnotherCaptureForOtherWords) {
    const auto both =
        object_of(ask("/api/v1/compare?a=" + id() + "@1&b=" + id() + "@2", key("desk")));
    const auto of = [&](std::string_view side) {
        const auto sha256 =
            std::string{std::string_view{both.at(side).at("revision").at("capture").as_string()}};
        HttpClient client{process->url()};
        client.send("GET /captures/" + sha256 + " HTTP/1.0\r\n" + key("desk") + "\r\n");
        client.read();
        return client.rest();
    };
    EXPECT_THAT(of("a"), HasSubstr("Ship number 13 left the harbour"));
    EXPECT_THAT(of("b"), HasSubstr("Ship number 13 never left the harbour"));
}

TEST_F(Public, ComparesTwoWordings) {
    const auto both =
        object_of(ask("/api/v1/compare?a=" + id() + "@1&b=" + id() + "@2", key("desk")));
    EXPECT_EQ(both.at("a").at("revision").at("number"), 1);
    const auto digest =
        std::string{std::string_view{both.at("b").at("revision").at("digest").as_string()}};
    const auto again = object_of(ask(
        "/api/v1/compare?a=" + id() + "@1&b=" + id() + "@" + digest.substr(0, 12), key("desk")));
    EXPECT_EQ(again.at("diff"), both.at("diff"));
    EXPECT_THAT(json::serialize(both.at("diff")),
                HasSubstr(R"({"kind":"added","a":"","b":"never"})"));
    EXPECT_EQ(ask("/api/v1/compare?a=" + id() + "@9&b=" + id(), key("desk")).status, 404U);
    EXPECT_EQ(ask("/api/v1/compare?a=" + id(), key("desk")).status, 400U);
}

TEST_F(Public, ShowsALiveblogFromItsFirstEntryOn) {
    const auto hits = object_of(ask("/api/v1/search?q=harbour&limit=1")).at("hits").as_array();
    std::string name{std::string_view{hits.at(0).at("liveblog").as_string()}};
    name.replace(name.find('/'), 1, "~");
    const auto blog = object_of(ask("/api/v1/liveblogs/" + name + "?limit=3"));
    EXPECT_EQ(blog.at("title"), "Harbour live");
    EXPECT_EQ(blog.at("outlet"), "The Lantern");
    EXPECT_EQ(blog.at("url"), "https://lantern.example/live/harbour");
    EXPECT_EQ(blog.at("total"), 20);
    EXPECT_EQ(blog.at("entries").as_array().size(), 3U);
    EXPECT_EQ(blog.at("entries").as_array().at(0).at("title"), "Ship 10");
    EXPECT_EQ(ask("/api/v1/liveblogs/nobody~nothing").status, 404U);
}

HttpResponse post_searches(const std::string& url, const std::string& body) {
    return HttpClient{url}.ask(
        "POST", "/api/v1/search/multi", "Content-Type: application/json\r\n", body);
}

TEST_F(Public, AnswersSeveralSearchesOfOneGeneration) {
    const auto body = object_of(post_searches(
        process->url(),
        R"({"searches":[{"q":"harbour","limit":1,"country":["FR","ES"]},{"q":"nothinglikeit"},{"limit":1000},7]})"));
    const auto& results = body.at("results").as_array();
    ASSERT_EQ(results.size(), 4U);
    EXPECT_EQ(results.at(0).at("total"), 20);
    EXPECT_EQ(results.at(0).at("generation"), body.at("generation"));
    EXPECT_EQ(results.at(1).at("total"), 0);
    EXPECT_EQ(results.at(2).at("status"), 400);
    EXPECT_EQ(results.at(3).at("status"), 400);
    for (const std::string wrong :
         {"", "[]", "{}", R"({"searches":[]})", R"({"searches":[{}],"x":1})"})
        EXPECT_EQ(post_searches(process->url(), wrong).status, 400U) << wrong;
}

TEST_F(Public, FeedsAsJsonToo) {
    const auto response = ask("/feed.json?q=harbour&limit=2");
    EXPECT_EQ(response.headers.at("content-type"), "application/feed+json; charset=utf-8");
    const auto feed = object_of(response);
    EXPECT_EQ(feed.at("version"), "https://jsonfeed.org/version/1.1");
    ASSERT_EQ(feed.at("items").as_array().size(), 2U);
    const auto& item = feed.at("items").as_array().at(0).as_object();
    EXPECT_THAT(std::string{std::string_view{item.at("url").as_string()}},
                HasSubstr("http://localhost/e/"));
    EXPECT_EQ(item.at("external_url"), "https://lantern.example/live/harbour");
}

}  // namespace
}  // namespace onrecord::tests
