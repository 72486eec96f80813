// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/access.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/http/problem_answer.hpp"
#include "server/http/target.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// The Model Context Protocol over Streamable HTTP (revision 2025-06-18), without sessions: each
// POST is one JSON-RPC message, answered as JSON. Its tools are routes of the API, asked within
// the process, so that a tool can never say something else than the API does. All only read.
namespace onrecord::server::api {
namespace {

namespace json = boost::json;

constexpr std::string_view protocol_versions[] = {"2025-06-18", "2025-03-26", "2024-11-05"};

/// JSON-RPC 2.0's numbers for what is wrong.
enum class RpcError { Parse = -32700, Request = -32600, Method = -32601, Parameters = -32602 };

/// One tool: the route it asks and which of its arguments go where.
struct Tool {
    std::string_view name;
    std::string_view description;
    std::string_view method;
    std::string_view path;      ///< `{id}` is the argument of that name.
    std::string_view raw_body;  ///< The argument that is the body as it is; else JSON or the query.
    std::string_view arguments;  ///< JSON Schema of the arguments.
    /// A parameter and its value where the arguments say nothing of it.
    std::pair<std::string_view, std::string_view> by_default = {};
};

// clang-format off
constexpr Tool tools[] = {
    {"search_quotes", "Finds quotations: each hit is one whose own words and own speaker are what was asked for (words, \"phrases\", by:NAME, country:CODE, date:2022-01..2022-02; `quote` is its place in the hit's `quotes`), with level of certainty, printing time and address. hits: entries finds whole entries instead.",
     "GET", "/api/v1/search", "",
     R"({"type":"object","required":["q"],"additionalProperties":false,"properties":{"q":{"type":"string","maxLength":4096,"description":"The query"},"limit":{"type":"integer","minimum":1,"maximum":100},"hits":{"type":"string","enum":["quotes","entries"]},"sort":{"type":"string","enum":["relevance","newest","oldest"]},"offset":{"type":"integer","minimum":0,"maximum":10000},"after":{"type":"string","description":"next of the page before, of entries"}}})", {"hits", "quotes"}},
    {"check_quote", "Checks whether somebody said these words: a verdict with its evidence, the interval in which they were first printed, and what speaks against it. not-found is a verdict about the index, not about the world.",
     "POST", "/api/v1/check", "",
     R"({"type":"object","required":["words"],"additionalProperties":false,"properties":{"words":{"type":"string","maxLength":4096},"speaker":{"type":"string","maxLength":512},"before":{"type":"string","description":"Only words that stood in print before: a date or a time"},"limit":{"type":"integer","minimum":1,"maximum":200}}})"},
    {"check_draft", "Checks every quotation of a draft text with the speaker that the draft names.",
     "POST", "/api/v1/check/draft", "draft",
     R"({"type":"object","required":["draft"],"additionalProperties":false,"properties":{"draft":{"type":"string","description":"Plain text"}}})"},
    {"entry", "One entry with its whole text, quotes, speakers and neighbours.",
     "GET", "/api/v1/entries/{id}", "",
     R"({"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string","pattern":"^[0-9a-f]{32}$"}}})"},
    {"history", "Every wording of an entry that was seen, newest first, with when it was seen.",
     "GET", "/api/v1/entries/{id}/revisions", "",
     R"({"type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"type":"string","pattern":"^[0-9a-f]{32}$"}}})"},
};
// clang-format on

json::object failed(const json::value& id, RpcError code, std::string_view message) {
    return {{"jsonrpc", "2.0"},
            {"id", id},
            {"error", {{"code", static_cast<int>(code)}, {"message", message}}}};
}

json::object done(const json::value& id, json::object result) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

http::Answer answer_of(const json::object& message) {
    return {200, "application/json", json::serialize(message), {{"Cache-Control", "no-store"}}};
}

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string{std::string_view{value.get_string()}};
    return json::serialize(value);
}

/// The request to the route of a tool; nothing when an argument has no place in it.
std::optional<http::Request> request_of(const Call& call,
                                        const Tool& tool,
                                        const json::object& arguments) {
    http::Request request;
    request.method = tool.method;
    request.deadline = call.request.deadline;
    request.client = call.request.client;
    request.authorization = call.request.authorization;
    request.api_key = call.request.api_key;
    std::string path{tool.path};
    json::object members;
    for (const auto& [name, value] : arguments) {
        const std::string place = '{' + std::string{name} + '}';
        if (const auto at = path.find(place); at != std::string::npos) {
            path.replace(at, place.size(), text_of(value));
        } else if (name == tool.raw_body) {
            request.body = text_of(value);
        } else if (tool.method == "GET") {
            request.target.parameters.emplace_back(name, text_of(value));
        } else {
            members[name] = value;
        }
    }
    const auto& [name_by_default, value_by_default] = tool.by_default;
    if (!name_by_default.empty() && !arguments.contains(name_by_default))
        request.target.parameters.emplace_back(name_by_default, value_by_default);
    const bool is_raw = !tool.raw_body.empty();
    request.content_type = is_raw ? "text/plain" : "application/json";
    if (tool.method == "POST" && !is_raw) request.body = json::serialize(members);
    const auto target = http::parse_target(path);
    if (!target || !target->parameters.empty() || (is_raw && !members.empty())) return std::nullopt;
    request.target.segments = target->segments;
    request.raw_target = path;
    return request;
}

http::Answer ask(const Call& call, const http::Request& request) {
    auto plan = dispatch_within(call.context, request);
    if (auto* const at_once = std::get_if<http::Answer>(&plan.how)) return std::move(*at_once);
    return std::get<http::Job>(plan.how)(request);
}

json::object result_of(const http::Answer& answer) {
    json::object result{
        {"content", json::array{json::object{{"type", "text"}, {"text", answer.body}}}},
        {"isError", answer.status != 200}};
    boost::system::error_code error;
    auto body = json::parse(answer.body, error);
    if (!error && body.is_object() && answer.status == 200) {
        result["structuredContent"] = std::move(body);
    }
    return result;
}

json::object call_tool(const Call& call, const json::value& id, const json::object& parameters) {
    const auto* const name = parameters.if_contains("name");
    const auto* const given = parameters.if_contains("arguments");
    const auto* const tool =
        name != nullptr && name->is_string()
            ? std::ranges::find(tools, std::string_view{name->get_string()}, &Tool::name)
            : std::end(tools);
    if (tool == std::end(tools)) {
        return failed(id, RpcError::Parameters, "There is no such tool; tools/list has them.");
    }
    const json::object none;
    const bool is_object = given != nullptr && given->is_object();
    const auto request = request_of(call, *tool, is_object ? given->get_object() : none);
    if (!request) return failed(id, RpcError::Parameters, "The arguments do not fit the tool.");
    return done(id, result_of(ask(call, *request)));
}

json::object listed_tools() {
    json::array list;
    for (const Tool& tool : tools) {
        list.push_back(json::object{{"name", tool.name},
                                    {"description", tool.description},
                                    {"inputSchema", json::parse(tool.arguments)},
                                    {"annotations", {{"readOnlyHint", true}}}});
    }
    return {{"tools", std::move(list)}};
}

json::object greeting(const json::object& parameters) {
    std::string_view version = protocol_versions[0];
    if (const auto* const asked = parameters.if_contains("protocolVersion")) {
        const auto text = asked->is_string() ? std::string_view{asked->get_string()} : "";
        const auto* const known = std::ranges::find(protocol_versions, text);
        if (known != std::end(protocol_versions)) version = *known;
    }
    return {{"protocolVersion", version},
            {"capabilities", {{"tools", {{"listChanged", false}}}}},
            {"serverInfo", {{"name", "onrecord"}, {"title", "Onrecord"}, {"version", "0.1.0"}}},
            {"instructions",
             "Search and check quotes in news liveblogs. A verdict is about what is indexed; say "
             "so, and give the permalink /e/ID of the entry it rests on."}};
}

json::object answered(const Call& call, std::string_view method, const json::object& message) {
    const json::value& id = message.at("id");
    const auto* const given = message.if_contains("params");
    const json::object parameters =
        given != nullptr && given->is_object() ? given->get_object() : json::object{};
    if (method == "initialize") return done(id, greeting(parameters));
    if (method == "ping") return done(id, {});
    if (method == "tools/list") return done(id, listed_tools());
    if (method == "tools/call") return call_tool(call, id, parameters);
    return failed(id, RpcError::Method, "There is no such method here.");
}

/// A page of another site may not speak to us unless it was named: the protocol asks for it, for
/// no other reason than DNS rebinding.
bool is_foreign(const Call& call) {
    const http::Request& request = call.request;
    if (request.origin.empty() || may_read(call.context.access, request)) return false;
    return request.origin != "http://" + request.host &&
           request.origin != "https://" + request.host;
}

}  // namespace

http::Answer mcp(const Call& call) {
    if (is_foreign(call)) return http::problem_answer(403, "Pages of this site may not ask here.");
    json::parse_options options;
    options.max_depth = 16;
    boost::system::error_code error;
    const auto message = json::parse(call.request.body, error, {}, options);
    if (error) return answer_of(failed(nullptr, RpcError::Parse, "The body is no JSON."));
    const auto* const object = message.if_object();
    const auto* const method = object == nullptr ? nullptr : object->if_contains("method");
    if (method == nullptr || !method->is_string()) {
        return answer_of(failed(nullptr, RpcError::Request, "The body is no JSON-RPC request."));
    }
    if (!object->contains("id")) return {202, "", "", {}};  // A notification.
    return answer_of(answered(call, method->get_string(), *object));
}

}  // namespace onrecord::server::api
