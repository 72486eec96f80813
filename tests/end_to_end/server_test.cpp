// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entry.hpp"
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/http_client.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <vector>

namespace onrecord::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;
using testing::StartsWith;

json::object object_of(const HttpResponse& response) {
    return json::parse(response.body).as_object();
}

std::string text(const json::object& object, std::string_view name) {
    return std::string{object.at(name).as_string()};
}

/// One index and one server for all tests here; none of them changes either.
class Server : public testing::Test {
protected:
    static void SetUpTestSuite() {
        index.emplace();
        index->publish(entry_lines(1, 21));
        index->publish(entry_line(3, "never left the harbour"));
        process.emplace(std::vector<std::string>{"--index", index->path().string()});
    }
    static void TearDownTestSuite() {
        process.reset();
        index.reset();
    }

    static HttpResponse ask(std::string_view target, std::string_view headers = "") {
        return get(process->url(), target, headers);
    }
    static std::string first_id(const std::string& query) {
        const auto page = object_of(ask("/api/v1/search?limit=1&q=" + query));
        return text(page.at("hits").as_array().at(0).as_object(), "id");
    }

    static std::optional<PublishedIndex> index;
    static std::optional<ServerProcess> process;
};
std::optional<PublishedIndex> Server::index;
std::optional<ServerProcess> Server::process;

TEST_F(Server, AnswersASearchWithTotalHitsAndFacets) {
    const auto response = ask("/api/v1/search?q=harbour&limit=3&sort=newest");
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(response.headers.at("content-type"), "application/json");
    const auto page = object_of(response);
    EXPECT_EQ(page.at("generation"), 2);
    EXPECT_EQ(page.at("total"), 20);
    EXPECT_EQ(page.at("complete"), true);
    EXPECT_EQ(page.at("hits").as_array().size(), 3U);
    EXPECT_EQ(text(page.at("hits").as_array().at(0).as_object(), "title"), "Ship 20");
    const auto& speaker = page.at("facets").at("speaker").as_array().at(0);
    EXPECT_EQ(speaker.at("value"), "Ada Brink");
    EXPECT_EQ(speaker.at("count"), 20);
}

TEST_F(Server, ChoosingOneValueHidesNoOther) {
    const auto one = object_of(ask("/api/v1/search?country=FR&facet=country"));
    EXPECT_EQ(one.at("total"), 10);
    EXPECT_EQ(one.at("facets").at("country").as_array().size(), 2U);
    const auto both = object_of(ask("/api/v1/search?country=FR&country=ES"));
    EXPECT_EQ(both.at("total"), 20);
    EXPECT_FALSE(one.at("facets").as_object().contains("speaker"));
}

TEST_F(Server, AnswersASlipInTheQueryWithResultsAndProblems) {
    const auto response = ask("/api/v1/search?q=ship+speeker:brink");
    EXPECT_EQ(response.status, 200U);
    const auto page = object_of(response);
    const auto& problem = page.at("problems").as_array().at(0).as_object();
    EXPECT_THAT(text(problem, "reason"), HasSubstr("Did you mean 'speaker'?"));
    EXPECT_EQ(problem.at("offset"), 5);
}

/// What anybody can work out from the words themselves.
std::string digest_of(const json::object& shown) {
    schema::Entry entry;
    entry.title = text(shown, "title");
    entry.text = text(shown, "text");
    return schema::words_digest(entry);
}

TEST_F(Server, ShowsAnEntryWithNeighboursAndRevisions) {
    const auto id = first_id("%22Ship+number+3%22");
    const auto view = object_of(ask("/api/v1/entries/" + id));
    const auto& entry = view.at("entry").as_object();
    EXPECT_THAT(text(entry, "text"), HasSubstr("never left"));
    EXPECT_EQ(view.at("revisions").as_array().size(), 1U);
    EXPECT_THAT(text(view.at("revisions").as_array().at(0).as_object(), "text"),
                HasSubstr("number 3 left"));
    EXPECT_EQ(text(entry.at("revision").as_object(), "digest"), digest_of(entry));
    EXPECT_EQ(text(view.at("previous").as_object(), "title"), "Ship 2");
    EXPECT_EQ(text(view.at("next").as_object(), "title"), "Ship 4");
}

TEST_F(Server, ShowsSupersededRevisionsOnlyWhenAsked) {
    EXPECT_EQ(object_of(ask("/api/v1/search?q=%22number+3+left%22")).at("total"), 0);
    const auto all = object_of(ask("/api/v1/search?q=%22number+3+left%22&revisions=all"));
    EXPECT_EQ(all.at("hits").as_array().size(), 1U);
}

TEST_F(Server, ExplainsWhenAsked) {
    const auto page = object_of(ask("/api/v1/search?q=harbour&explain=yes"));
    EXPECT_FALSE(text(page, "explanation").empty());
}

/// The ids of all hits, page by page, as far as `next` leads.
std::vector<std::string> walk(const std::string& url, const std::string& target) {
    std::vector<std::string> ids;
    std::string next;
    for (int pages = 0; pages < 100; ++pages) {
        const auto page = object_of(get(url, target + (next.empty() ? "" : "&after=" + next)));
        for (const auto& hit : page.at("hits").as_array()) {
            ids.push_back(text(hit.as_object(), "id"));
        }
        if (page.at("next").is_null()) return ids;
        next = text(page, "next");
    }
    return {};
}

TEST_F(Server, LeadsThroughEveryHitOnceInEachOrder) {
    for (const std::string sort : {"relevance", "newest", "oldest"}) {
        SCOPED_TRACE(sort);
        const std::string asked = "/api/v1/search?q=harbour&sort=" + sort;
        const auto ids = walk(process->url(), asked + "&limit=3");
        EXPECT_EQ(ids.size(), 20U);
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 20U);
        std::vector<std::string> at_once;
        const auto whole = object_of(ask(asked + "&limit=100"));
        for (const auto& hit : whole.at("hits").as_array()) {
            at_once.push_back(text(hit.as_object(), "id"));
        }
        EXPECT_EQ(ids, at_once);
    }
    EXPECT_EQ(ask("/api/v1/search?after=2.1.0.0.5&sort=oldest").status, 400U);
    EXPECT_EQ(ask("/api/v1/search?after=here").status, 400U);
    EXPECT_EQ(ask("/api/v1/search?after=1.0.0.0.5").status, 410U);
    EXPECT_EQ(ask("/api/v1/search?generation=7").status, 410U);
    EXPECT_EQ(ask("/api/v1/search?generation=2").status, 200U);
}

TEST_F(Server, CountsOnlyWhatIsAskedFor) {
    const auto page = object_of(ask("/api/v1/search?q=harbour&limit=0&facets="));
    EXPECT_EQ(page.at("total"), 20);
    EXPECT_TRUE(page.at("facets").as_object().empty());
    EXPECT_TRUE(page.at("hits").as_array().empty());
    const auto two = object_of(ask("/api/v1/search?facets=country,topic"));
    EXPECT_EQ(two.at("facets").as_object().size(), 2U);
    EXPECT_EQ(ask("/api/v1/search?facets=country,").status, 200U);
    EXPECT_EQ(ask("/api/v1/search?facets=contry").status, 400U);
    const auto uncounted = object_of(ask("/api/v1/search?total=none&facets=&sort=newest&limit=2"));
    EXPECT_TRUE(uncounted.at("total").is_null());
    EXPECT_EQ(uncounted.at("hits").as_array().size(), 2U);
}

TEST_F(Server, SuggestsWhatIsIndexedThoughItIsMisspelt) {
    for (const auto* typed : {"bri", "brink", "ada+b", "BRINK+ada", "brimk", "adda+brink"}) {
        SCOPED_TRACE(typed);
        const auto found = object_of(ask("/api/v1/suggest?q=" + std::string{typed}));
        const auto& list = found.at("suggestions").as_array();
        ASSERT_FALSE(list.empty());
        const auto& first = list.at(0).as_object();
        EXPECT_EQ(text(first, "value"), "Ada Brink");
        EXPECT_EQ(text(first, "field"), "speaker");
        EXPECT_EQ(text(first, "query"), "speaker:\"Ada Brink\"");
        EXPECT_EQ(first.at("entries"), 20);
    }
    const auto country = object_of(ask("/api/v1/suggest?q=fran&field=country"));
    EXPECT_EQ(text(country.at("suggestions").as_array().at(0).as_object(), "value"), "FR");
    for (const auto* nothing : {"", "q=", "q=%20-%20", "q=zzz", "q=brink+zzz", "q=brink&limit=0"}) {
        SCOPED_TRACE(nothing);
        const auto found = object_of(ask("/api/v1/suggest?" + std::string{nothing}));
        EXPECT_TRUE(found.at("suggestions").as_array().empty());
    }
}

TEST_F(Server, ListsEveryValueOfAFacet) {
    const auto all = object_of(ask("/api/v1/facets/country?q=harbour"));
    EXPECT_EQ(all.at("total"), 20);
    EXPECT_EQ(all.at("distinct"), 2);
    ASSERT_EQ(all.at("values").as_array().size(), 2U);
    EXPECT_EQ(all.at("values").as_array().at(0).at("count"), 10);
    const auto some = object_of(ask("/api/v1/facets/country?prefix=spa"));
    ASSERT_EQ(some.at("values").as_array().size(), 1U);
    EXPECT_EQ(text(some.at("values").as_array().at(0).as_object(), "value"), "ES");
    EXPECT_EQ(object_of(ask("/api/v1/facets/country?offset=1")).at("values").as_array().size(), 1U);
    EXPECT_EQ(ask("/api/v1/facets/contry").status, 400U);
}

TEST_F(Server, TellsWhenWhatIsFoundWasPublished) {
    const auto made = object_of(ask("/api/v1/timeline?q=harbour+country:FR&unit=minute"));
    EXPECT_EQ(text(made, "unit"), "minute");
    EXPECT_EQ(made.at("total"), 10);
    const auto& buckets = made.at("buckets").as_array();
    ASSERT_EQ(buckets.size(), 19U);  // Every second minute from 10:02 to 10:20.
    EXPECT_EQ(text(buckets.at(0).as_object(), "begin"), "2025-01-02T10:02:00Z");
    EXPECT_EQ(buckets.at(0).at("count"), 1);
    EXPECT_EQ(buckets.at(1).at("count"), 0);
    EXPECT_EQ(buckets.at(1).at("all"), 1);
    EXPECT_EQ(ask("/api/v1/timeline?q=speeker:x").status, 200U);
}

TEST_F(Server, PacksAnswersAndTheirTags) {
    const auto plain = ask("/api/v1/search?q=harbour");
    const auto packed = ask("/api/v1/search?q=harbour", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
    EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), plain.body.size() / 3);
    EXPECT_NE(packed.headers.at("etag"), plain.headers.at("etag"));
    const auto again =
        ask("/api/v1/search?q=harbour",
            "Accept-Encoding: gzip\r\nIf-None-Match: " + packed.headers.at("etag") + "\r\n");
    EXPECT_EQ(again.status, 304U);
    EXPECT_EQ(again.headers.at("etag"), packed.headers.at("etag"));
}

TEST_F(Server, TellsItsHealth) {
    const auto health = object_of(ask("/api/v1/health"));
    EXPECT_EQ(text(health, "status"), "ok");
    EXPECT_EQ(text(health, "refusal"), "");
    EXPECT_EQ(health.at("generation"), 2);
    EXPECT_EQ(health.at("entries"), 20);
    EXPECT_EQ(health.at("documents"), 21);
    EXPECT_EQ(health.at("liveblogs"), 1);
}

TEST_F(Server, ServesThePageAndItsFiles) {
    const auto page = ask("/?q=anything&unknown=1");
    EXPECT_EQ(page.status, 200U);
    EXPECT_EQ(page.headers.at("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.headers.at("content-security-policy"), HasSubstr("default-src 'none'"));
    const auto begin = page.body.find("/assets/page");
    ASSERT_NE(begin, std::string::npos);
    const auto path = page.body.substr(begin, page.body.find('"', begin) - begin);
    const auto file = ask(path);
    EXPECT_EQ(file.status, 200U);
    EXPECT_THAT(file.headers.at("cache-control"), HasSubstr("immutable"));
    for (const std::string coding : {"gzip", "zstd"}) {
        const auto packed = ask(path, "Accept-Encoding: " + coding + "\r\n");
        EXPECT_EQ(packed.headers.at("content-encoding"), coding);
        EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
        EXPECT_LT(packed.body.size(), file.body.size() / 3);
        EXPECT_EQ(ask(path, "Accept-Encoding: " + coding + "\r\n").body, packed.body);
    }
}

TEST_F(Server, WritesThePageForBrowsersWithoutJavaScript) {
    const auto hit = object_of(ask("/api/v1/search?q=%22number+3+left%22&revisions=all"))
                         .at("hits")
                         .as_array()
                         .at(0)
                         .as_object();
    const auto id = text(hit, "id");
    const auto search = ask("/?q=%22number+3+left%22&revisions=all&bogus=1");
    EXPECT_EQ(search.status, 200U);
    EXPECT_THAT(search.body, HasSubstr("<h1 id=\"count\">1 entry</h1>"));
    EXPECT_THAT(search.body, HasSubstr("href=\"/e/" + id + "\""));
    EXPECT_THAT(search.body, HasSubstr("data-kind=\"search\""));
    const auto entry = ask("/e/" + id);
    EXPECT_EQ(entry.status, 200U);
    EXPECT_THAT(entry.body, HasSubstr("<article class=\"entry\">"));
    EXPECT_EQ(ask("/e/" + id + "@1").status, 200U);
    EXPECT_EQ(ask("/e/0123456789abcdef0123456789abcdef").status, 404U);
    EXPECT_THAT(ask("/check?words=nobody+printed+these+five+words").body,
                HasSubstr("<h2 id=\"verdict\">Not found here</h2>"));
    EXPECT_THAT(ask("/check").body, HasSubstr("What the verdicts mean"));
}

TEST_F(Server, AnswersAnAddressWhereNothingIsWithAPage) {
    const auto page = ask("/nothing/here");
    EXPECT_EQ(page.status, 404U);
    EXPECT_EQ(page.headers.at("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("There is no such page"));
}

TEST_F(Server, ListsItsRoutesAndItsOpenApiFile) {
    const auto routes = object_of(ask("/api/v1")).at("routes").as_array();
    EXPECT_EQ(ask("/api/v1/").body, ask("/api/v1").body);
    EXPECT_GE(routes.size(), 8U);
    EXPECT_EQ(text(object_of(ask("/api/v1/openapi.json")), "openapi"), "3.1.0");
}

struct Wrong {
    const char* method;
    const char* target;
    unsigned status;
    const char* detail;
};

TEST_F(Server, AnswersWhatIsWrongWithAProblem) {
    constexpr Wrong wrongs[] = {
        {"GET", "/api/nothing", 404, "/api/v1/"},
        {"GET", "/api/v1/search/", 404, "/api/v1/"},
        {"GET", "/api/v1/entries/0123456789abcdef0123456789abcdef", 404, "no entry"},
        {"GET", "/api/v1/entries/xyz", 400, "32"},
        {"GET", "/assets/nothing.js", 404, "no such file"},
        {"DELETE", "/api/v1/search", 405, "GET"},
        {"POST", "/", 405, "GET"},
        {"GET", "/api/v1/search?contry=US", 400, "Did you mean 'country'?"},
        {"GET", "/api/v1/search?limit=1000", 400, "0 to 100"},
        {"GET", "/api/v1/search?sort=up", 400, "relevance, newest, oldest"},
        {"GET", "/api/v1/search?q=a&q=b", 400, "at most 1 time"},
        {"GET", "/api/v1/search?facet=title", 400, "choose from"},
        {"GET", "/api/v1/health?verbose=1", 400, "no parameter 'verbose'"},
        {"GET", "/api/v1/search?q=%ff", 400, "UTF-8"},
    };
    for (const auto& [method, target, status, detail] : wrongs) {
        SCOPED_TRACE(std::string{method} + " " + target);
        const auto response = HttpClient{process->url()}.ask(method, target);
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(response.headers.at("content-type"), "application/problem+json");
        const auto problem = object_of(response);
        EXPECT_THAT(text(problem, "detail"), HasSubstr(detail));
        EXPECT_EQ(problem.at("status"), status);
    }
}

TEST_F(Server, TellsWhatARouteAllows) {
    HttpClient client{process->url()};
    const auto options = client.ask("OPTIONS", "/api/v1/search", "", "");
    EXPECT_EQ(options.status, 204U);
    EXPECT_EQ(options.headers.at("allow"), "OPTIONS, HEAD, GET");
    EXPECT_EQ(client.ask("PUT", "/api/v1/search").headers.at("allow"), "OPTIONS, HEAD, GET");
}

TEST_F(Server, AnswersHeadWithoutABody) {
    HttpClient client{process->url()};
    const auto head = client.ask("HEAD", "/api/v1/search?q=harbour");
    const auto whole = client.ask("GET", "/api/v1/search?q=harbour");
    EXPECT_EQ(head.status, 200U);
    EXPECT_EQ(head.headers.at("content-length"), std::to_string(whole.body.size()));
    EXPECT_EQ(head.headers.at("etag"), whole.headers.at("etag"));
}

TEST_F(Server, SaysNotModifiedForATagItGave) {
    for (const auto* target :
         {"/api/v1/search?q=harbour", "/", "/api/v1/", "/api/v1/openapi.json"}) {
        SCOPED_TRACE(target);
        const auto tag = ask(target).headers.at("etag");
        const auto again = ask(target, "If-None-Match: \"other\", W/" + tag + "\r\n");
        EXPECT_EQ(again.status, 304U);
        EXPECT_EQ(again.headers.at("etag"), tag);
        EXPECT_EQ(again.body, "");
        EXPECT_EQ(ask(target, "If-None-Match: \"other\"\r\n").status, 200U);
    }
    EXPECT_NE(ask("/api/v1/search?q=ship").headers.at("etag"),
              ask("/api/v1/search?q=harbour").headers.at("etag"));
}

TEST_F(Server, SendsNoLeaveForOtherOrigins) {
    const auto response = ask("/api/v1/search", "Origin: https://elsewhere.example\r\n");
    EXPECT_FALSE(response.headers.contains("access-control-allow-origin"));
}

TEST_F(Server, SurvivesWhatIsNoRequest) {
    for (const std::string_view bytes :
         {"\r\n\r\n",
          "GET\r\n\r\n",
          "\xff\xfe\0\0",
          "GET / HTTP/9.9\r\n\r\n",
          "POST /api/v1/search HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
        HttpClient client{process->url()};
        client.send(bytes);
    }
    EXPECT_EQ(ask("/api/v1/health").status, 200U);
}

TEST_F(Server, LogsOneLineARequest) {
    ServerProcess own{{"--index", index->path().string()}};
    get(own.url(), "/api/v1/search?q=logged");
    own.signal(SIGTERM);
    EXPECT_EQ(own.wait(), 0);  // A line is written after its answer; at the end all are.
    EXPECT_THAT(own.messages(), HasSubstr("\"GET /api/v1/search?q=logged HTTP/1.1\" 200 "));
}

TEST_F(Server, LogsNothingOfWhatIsChecked) {
    ServerProcess own{{"--index", index->path().string()}};
    get(own.url(), "/api/v1/check?words=lantern+secret&speaker=lantern");
    get(own.url(), "/check?words=lantern+secret");
    get(own.url(), "/draft?text=lantern+secret");
    get(own.url(), "/api/v1/chek?words=lantern+secret");
    get(own.url(), "/api/v1/check?words=lantern+secret&limit=x");
    get(own.url(), "/api/v1/check?words=lantern%zz+secret");
    HttpClient{own.url()}.ask("POST",
                              "/api/v1/check",
                              "Content-Type: application/json\r\n",
                              R"({"words": "lantern secret"})");
    own.signal(SIGTERM);
    EXPECT_EQ(own.wait(), 0);
    EXPECT_THAT(own.messages(), HasSubstr("GET /api/v1/check HTTP/1.1"));
    EXPECT_THAT(own.messages(), testing::Not(HasSubstr("lantern")));
}

TEST(ServerProcess, FinishesWhatIsUnderWayAndEndsWithZero) {
    PublishedIndex index;
    index.publish(entry_lines(1, 4));
    for (const int ending : {SIGTERM, SIGINT}) {
        ServerProcess process{{"--index", index.path().string()}};
        HttpClient idle{process.url()};
        EXPECT_EQ(idle.ask("GET", "/api/v1/health").status, 200U);
        HttpClient slow{process.url()};
        ASSERT_TRUE(slow.send("GET /api/v1/search?q=harbour HTTP/1.1\r\n"));
        // The one after it is answered, so its own first bytes have been read by now.
        EXPECT_EQ(get(process.url(), "/api/v1/health").status, 200U);
        process.signal(ending);
        EXPECT_TRUE(idle.is_closed());
        ASSERT_TRUE(slow.send("Host: localhost\r\n\r\n"));
        auto response = slow.read();
        EXPECT_EQ(response.status, 200U);
        EXPECT_EQ(response.headers["connection"], "close");
        EXPECT_EQ(process.wait(), 0);
    }
}

TEST(ServerProcess, SaysWhyItCannotBegin) {
    PublishedIndex index;
    index.publish(entry_line(1));
    const auto path = index.path().string();
    struct Beginning {
        std::vector<std::string> arguments;
        int status;
        std::string message;
    };
    const Beginning beginnings[] = {
        {{"--index", "/nonexistent"}, 66, "/nonexistent"},
        {{}, 64, "--index"},
        {{"--index", path, "--listen", "here"}, 64, "ADDRESS:PORT"},
        {{"--index", path, "--listen", "127.0.0.1:99999"}, 64, "ADDRESS:PORT"},
        {{"--index", path, "--listen", "192.0.2.1:0"}, 73, "192.0.2.1"},
        {{"--index", path, "--qeue", "1"}, 64, "queue"},
        {{"--index", path, "--verify", "no"}, 64, "digests"},
    };
    for (const auto& [arguments, status, message] : beginnings) {
        ServerProcess process{arguments};
        EXPECT_EQ(process.url(), "");
        EXPECT_EQ(process.wait(), status) << message;
        EXPECT_THAT(process.messages(), HasSubstr(message));
    }
}

TEST(ServerProcess, WritesItsAccessLogAsJsonToAFile) {
    PublishedIndex index;
    index.publish(entry_line(1));
    const ScratchFolder folder;
    const auto log = folder.path() / "access.log";
    ServerProcess process{{"--index",
                           index.path().string(),
                           "--access-log",
                           "json",
                           "--access-log-file",
                           log.string()}};
    get(process.url(), "/api/v1/health");
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait(), 0);
    std::ifstream file{log};
    const std::string line{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(json::parse(line).at("target"), "/api/v1/health");
}

}  // namespace
}  // namespace onrecord::tests
