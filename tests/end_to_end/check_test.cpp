// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/http_client.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>

namespace onrecord::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

constexpr std::string_view as_json = "Content-Type: application/json\r\n";

json::object object_of(const HttpResponse& response) {
    return json::parse(response.body).as_object();
}

std::string text(const json::object& object, std::string_view name) {
    return std::string{object.at(name).as_string()};
}

/// One index and one server for all tests here. Every Entry has “We are late,” said Ada Brink.
class QuoteCheck : public testing::Test {
protected:
    static void SetUpTestSuite() {
        index.emplace();
        index->publish(entry_lines(1, 4));
        process.emplace(std::vector<std::string>{"--index", index->path().string()});
    }
    static void TearDownTestSuite() {
        process.reset();
        index.reset();
    }

    static HttpResponse ask(const std::string& parameters, std::string_view headers = "") {
        return get(process->url(), "/api/v1/check" + parameters, headers);
    }
    static HttpResponse send(std::string_view body, std::string_view headers = as_json) {
        return HttpClient{process->url()}.ask("POST", "/api/v1/check", headers, body);
    }

    static std::optional<PublishedIndex> index;
    static std::optional<ServerProcess> process;
};
std::optional<PublishedIndex> QuoteCheck::index;
std::optional<ServerProcess> QuoteCheck::process;

TEST_F(QuoteCheck, AnswersWithAVerdictAndItsEvidence) {
    const auto response = ask("?words=we+are+late&limit=2");
    ASSERT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(response.headers.at("content-type"), "application/json");
    const auto report = object_of(response);
    EXPECT_EQ(text(report, "verdict"), "exact-normalised");
    EXPECT_EQ(text(report, "offset_unit"), "utf-16");
    EXPECT_EQ(report.at("total"), 3);
    EXPECT_EQ(report.at("occurrences").as_array().size(), 2U);
    EXPECT_EQ(report.at("best").at("speaker"), "Ada Brink");
    EXPECT_EQ(report.at("clusters").as_array().size(), 1U);
    EXPECT_EQ(report.at("searched").at("entries"), 3);
}

TEST_F(QuoteCheck, AnswersTheSameWhetherAskedByAddressOrByBody) {
    const auto by_address = ask("?words=We+are+late&speaker=Jonas+Reed&before=2026&limit=7");
    const auto by_body =
        send(R"({"words": "We are late", "speaker": "Jonas Reed", "before": "2026", "limit": 7})");
    ASSERT_EQ(by_address.status, 200U) << by_address.body;
    ASSERT_EQ(by_body.status, 200U) << by_body.body;
    EXPECT_EQ(by_body.body, by_address.body);
    EXPECT_EQ(text(object_of(by_body), "verdict"), "other-speaker");
}

TEST_F(QuoteCheck, SaysWhatWasSearchedWhenItFindsNothing) {
    const auto response = ask("?words=the+moon+is+a+lantern");
    EXPECT_EQ(response.status, 200U);
    const auto report = object_of(response);
    EXPECT_EQ(text(report, "verdict"), "not-found");
    EXPECT_TRUE(report.at("best").is_null());
    EXPECT_EQ(report.at("searched").at("liveblogs"), 1);
    EXPECT_EQ(text(object_of(ask("?words=we+are+late&before=2025-01-02")), "verdict"), "not-found");
}

TEST_F(QuoteCheck, KeepsWhatWasAskedOutOfCaches) {
    for (const auto& answer : {ask("?words=we+are+late"),
                               ask("?words=we+are+late", "If-None-Match: *\r\n"),
                               send(R"({"words": "we are late"})")}) {
        EXPECT_EQ(answer.status, 200U);
        EXPECT_FALSE(answer.headers.contains("etag"));
        EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
    }
}

struct WrongAddress {
    std::string parameters;
    std::string parameter;
    std::string detail;
};

TEST_F(QuoteCheck, RefusesAWrongAddressNamingTheParameter) {
    const WrongAddress wrongs[] = {
        {"", "words", "no word"},
        {"?words=%E2%80%A6%21", "words", "no word"},
        {"?words=" + std::string(4097, 'a'), "words", "4096"},
        {"?words=a&before=yesterday", "before", "2022-01-28"},
        {"?words=a&limit=0", "limit", "1 to 200"},
        {"?words=a&speeker=b", "speeker", "Did you mean 'speaker'?"},
    };
    for (const auto& [parameters, parameter, detail] : wrongs) {
        SCOPED_TRACE(parameters.substr(0, 40));
        const auto response = ask(parameters);
        EXPECT_EQ(response.status, 400U);
        EXPECT_EQ(response.headers.at("content-type"), "application/problem+json");
        EXPECT_EQ(text(object_of(response), "parameter"), parameter);
        EXPECT_THAT(text(object_of(response), "detail"), HasSubstr(detail));
    }
}

TEST_F(QuoteCheck, GivesTheProblemWithItsPlace) {
    const auto problem = object_of(ask("?words=%21")).at("problems").as_array().at(0).as_object();
    EXPECT_EQ(problem.at("offset"), 0);
    EXPECT_EQ(text(problem, "severity"), "error");
}

TEST_F(QuoteCheck, RefusesAWrongBodyNamingTheMember) {
    const auto unknown = send(R"({"words": "a", "speeker": "b"})");
    EXPECT_EQ(unknown.status, 400U);
    EXPECT_EQ(text(object_of(unknown), "parameter"), "speeker");
    EXPECT_EQ(text(object_of(unknown), "suggestion"), "speaker");
    const auto wrong_type = send(R"({"words": ["a"]})");
    EXPECT_EQ(wrong_type.status, 400U);
    EXPECT_EQ(text(object_of(wrong_type), "parameter"), "words");
    EXPECT_EQ(send("words=a").status, 400U);
    EXPECT_EQ(send(R"({"words": ")" + std::string(5000, 'a') + "\"}").status, 400U);
    EXPECT_EQ(send(R"({"words": ")" + std::string(300'000, 'a') + "\"}").status, 413U);
}

TEST_F(QuoteCheck, ReadsOnlyJsonBodies) {
    for (const std::string_view headers : {"",
                                           "Content-Type: text/plain\r\n",
                                           "Content-Type: application/x-www-form-urlencoded\r\n"}) {
        const auto response = send(R"({"words": "we are late"})", headers);
        EXPECT_EQ(response.status, 415U);
        EXPECT_THAT(text(object_of(response), "detail"), HasSubstr("application/json"));
    }
}

TEST_F(QuoteCheck, TakesItsMembersFromTheBodyAlone) {
    const auto response = HttpClient{process->url()}.ask(
        "POST", "/api/v1/check?speaker=a", as_json, R"({"words": "b"})");
    EXPECT_EQ(response.status, 400U);
    EXPECT_EQ(text(object_of(response), "parameter"), "speaker");
}

TEST_F(QuoteCheck, TellsThatPostIsAllowed) {
    HttpClient client{process->url()};
    EXPECT_EQ(client.ask("OPTIONS", "/api/v1/check").headers.at("allow"),
              "OPTIONS, HEAD, GET, POST");
    EXPECT_EQ(client.ask("PUT", "/api/v1/check").status, 405U);
}

TEST_F(QuoteCheck, FindsWhatWasPublishedMeanwhile) {
    PublishedIndex growing;
    growing.publish(entry_line(1));
    ServerProcess server{{"--index", growing.path().string(), "--refresh", "10"}};
    const auto verdict = [&] {
        return text(object_of(get(server.url(), "/api/v1/check?words=the+crane+stood+still")),
                    "verdict");
    };
    EXPECT_EQ(verdict(), "not-found");
    growing.publish(entry_line(2, "saw that the crane stood still in the port"));
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes{1};
    bool is_found = false;
    while (!is_found && std::chrono::steady_clock::now() < end) {
        is_found = verdict() != "not-found";
    }
    EXPECT_TRUE(is_found);
}

}  // namespace
}  // namespace onrecord::tests
