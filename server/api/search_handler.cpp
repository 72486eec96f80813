// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query.hpp"
#include "searcher/result_json.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/api/time_limit.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

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

searcher::SearchOptions options_of(const Call& call) {
    const Parameters& given = call.parameters;
    searcher::SearchOptions options;
    options.offset = static_cast<std::uint32_t>(given.number("offset"));
    options.limit = static_cast<std::uint32_t>(given.number("limit"));
    options.sort = sort_named(given.text("sort"));
    options.selections = selections(given);
    options.facet_values = static_cast<std::uint32_t>(given.number("facet_values"));
    options.passages = static_cast<std::uint32_t>(given.number("passages"));
    options.include_superseded = given.text("revisions") == "all";
    options.explain = given.text("explain") == "yes";
    options.time_limit = time_limit(call.request.deadline);
    if (!given.is_given("facet")) return options;
    options.facets.clear();
    for (const auto& name : given.list("facet")) {
        options.facets.push_back(*schema::find_field(name));
    }
    return options;
}

/// A query of which no sense can be made: the Problems of the page, in the shape of an error.
http::Answer senseless(const searcher::ResultPage& page, std::string_view query) {
    auto answer = http::problem_answer(
        400,
        page.problems.empty() ? "No sense can be made of the query." : page.problems[0].reason);
    auto body = boost::json::parse(answer.body).as_object();
    body["problems"] = boost::json::parse(searcher::to_json(page, query)).as_object()["problems"];
    answer.body = boost::json::serialize(body);
    return answer;
}

}  // namespace

http::Answer search(const Call& call) {
    const auto searcher = call.context.searchers.lend();
    const auto tag = entity_tag(searcher->generation().manifest(), call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;

    const auto text = call.parameters.text("q");
    const bool has_sense = searcher::parse_query(text).query.has_value();
    const auto page = searcher->search(text, options_of(call));
    if (!has_sense) return senseless(page, text);
    http::Answer answer{200, "application/json", searcher::to_json(page, text), {}};
    if (page.is_complete) return tagged(std::move(answer), tag);
    answer.headers.push_back({"Cache-Control", "no-store"});
    return answer;
}

}  // namespace onrecord::server::api
