// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "searcher/check_json.hpp"
#include "searcher/quote_check.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/api/time_limit.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>

namespace onrecord::server::api {
namespace {

http::Answer wrong_date(const std::string& text) {
    return http::problem_answer(
        400,
        "'" + text + "' is no date or time: give one such as 2022-01-28 or 2022-01-28T14:05Z.",
        {{"parameter", "before"}});
}

/// Words that cannot be checked, or not in this time: the Problems of the report, in the shape of
/// an error.
http::Answer no_verdict(const searcher::CheckReport& report, std::string_view words) {
    const std::string& reason = report.problems.front().reason;
    auto answer = report.is_complete ? http::problem_answer(400, reason, {{"parameter", "words"}})
                                     : http::problem_answer(503, reason);
    if (!report.is_complete) answer.headers.push_back({"Retry-After", "1"});
    auto body = boost::json::parse(answer.body).as_object();
    const auto whole = boost::json::parse(searcher::to_json(report, words));
    body["problems"] = whole.at("problems");
    answer.body = boost::json::serialize(body);
    return answer;
}

/// What somebody pastes into a body stays out of every cache, and so does what another time may
/// tell in whole.
http::Answer kept_as_asked(http::Answer answer, const Call& call, const std::string& tag) {
    if (call.request.method == "GET" && !tag.empty()) return tagged(std::move(answer), tag);
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace

http::Answer check(const Call& call) {
    const auto searcher = call.context.searchers.lend();
    const auto tag = entity_tag(searcher->generation().manifest(), call.request);
    if (call.request.method == "GET") {
        if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    }
    searcher::CheckRequest request;
    request.words = call.parameters.text("words");
    request.speaker = call.parameters.text("speaker");
    request.limit = static_cast<std::uint32_t>(call.parameters.number("limit"));
    if (const auto before = call.parameters.text("before"); !before.empty()) {
        const auto time = schema::parse_time(before);
        if (!time) return wrong_date(before);
        request.before = time->at;
    }
    request.time_limit = time_limit(call.request.deadline);
    const auto report = searcher->quote_checker().check(request);
    if (!report.problems.empty()) return no_verdict(report, request.words);
    return kept_as_asked({200, "application/json", searcher::to_json(report, request.words), {}},
                         call,
                         report.is_complete ? tag : std::string{});
}

}  // namespace onrecord::server::api
