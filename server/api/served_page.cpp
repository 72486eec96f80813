// SPDX-License-Identifier: GPL-3.0-or-later
// The page as a document: the script's shell, in it the answer of the interface for the address
// asked, once as data for the script and once as HTML for browsers without it.
#include "schema/field.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/assets.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/plain/parts.hpp"
#include "server/api/routes.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/parse.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord::server::api {
namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

/// What the script asks for too (server/web/src/address.ts), so that its first question is answered
/// by what comes with the page.
constexpr std::string_view page_size = "20";
constexpr std::int64_t hits_on_a_page = 20;
constexpr std::array<std::string_view, 5> page_facets{
    "speaker", "outlet", "country", "focus", "topic"};

void put(std::string& page, std::string_view place, std::string_view html) {
    const auto at = page.find(place);
    if (at != std::string::npos) page.replace(at, place.size(), html);
}

/// JSON in an element of the document: nothing in it may end that element.
std::string as_data(std::string_view json) {
    std::string result;
    result.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            result += "\\u003c";
        } else {
            result += c;
        }
    }
    return result;
}

/// Whether the reader may have raw Captures, and there are any.
bool has_captures(const Call& call) {
    return !call.context.archive.empty() && captures_for(call) == searcher::CaptureNames::Shown;
}

/// Which of the interface's newer routes this server has, so that the script asks for no other.
std::string offered_routes(const Call& call) {
    const std::pair<std::string_view, std::vector<std::string>> routes[] = {
        {"suggest ", {"api", "v1", "suggest"}},
        {"timeline ", {"api", "v1", "timeline"}},
        {"facets ", {"api", "v1", "facets", "speaker"}},
    };
    std::string names;
    if (has_captures(call)) names += "captures ";
    for (const auto& [name, segments] : routes) {
        if (find_route("GET", segments).route != nullptr) names += name;
    }
    return names;
}

struct Filled {
    std::string plain;  ///< For browsers without JavaScript.
    std::string kind;   ///< Of the answer for the script; empty: none.
    std::string json;
};

http::Answer filled_page(const Filled& filled, const Call& call) {
    const Asset* shell = find_asset("index.html");
    if (shell == nullptr) {
        return http::problem_answer(404, "This server was built without its web page.");
    }
    std::string page{shell->bytes};
    put(page, "ROUTES", offered_routes(call));
    put(page, "<!--plain-->", filled.plain);
    std::string data;
    if (!filled.kind.empty()) {
        data = "<script type=\"application/json\" id=\"answer\" data-kind=\"" + filled.kind +
               "\" data-for=\"" + plain::escaped(call.request.raw_target) + "\">" +
               as_data(filled.json) + "</script>";
    }
    put(page, "<!--answer-->", data);
    return {200, std::string{shell->content_type}, std::move(page), {}};
}

/// Those of the address's parameters that the route has and that are right: an address may say
/// more, and what is wrong in it is no reason to show nothing.
Given known(const Route& route, const http::Request& request) {
    Given given;
    for (const auto& parameter : request.target.parameters) {
        given.push_back(parameter);
        if (!read_parameters(route.parameters, given)) given.pop_back();
    }
    return given;
}

const Route& interface_route(std::string_view name) {
    return *find_route("GET", {"api", "v1", std::string{name}}).route;
}

/// What the route of the interface answers, without its own revalidation.
http::Answer ask(const Call& call, const Route& route, const Given& given) {
    if (auto refused = refusal(call.context.access, call.request, route.needs)) return *refused;
    http::Request request = call.request;
    request.if_none_match.clear();
    const auto parameters = read_parameters(route.parameters, given);
    if (!parameters) return http::problem_answer(400, parameters.error().reason);
    return route.handler(Call{call.context, request, *parameters});
}

/// The tag of a page: it changes with the Generation, with the request and with the page's files.
std::string page_tag(const Call& call) {
    const Asset* shell = find_asset("index.html");
    const auto searcher = lend_served(call);
    return entity_tag(entity_tag(searcher->generation().manifest(), call.request) +
                      std::string{shell == nullptr ? std::string_view{} : shell->bytes});
}

std::string value_of(const Given& given, std::string_view name) {
    for (const auto& [each, value] : given) {
        if (each == name) return value;
    }
    return {};
}

std::int64_t offset_in(const Given& given) {
    const auto text = value_of(given, "offset");
    std::int64_t offset = 0;
    std::from_chars(text.data(), text.data() + text.size(), offset);
    return offset - offset % hits_on_a_page;
}

plain::Asked asked_in(const Given& given) {
    plain::Asked asked;
    asked.query = value_of(given, "q");
    asked.words = value_of(given, "words");
    asked.speaker = value_of(given, "speaker");
    asked.before = value_of(given, "before");
    asked.offset = offset_in(given);
    for (const auto& [name, value] : given) {
        if (name == "offset") continue;
        if (!asked.parameters.empty()) asked.parameters += '&';
        asked.parameters += plain::encoded(name) + '=' + plain::encoded(value);
    }
    return asked;
}

using Part = std::string (*)(const boost::json::object&, const plain::Asked&);

Filled filled_with(const http::Answer& answer,
                   std::string kind,
                   Part part,
                   const plain::Asked& asked) {
    const auto parsed = boost::json::parse(answer.body);
    if (answer.status != 200) return {plain::problem_part(parsed.as_object(), asked), {}, {}};
    return {part(parsed.as_object(), asked), std::move(kind), answer.body};
}

std::string entry_alone(const boost::json::object& view, const plain::Asked&) {
    return plain::entry_part(view, plain::RawCaptures::Absent);
}

std::string entry_with_captures(const boost::json::object& view, const plain::Asked&) {
    return plain::entry_part(view, plain::RawCaptures::Served);
}

/// With the status of what it shows; in no cache, the browser's own neither.
http::Answer never_kept(http::Answer page, const http::Answer& answer) {
    page.status = answer.status == 400 ? 200 : answer.status;
    page.headers.push_back({"Cache-Control", "no-store"});
    return page;
}

http::Answer with_tag(http::Answer page, const http::Answer& answer, const std::string& tag) {
    if (answer.status == 200) return tagged(std::move(page), tag);
    return never_kept(std::move(page), answer);
}

/// What the script asks for beside the address's own parameters.
Given asked_of_search(const Given& given) {
    Given all;
    Given facets;
    for (const std::string_view facet : page_facets)
        facets.emplace_back("facet", facet);
    for (const auto& [name, value] : given) {
        if (name == "limit" || name == "facet" || name == "offset") continue;
        all.emplace_back(name, value);
        const bool is_facet = schema::find_field(name).has_value();
        const std::pair<std::string, std::string> facet{"facet", name};
        if (is_facet && std::find(facets.begin(), facets.end(), facet) == facets.end()) {
            facets.push_back(facet);
        }
    }
    all.emplace_back("limit", page_size);
    all.emplace_back("offset", std::to_string(offset_in(given)));
    all.insert(all.end(), facets.begin(), facets.end());
    return all;
}

/// Of the route's parameters only those that stand in the page's address.
bool is_of_the_page(const std::pair<std::string, std::string>& parameter) {
    constexpr std::array<std::string_view, 4> no_state{
        "facet_values", "passages", "explain", "generation"};
    return std::find(no_state.begin(), no_state.end(), parameter.first) == no_state.end();
}

http::Answer plain_page(const Call& call, std::string_view title, std::string_view text) {
    plain::Html html;
    plain::write_top(html, {});
    html.open("main", {{"class", "narrow-page"}}).element("h1", {}, title).element("p", {}, text);
    return filled_page({html.close("main").take(), {}, {}}, call);
}

}  // namespace

http::Answer search_page(const Call& call) {
    const auto tag = page_tag(call);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    const Route& route = interface_route("search");
    auto given = known(route, call.request);
    std::erase_if(given, [](const auto& one) { return !is_of_the_page(one); });
    const auto answer = ask(call, route, asked_of_search(given));
    const auto filled = filled_with(answer, "search", plain::search_part, asked_in(given));
    return with_tag(filled_page(filled, call), answer, tag);
}

http::Answer entry_page(const Call& call) {
    const auto tag = page_tag(call);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    const auto id = call.parameters.text("id").substr(0, 32);
    const Route& route = *find_route("GET", {"api", "v1", "entries", id}).route;
    const auto answer = ask(call, route, {{"id", id}});
    const Part part = has_captures(call) ? entry_with_captures : entry_alone;
    const auto filled = filled_with(answer, "entry", part, {});
    auto page = with_tag(filled_page(filled, call), answer, tag);
    if (answer.status == 400) page.status = 404;
    return page;
}

http::Answer check_page(const Call& call) {
    const Route& route = interface_route("check");
    const auto given = known(route, call.request);
    const auto asked = asked_in(given);
    if (asked.words.empty()) {
        const auto tag = page_tag(call);
        if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
        return tagged(filled_page({plain::check_form_part(asked), {}, {}}, call), tag);
    }
    const auto answer = ask(call, route, given);
    const auto filled = filled_with(answer, "check", plain::check_part, asked);
    return never_kept(filled_page(filled, call), answer);
}

http::Answer page(const Call& call) {
    return plain_page(call,
                      "This view needs JavaScript",
                      "Search and the quote check work without it. A draft is checked by "
                      "onrecord-search check --draft FILE too.");
}

http::Answer unknown_page(const Call& call) {
    auto answer =
        plain_page(call, "There is no such page", "The address may be mistyped or cut off.");
    answer.status = 404;
    return answer;
}

}  // namespace onrecord::server::api
