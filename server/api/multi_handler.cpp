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

/// The body of its answer, or of the problem that it is.
std::string answered(const Call& call, const json::value& search, std::uint64_t generation) {
    const auto* const object = search.if_object();
    if (object == nullptr) return http::problem_answer(400, "A search is a JSON object.").body;
    const Route& route = *find_route("GET", {"api", "v1", "search"}).route;
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

}  // namespace

http::Answer search_multi(const Call& call) {
    if (!is_json(call.request.content_type)) {
        return http::problem_answer(
            415, "The body must be a JSON object: send Content-Type: application/json.");
    }
    const auto searches = searches_in(call.request.body);
    if (!searches) return wrong_body();
    const auto generation = call.context.searchers.generation()->manifest().number;
    std::string body = R"({"generation":)" + std::to_string(generation) + R"(,"results":[)";
    for (const json::value& search : *searches) {
        if (!body.ends_with('[')) body += ',';
        body += answered(call, search, generation);
    }
    return {200, "application/json", body + "]}", {{"Cache-Control", "no-store"}}};
}

}  // namespace onrecord::server::api
