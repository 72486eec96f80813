// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/published_index.hpp"
#include "tests/end_to_end/server_process.hpp"
#include "tests/support/docx.hpp"
#include "tests/support/http_client.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

namespace onrecord::tests {
namespace {

namespace json = boost::json;
using testing::HasSubstr;

std::string printed(int number, const std::string& words) {
    return R"({"outlet": "The Lantern", "liveblog": "Harbour live", "id": "d)" +
           std::to_string(number) + R"(", "title": "At the harbour", "text": ")" + words +
           R"(", "lang": "en", "published": "2025-01-02T10:00:00Z"})" + "\n";
}

/// One index and one server for all tests here.
class DraftCheck : public testing::Test {
protected:
    static void SetUpTestSuite() {
        index.emplace();
        index->publish(
            printed(1, "“We will not close the harbour school this year,” said Ada Brink.") +
            printed(2, "Jonas Reed said: “The ferry budget grew by 25 per cent in two years.”") +
            printed(3, "Anna Smith did not say “we will sell every lighthouse on this coast”."));
        process.emplace(std::vector<std::string>{"--index", index->path().string()});
    }
    static void TearDownTestSuite() {
        process.reset();
        index.reset();
    }

    static HttpResponse send(std::string_view body,
                             const std::string& type = "text/plain",
                             const std::string& parameters = "") {
        return HttpClient{process->url()}.ask(
            "POST", "/api/v1/check/draft" + parameters, "Content-Type: " + type + "\r\n", body);
    }
    static json::object report(std::string_view body, const std::string& type = "text/plain") {
        const auto response = send(body, type);
        EXPECT_EQ(response.status, 200U) << response.body;
        return json::parse(response.body).as_object();
    }
    /// `stands does-not-stand ...`, of each quotation in order.
    static std::string outcomes(const json::object& report) {
        std::string all;
        for (const json::value& quotation : report.at("quotations").as_array()) {
            all += (all.empty() ? "" : " ") + std::string{quotation.at("outcome").as_string()};
        }
        return all;
    }

    static std::optional<PublishedIndex> index;
    static std::optional<ServerProcess> process;
};
std::optional<PublishedIndex> DraftCheck::index;
std::optional<ServerProcess> DraftCheck::process;

struct Row {
    std::string_view draft;
    std::string_view outcomes;
};

TEST_F(DraftCheck, JudgesEachQuotationForTheSpeakerThatTheDraftNames) {
    const Row rows[] = {
        {"Ada Brink said: \"We will not close the harbour school this year.\"", "stands"},
        {"\"We will not close the harbour school,\" Brink said.", "stands"},
        {"\"The ferry budget grew by 25% in two years,\" Jonas Reed said.", "stands"},
        {"\"We will close the harbour school this year,\" Ada Brink said.", "does-not-stand"},
        {"\"The ferry budget grew by 52 per cent in two years,\" Jonas Reed said.",
         "does-not-stand"},
        {"\"The ferry budget grew by 25 per cent in two years,\" Ada Brink said.",
         "does-not-stand"},
        {"\"We will sell every lighthouse on this coast,\" Anna Smith said.", "does-not-stand"},
        {"\"Our ferries shall fly to the moon next summer,\" Ada Brink said.", "not-found"},
        {"\"The ferry budget grew by 25 per cent in two years,\" Brink said.", "does-not-stand"},
        {"The house was full. \"The ferry budget grew by 25 per cent in two years.\"", "unproven"},
        {"Ada Brink called it \"very bad\".", "too-short"},
        {"No words are quoted here.", ""},
        // Print gives her these words, and nobody gives them to him.
        {"Ada Brink never said \"we will not close the harbour school this year\".",
         "does-not-stand"},
        {"Jonas Reed never said \"we will not close the harbour school this year\".",
         "not-claimed"},
        {"\"We will not close the harbour school,\" Ada Brink said, adding: \"The moon is made of "
         "green cheese today.\"",
         "stands not-found"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.draft);
        EXPECT_EQ(outcomes(report(row.draft)), row.outcomes);
    }
}

TEST_F(DraftCheck, TellsPlaceTotalsAndTheGravestOutcome) {
    const auto answer = report(
        "“Größe”, said nobody. “We will not close the harbour school this year,” Ada Brink said. "
        "“The "
        "ferry budget grew by 24 per cent in two years,” Jonas Reed said.");
    EXPECT_EQ(answer.at("outcome").as_string(), "does-not-stand");
    EXPECT_EQ(answer.at("totals").at("stands"), 1);
    EXPECT_EQ(answer.at("totals").at("does_not_stand"), 1);
    EXPECT_EQ(answer.at("totals").at("too_short"), 1);
    const auto& second = answer.at("quotations").as_array().at(1);
    EXPECT_EQ(second.at("span").as_array().at(0), 23);
    EXPECT_EQ(second.at("speaker").as_string(), "Ada Brink");
    EXPECT_EQ(second.at("check").at("best").at("speaker").as_string(), "Ada Brink");
    EXPECT_EQ(answer.at("searched").at("entries"), 3);
}

TEST_F(DraftCheck, BoundsWhatADraftOfMarksCosts) {
    const auto answer = report(std::string(60'000, '"') + " \"...\" «–» ");
    EXPECT_EQ(answer.at("totals").at("quotations"), 0);
    std::string many;
    for (int i = 0; i < 4100; ++i) {
        many += "\"So what\". ";
    }
    const auto bounded = report(many);
    EXPECT_EQ(bounded.at("totals").at("quotations"), 4100);
    EXPECT_EQ(bounded.at("totals").at("not_listed"), 100);
    EXPECT_EQ(bounded.at("totals").at("not_complete"), 100);
    EXPECT_EQ(bounded.at("quotations").as_array().size(), 4000U);
    EXPECT_EQ(bounded.at("outcome").as_string(), "not-complete");
    EXPECT_FALSE(bounded.at("complete").as_bool());
}

TEST_F(DraftCheck, ReadsTheKindsOfDrafts) {
    const std::string words = "We will not close the harbour school this year";
    const std::string docx =
        docx_of("<w:p><w:r><w:t>Ada Brink said: “" + words + ".”</w:t></w:r></w:p>");
    EXPECT_EQ(outcomes(report(docx, "application/octet-stream")), "stands");
    EXPECT_EQ(outcomes(report("<p>Ada Brink said: &ldquo;" + words + "&rdquo;</p>", "text/html")),
              "stands");
    EXPECT_EQ(
        outcomes(report("Ada Brink said: \"We will *not* close the harbour school this year.\"",
                        "text/markdown")),
        "stands");
}

TEST_F(DraftCheck, WritesAPageAndATableAsAttachments) {
    const std::string draft = "Ada Brink said: \"We will not close the harbour school this year.\"";
    const auto page = send(draft, "text/plain", "?format=html");
    EXPECT_THAT(page.headers.at("content-type"), HasSubstr("text/html"));
    EXPECT_THAT(page.headers.at("content-disposition"), HasSubstr("attachment"));
    EXPECT_THAT(page.body, HasSubstr("<mark class=\"stands\""));
    const auto table = send(draft, "text/plain", "?format=csv");
    EXPECT_THAT(table.body, HasSubstr("\"1\",\"stands\",\"exact\""));
    EXPECT_EQ(page.headers.at("cache-control"), "no-store");
}

TEST_F(DraftCheck, RefusesWhatIsNoDraft) {
    EXPECT_EQ(send("{}", "application/json").status, 415U);
    EXPECT_EQ(send("%PDF-1.4", "application/octet-stream").status, 400U);
    EXPECT_EQ(send("words", "text/plain", "?words=x").status, 400U);
    EXPECT_EQ(send("words", "text/plain", "?before=soon").status, 400U);
    EXPECT_EQ(get(process->url(), "/api/v1/check/draft").status, 405U);
    EXPECT_EQ(send("", "text/plain").status, 200U);
    // More than other bodies may have, and not more than its own limit.
    EXPECT_EQ(send(std::string(1U << 20U, ' '), "text/plain").status, 200U);
    EXPECT_EQ(send(std::string(3U << 20U, ' '), "text/plain").status, 413U);
}

}  // namespace
}  // namespace onrecord::tests
