// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/asked_search.hpp"

#include "searcher/query.hpp"
#include "searcher/result_json.hpp"
#include "server/api/caching.hpp"
#include "server/api/time_limit.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace onrecord::server::api {
namespace {

searcher::Sort sort_named(std::string_view name) {
    if (name == "newest") return searcher::Sort::Newest;
    if (name == "oldest") return searcher::Sort::Oldest;
    return searcher::Sort::Relevance;
}

std::vector<searcher::FacetSelection> selections(const Parameters& parameters) {
    std::vector<searcher::FacetSelection> chosen;
    for (const schema::Field& field : schema::fields) {
        if (!field.is_facet || !parameters.is_given(field.name)) continue;
        chosen.push_back({field.id, parameters.list(field.name)});
    }
    return chosen;
}

}  // namespace

searcher::CaptureNames captures_for(const Call& call) {
    const Access& access = call.context.access;
    const auto caller = caller_of(access, call.request);
    return caller && may(access, *caller, Scope::Captures) ? searcher::CaptureNames::Shown
                                                           : searcher::CaptureNames::Hidden;
}

std::uint32_t passages_for(const Call& call, std::uint32_t asked) {
    const Access& access = call.context.access;
    const auto caller = caller_of(access, call.request);
    const bool may_read_all = caller && may(access, *caller, Scope::Entries);
    return may_read_all ? asked : std::min(asked, 1U);
}

searcher::SearchOptions choices_of(const Call& call) {
    searcher::SearchOptions options;
    options.passages = passages_for(call, options.passages);
    options.limit = 0;
    options.facets.clear();
    options.advise = false;
    options.selections = selections(call.parameters);
    if (call.parameters.has("sort")) options.sort = sort_named(call.parameters.text("sort"));
    if (call.parameters.has("revisions")) {
        options.include_superseded = call.parameters.text("revisions") == "all";
    }
    options.time_limit = time_limit(call.request.deadline);
    return options;
}

searcher::SearcherPool::Lease lend_served(const Call& call) {
    auto lease = call.context.searchers.lend();
    lease->name_captures(captures_for(call));
    return lease;
}

schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call,
                                                                 std::uint64_t generation) {
    if (generation == 0) return lend_served(call);
    auto lease = call.context.searchers.lend(generation);
    if (lease) {
        (*lease)->name_captures(captures_for(call));
        return std::move(*lease);
    }
    return http::problem_answer(410,
                                "Generation " + std::to_string(generation) +
                                    " is not served any more. Begin anew with the first page.",
                                {{"parameter", "generation"}});
}

schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call) {
    return lend(call, static_cast<std::uint64_t>(call.parameters.number("generation")));
}

bool has_sense(std::string_view query) { return searcher::parse_query(query).query.has_value(); }

http::Answer senseless(const searcher::ResultPage& page, std::string_view query) {
    auto answer = http::problem_answer(
        400,
        page.problems.empty() ? "No sense can be made of the query." : page.problems[0].reason);
    auto body = boost::json::parse(answer.body).as_object();
    body["problems"] = boost::json::parse(searcher::to_json(page, query)).as_object()["problems"];
    answer.body = boost::json::serialize(body);
    return answer;
}

http::Answer kept(http::Answer answer, std::string_view tag, bool is_complete) {
    if (is_complete) return tagged(std::move(answer), std::string{tag});
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace onrecord::server::api
