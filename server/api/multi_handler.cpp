// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/asked_search.hpp"
#include "server/api/body.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Several searches in one request, for a page that shows several lists. Each is what GET
// /api/v1/search would answer; all are of one Generation, so that their counts fit each other.
namespace onrecord::server::api {
namespace {

namespace json = boost::json;
using Given = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t most_searches = 16;

std::string text_of(const json::value& value) {
    return value.is_string() ? std::string{std::string_view{value.get_string()}}
                             : json::serialize(value);
}

/// A search's parameters: lists stand for those that may repeat.
Given given_in(const json::object& search, std::uint64_t generation) {
    Given given;
    for (const auto& [name, value] : search) {
        if (const auto* const list = value.if_array()) {
            for (const auto& each : *list)
                given.emplace_back(name, text_of(each));
        } else {
            given.emplace_back(name, text_of(value));
        }
    }
    if (!search.contains("generation")) {
        given.emplace_back("generation", std::to_string(generation));
    }
    return given;
}

/// Whether a parameter's value has the type of its row: only a number's may be another than text.
bool has_type(const Parameter& row, const json::value& value) {
    const auto fits = [&row](const json::value& each) {
        const bool is_number = each.is_int64() || each.is_uint64();
        return each.is_string() || (is_number && row.kind == ParameterKind::Number);
    };
    const auto* const list = value.if_array();
    return list == nullptr ? fits(value) : std::ranges::all_of(*list, fits);
}

std::optional<http::Answer> wrong_type(const Route& route, const json::object& search) {
    for (const Parameter& row : route.parameters) {
        const auto* const value = search.if_contains(row.name);
        if (value == nullptr || has_type(row, *value)) continue;
        return http::problem_answer(
            400,
            "The member '" + std::string{row.name} + "' must be " +
                (row.kind == ParameterKind::Number ? "a whole number." : "a string."),
            {{"parameter", std::string{row.name}}});
    }
    return std::nullopt;
}

/// The body of its answer, or of the problem that it is.
std::string answered(const Call& call, const json::value& search, std::uint64_t generation) {
    const auto* const object = search.if_object();
    if (object == nullptr) return http::problem_answer(400, "A search is a JSON object.").body;
    const Route& route = *find_route("GET", {"api", "v1", "search"}).route;
    if (const auto wrong = wrong_type(route, *object)) return wrong->body;
    const auto parameters = read_parameters(route.parameters, given_in(*object, generation));
    if (!parameters) {
        const auto& problem = parameters.error();
        return http::problem_answer(400, problem.reason, {{"parameter", problem.parameter}}).body;
    }
    http::Request request = call.request;
    request.if_none_match.clear();
    return route.handler(Call{call.context, request, *parameters}).body;
}

http::Answer wrong_body() {
    return http::problem_answer(
        400,
        "The body must be a JSON object with a list 'searches' of 1 to " +
            std::to_string(most_searches) +
            " objects, each with the parameters of GET /api/v1/search as its members.");
}

std::optional<json::array> searches_in(const std::string& body) {
    json::parse_options options;
    options.max_depth = 4;
    boost::system::error_code error;
    auto parsed = json::parse(body, error, {}, options);
    auto* const object = error ? nullptr : parsed.if_object();
    if (object == nullptr || object->size() != 1) return std::nullopt;
    auto* const searches = object->if_contains("searches");
    auto* const list = searches == nullptr ? nullptr : searches->if_array();
    if (list == nullptr || list->empty() || list->size() > most_searches) return std::nullopt;
    return std::move(*list);
}

/// Each search counts; the request itself stood for the first.
std::optional<Quota> quota_of_more(const Call& call, std::size_t more) {
    const auto caller = caller_of(call.context.access, call.request);
    if (!caller || more == 0) return std::nullopt;
    return quota_of(call.context.access, *caller, static_cast<std::uint32_t>(more));
}

http::Answer too_many_searches(std::size_t searches, const Quota& quota) {
    if (searches <= quota.per_minute) return too_many(quota);
    auto answer = http::problem_answer(429,
                                       std::to_string(searches) + " searches are more than the " +
                                           std::to_string(quota.per_minute) +
                                           " requests a minute. Ask fewer at once.");
    mark_quota(quota, answer);
    return answer;
}

}  // namespace

http::Answer search_multi(const Call& call) {
    if (!is_json(call.request.content_type)) {
        return http::problem_answer(
            415, "The body must be a JSON object: send Content-Type: application/json.");
    }
    const auto searches = searches_in(call.request.body);
    if (!searches) return wrong_body();
    const auto quota = quota_of_more(call, searches->size() - 1);
    if (quota && quota->is_spent) return too_many_searches(searches->size(), *quota);
    const auto generation = call.context.searchers.generation()->manifest().number;
    std::string body = R"({"generation":)" + std::to_string(generation) + R"(,"results":[)";
    for (const json::value& search : *searches) {
        if (!body.ends_with('[')) body += ',';
        body += answered(call, search, generation);
    }
    http::Answer answer{200, "application/json", body + "]}", {{"Cache-Control", "no-store"}}};
    if (quota) mark_quota(*quota, answer);
    return answer;
}

}  // namespace onrecord::server::api
