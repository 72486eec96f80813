// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check_json.hpp"
#include "searcher/quote_check.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/handlers.hpp"
#include "server/api/moments.hpp"
#include "server/api/routes.hpp"
#include "server/api/time_limit.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <utility>

namespace onrecord::server::api {
namespace {

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

/// What somebody pastes stays out of every cache, the browser's own too.
http::Answer never_kept(http::Answer answer) {
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace

http::Answer check(const Call& call) {
    const auto searcher = lend_served(call);
    searcher::CheckRequest request;
    request.words = call.parameters.text("words");
    request.speaker = call.parameters.text("speaker");
    request.limit = static_cast<std::uint32_t>(call.parameters.number("limit"));
    for (const auto& [name, moment] :
         {std::pair{"before", &request.before}, {"as_of", &request.as_of}}) {
        if (!read_moment(call.parameters, name, *moment))
            return wrong_moment(call.parameters, name);
    }
    request.time_limit = time_limit(call.request.deadline);
    const auto report = searcher->quote_checker().check(request);
    if (!report.problems.empty()) return never_kept(no_verdict(report, request.words));
    return never_kept({200, "application/json", searcher::to_json(report, request.words), {}});
}

}  // namespace onrecord::server::api
