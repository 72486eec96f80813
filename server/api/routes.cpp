// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/routes.hpp"

#include "schema/field.hpp"
#include "server/api/body.hpp"
#include "server/api/handlers.hpp"
#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace onrecord::server::api {
namespace {

using enum ParameterKind;
using enum ParameterPlace;
using enum Repeats;
using http::Logged;

constexpr std::size_t facet_count = static_cast<std::size_t>(
    std::count_if(std::begin(schema::fields), std::end(schema::fields), [](const auto& field) {
        return field.is_facet;
    }));

constexpr auto facet_names = [] {
    std::array<std::string_view, facet_count> names{};
    std::size_t next = 0;
    for (const schema::Field& field : schema::fields) {
        if (field.is_facet) names[next++] = field.name;
    }
    return names;
}();

constexpr std::string_view sorts[] = {"relevance", "newest", "oldest"};
constexpr std::string_view revisions[] = {"current", "all"};
constexpr std::string_view hit_units[] = {"entries", "quotes"};
constexpr std::string_view switches[] = {"no", "yes"};
constexpr std::string_view totals[] = {"exact", "none"};
constexpr std::string_view units[] = {"auto", "year", "month", "week", "day", "hour", "minute"};
constexpr std::string_view completed[] = {"speaker", "topic", "country", "liveblog", "outlet"};
constexpr std::string_view draft_formats[] = {"json", "csv", "html"};

// clang-format off
constexpr Parameter general_parameters[] = {
    {"q",            Text,   Query, Once,  0, 4096,  {},          "",          "\"as long as\" speaker:lavrov", "the question, in the query language of docs/query-language.md; empty asks for every entry"},
    {"offset",       Number, Query, Once,  0, 10000, {},          "0",         "20",         "hits passed over"},
    {"limit",        Number, Query, Once,  0, 100,   {},          "10",        "25",         "hits given"},
    {"sort",         Choice, Query, Once,  0, 0,     sorts,       "relevance", "newest",     "order of the hits"},
    {"hits",         Choice, Query, Once,  0, 0,     hit_units,   "entries",   "quotes",     "what is found, counted and listed: entries, or quotations whose own words and own speaker are what was asked for"},
    {"facet",        Choice, Query, Often, 0, 0,     facet_names, "",          "country",    "facets to count; without any: speaker, country, topic and outlet"},
    {"facet_values", Number, Query, Once,  0, 1000,  {},          "20",        "50",         "values listed for each facet"},
    {"passages",     Number, Query, Once,  0, 10,    {},          "3",         "1",          "passages given for each hit"},
    {"revisions",    Choice, Query, Once,  0, 0,     revisions,   "current",   "all",        "whether superseded revisions of an entry are found too"},
    {"explain",      Choice, Query, Once,  0, 0,     switches,    "no",        "yes",        "whether every stage of the search is told in `explanation`"},
    {"facets",       Text,   Query, Once,  0, 256,   {},          "",          "country,topic", "the same as `facet` in one list with commas between; given and empty, none is counted"},
    {"total",        Choice, Query, Once,  0, 0,     totals,      "exact",     "none",       "whether everything that fits is counted; `none` ends sooner where the order allows it, and `total` is null"},
    {"after",        Text,   Query, Once,  0, 100,   {},          "",          "12.1.0.0.93", "the `next` of the page before: what comes behind it, from the same generation, however deep"},
    {"generation",   Number, Query, Once,  0, 999999999, {},      "0",         "12",         "the generation to answer from, the served one or one of the two before; 0: the served one"},
};

/// What a route that counts needs of a search.
constexpr Parameter facet_general_parameters[] = {
    {"field",      Choice, Path,  Once, 0, 0,         facet_names, "",        "speaker", "the facet whose values are listed"},
    {"q",          Text,   Query, Once, 0, 4096,      {},          "",        "pipeline", "the question, in the query language of docs/query-language.md; empty asks for every entry"},
    {"prefix",     Text,   Query, Once, 0, 256,       {},          "",        "lav",     "only values a word of which begins so, accents and capitals aside"},
    {"offset",     Number, Query, Once, 0, 1000000,   {},          "0",       "100",     "values passed over"},
    {"limit",      Number, Query, Once, 0, 1000,      {},          "100",     "50",      "values given"},
    {"hits",       Choice, Query, Once, 0, 0,         hit_units,   "entries", "quotes",  "what is counted: entries, or quotations whose own words and own speaker are what was asked for"},
    {"revisions",  Choice, Query, Once, 0, 0,         revisions,   "current", "all",     "whether superseded revisions of an entry are counted too"},
    {"generation", Number, Query, Once, 0, 999999999, {},          "0",       "12",      "the generation to answer from, the served one or one of the two before; 0: the served one"},
};

constexpr Parameter timeline_general_parameters[] = {
    {"q",          Text,   Query, Once, 0, 4096,      {},        "",        "pipeline", "the question, in the query language of docs/query-language.md; empty asks for every entry"},
    {"unit",       Choice, Query, Once, 0, 0,         units,     "auto",    "day",      "how long a bucket is; `auto` takes the finest that gives at most `buckets`"},
    {"buckets",    Number, Query, Once, 1, 2000,      {},        "60",      "100",      "how many buckets `auto` may give"},
    {"revisions",  Choice, Query, Once, 0, 0,         revisions, "current", "all",      "whether superseded revisions of an entry are counted too"},
    {"generation", Number, Query, Once, 0, 999999999, {},        "0",       "12",       "the generation to answer from, the served one or one of the two before; 0: the served one"},
};

/// What is walked through to its end: newest first, of one Generation.
constexpr Parameter export_general_parameters[] = {
    {"q",          Text,   Query, Once, 0, 4096,      {},        "",        "pipeline", "the question, in the query language of docs/query-language.md; empty asks for every entry"},
    {"revisions",  Choice, Query, Once, 0, 0,         revisions, "current", "all",      "whether superseded revisions of an entry are found too"},
    {"generation", Number, Query, Once, 0, 999999999, {},        "0",       "12",       "the generation to answer from, the served one or one of the two before; 0: the served one"},
};

constexpr Parameter feed_general_parameters[] = {
    {"q",     Text,   Query, Once, 0, 4096, {}, "",   "pipeline", "the question, in the query language of docs/query-language.md; empty asks for every entry"},
    {"limit", Number, Query, Once, 1, 100,  {}, "50", "20",       "entries given, newest first"},
};

constexpr Parameter suggest_parameters[] = {
    {"q",     Text,   Query, Once,  0, 256, {},        "",   "lav",     "what has been typed so far: beginnings of words, in any order"},
    {"field", Choice, Query, Often, 0, 0,   completed, "",   "speaker", "what may be suggested; without any: all of them"},
    {"limit", Number, Query, Once,  0, 50,  {},        "10", "5",       "suggestions given"},
};

constexpr Parameter entry_parameters[] = {
    {"id", Text, Path, Once, 32, 32, {}, "", "0123456789abcdef0123456789abcdef", "the entry, 32 hex digits, as a hit's `id` says"},
};

constexpr Parameter entry_as_of_parameters[] = {
    {"id",    Text, Path,  Once, 32, 32, {}, "", "0123456789abcdef0123456789abcdef", "the entry, 32 hex digits, as a hit's `id` says"},
    {"as_of", Text, Query, Once, 0,  64, {}, "", "2022-01-28T10:30Z",                "also say what the entry said at this moment, UTC, or what is not known"},
};

constexpr Parameter permalink_parameters[] = {
    {"id", Text, Path, Once, 1, 97, {}, "", "0123456789abcdef0123456789abcdef", "the entry, 32 hex digits; after an `@`, which of its wordings"},
};

constexpr Parameter check_parameters[] = {
    {"words",   Text,   Query, Once, 0, 4096, {}, "",   "we must keep talking", "the words that are said to have been spoken, with or without marks"},
    {"speaker", Text,   Query, Once, 0, 512,  {}, "",   "Ada Brook",            "who is said to have spoken them; empty: anybody"},
    {"before",  Text,   Query, Once, 0, 64,   {}, "",   "2022-01-28",           "only words that stood in print before this date or time, UTC; where that is open, it is said"},
    {"as_of",   Text,   Query, Once, 0, 64,   {}, "",   "2022-01-28T10:30Z",    "only wordings that stood on the page at this moment, UTC; where captures leave it open, that is said"},
    {"limit",   Number, Query, Once, 1, 200,  {}, "50", "10",                   "occurrences listed"},
};

constexpr Parameter compare_parameters[] = {
    {"a", Text, Query, Once, 32, 97, {}, "", "0123456789abcdef0123456789abcdef@1", "the one: an entry, after an `@` the number or the beginning of the digest of one of its wordings"},
    {"b", Text, Query, Once, 32, 97, {}, "", "0123456789abcdef0123456789abcdef@2", "the other"},
};

constexpr Parameter liveblog_parameters[] = {
    {"id",     Text,   Path,  Once, 1, 512,   {}, "",   "lantern~harbour-live", "the liveblog, as a hit's `liveblog` says, with `~` for its slash"},
    {"offset", Number, Query, Once, 0, 10000, {}, "0",  "20",                   "entries passed over"},
    {"limit",  Number, Query, Once, 0, 100,   {}, "50", "25",                   "entries given, the earliest first"},
};

constexpr Parameter capture_parameters[] = {
    {"sha", Text, Path, Once, 64, 64, {}, "", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "the SHA-256 of the Capture"},
};

/// No part of the draft itself: URLs appear in the access log.
constexpr Parameter draft_parameters[] = {
    {"before", Text,   Query, Once, 0, 64,  {},            "",     "2022-01-28", "only words that stood in print before this date or time, UTC; where that is open, it is said"},
    {"limit",  Number, Query, Once, 1, 200, {},            "3",    "10",         "occurrences listed for each quotation"},
    {"format", Choice, Query, Once, 0, 0,   draft_formats, "json", "html",       "how the report is written: JSON, a table, or one page without scripts to send to an editor"},
};

constexpr Parameter asset_parameters[] = {
    {"file", Text, Path, Once, 1, 100, {}, "", "page.css", "a file of the page; its name changes with its content"},
};
// clang-format on

/// The same in a body, for words that are too long for an address or nobody else's business.
constexpr auto check_members = [] {
    std::array<Parameter, std::size(check_parameters)> rows{};
    std::copy(std::begin(check_parameters), std::end(check_parameters), rows.begin());
    for (Parameter& row : rows)
        row.place = Body;
    return rows;
}();

/// The rows and one for each Facet, named like its Field.
template <std::size_t count>
constexpr auto with_facets(const Parameter (&general)[count]) {
    std::array<Parameter, count + facet_count> rows{};
    auto next = std::copy(std::begin(general), std::end(general), rows.begin());
    for (const schema::Field& field : schema::fields) {
        if (!field.is_facet) continue;
        *next++ = {field.name,
                   Text,
                   Query,
                   Often,
                   1,
                   512,
                   {},
                   "",
                   field.example.substr(field.name.size() + 1),
                   field.meaning};
    }
    return rows;
}
constexpr auto search_parameters = with_facets(general_parameters);
constexpr auto facet_parameters = with_facets(facet_general_parameters);
constexpr auto export_parameters = with_facets(export_general_parameters);
constexpr auto feed_parameters = with_facets(feed_general_parameters);
constexpr auto timeline_parameters = with_facets(timeline_general_parameters);

// clang-format off
constexpr Route table[] = {
    {"GET", "/api/v1",              list_routes,   RunsOn::Network, Scope::Anyone,  Strictness::Refuse, Logged::WithQuery, {},                "/api/v1",              "the routes, with their parameters; /api/v1/ is the same"},
    {"GET", "/api/v1/search",       search,        RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, search_parameters, "/api/v1/search?q=pipeline&country=US&country=RU&sort=newest", "entries for a query, with exact total and facet counts"},
    {"POST", "/api/v1/search/multi", search_multi, RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::PathAlone, {},                "/api/v1/search/multi", "several searches at once, all of one generation"},
    {"GET", "/api/v1/suggest",      suggest,       RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, suggest_parameters, "/api/v1/suggest?q=lav&limit=5", "what somebody's typing may become: speakers, topics, countries, liveblogs and outlets that are indexed"},
    {"GET", "/api/v1/facets/{field}", facet,       RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, facet_parameters,  "/api/v1/facets/speaker?q=pipeline&prefix=lav", "every value of one facet, by falling count"},
    {"GET", "/api/v1/timeline",     timeline,      RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, timeline_parameters, "/api/v1/timeline?q=pipeline&unit=day", "when what is found was published: a histogram"},
    {"GET", "/api/v1/entries/{id}", entry,         RunsOn::Worker,  Scope::Entries, Strictness::Refuse, Logged::WithQuery, entry_as_of_parameters, "/api/v1/entries/0123456789abcdef0123456789abcdef", "an entry, its revisions and its neighbours in the liveblog"},
    {"GET", "/api/v1/entries/{id}/revisions", entry_revisions, RunsOn::Worker, Scope::Entries, Strictness::Refuse, Logged::WithQuery, entry_parameters, "/api/v1/entries/0123456789abcdef0123456789abcdef/revisions", "every wording of an entry that was seen, newest first"},
    {"GET", "/api/v1/compare",      compare,       RunsOn::Worker,  Scope::Entries, Strictness::Refuse, Logged::WithQuery, compare_parameters, "/api/v1/compare?a=0123456789abcdef0123456789abcdef@1&b=0123456789abcdef0123456789abcdef@2", "two wordings or printings, and what differs word by word"},
    {"GET", "/api/v1/liveblogs/{id}", liveblog,    RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, liveblog_parameters, "/api/v1/liveblogs/lantern~harbour-live", "a liveblog: what it is called, its time, who is quoted, and its entries from the first on"},
    {"GET", "/api/v1/export.ndjson", export_lines, RunsOn::Worker,  Scope::Export,  Strictness::Refuse, Logged::WithQuery, export_parameters, "/api/v1/export.ndjson?q=pipeline&country=US", "everything that is found, as one JSON object a line, sent while it is made"},
    {"GET", "/api/v1/export.csv",   export_rows,   RunsOn::Worker,  Scope::Export,  Strictness::Refuse, Logged::WithQuery, export_parameters, "/api/v1/export.csv?q=pipeline&country=US", "the same as a table that no spreadsheet takes for formulas"},
    {"GET", "/api/v1/stats",        stats,         RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, {},                "/api/v1/stats",        "how much is indexed, and of what"},
    {"GET", "/api/v1/check",        check,         RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::PathAlone, check_parameters,  "/api/v1/check?words=we+must+keep+talking&speaker=Ada+Brook", "whether somebody said these words: a verdict with its evidence"},
    {"POST", "/api/v1/check",       check,         RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::PathAlone, check_members,     "/api/v1/check",        "the same, with the words in a JSON object in the body"},
    {"POST", "/api/v1/check/draft", check_draft,   RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::PathAlone, draft_parameters,  "/api/v1/check/draft?format=html", "every quotation of a draft checked, with the speaker that the draft names"},
    {"GET", "/api/v1/health",       health,        RunsOn::Network, Scope::Anyone,  Strictness::Refuse, Logged::WithQuery, {},                "/api/v1/health",       "what is served, and whether anything is amiss"},
    {"GET", "/api/v1/openapi.json", open_api_file, RunsOn::Network, Scope::Anyone,  Strictness::Refuse, Logged::WithQuery, {},                "/api/v1/openapi.json", "this interface as an OpenAPI 3.1 file"},
    {"GET", "/",                    search_page,   RunsOn::Worker,  Scope::Search,  Strictness::Ignore, Logged::WithQuery, {},                "/?q=pipeline",         "the search page"},
    {"GET", "/e/{id}",              entry_page,    RunsOn::Worker,  Scope::Anyone,  Strictness::Ignore, Logged::WithQuery, permalink_parameters, "/e/0123456789abcdef0123456789abcdef", "the search page at an entry, or at one of its wordings: its permalink"},
    {"GET", "/entries/{id}",        entry_page,    RunsOn::Worker,  Scope::Anyone,  Strictness::Ignore, Logged::WithQuery, permalink_parameters, "/entries/0123456789abcdef0123456789abcdef", "the same, at its older address"},
    {"GET", "/check",               check_page,    RunsOn::Worker,  Scope::Search,  Strictness::Ignore, Logged::PathAlone, {},                "/check?words=we+must+keep+talking", "the quote check of the page"},
    {"GET", "/draft",               page,          RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::PathAlone, {},                "/draft",               "the check of a whole draft"},
    {"GET", "/compare",             page,          RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::PathAlone, {},                "/compare",             "two wordings side by side"},
    {"GET", "/onrecord-box.js",     box_file,      RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::PathAlone, {},                "/onrecord-box.js",     "the search box for other sites: a web component"},
    {"GET", "/onrecord-instantsearch.js", instantsearch_file, RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::PathAlone, {}, "/onrecord-instantsearch.js", "a searchClient for InstantSearch.js"},
    {"GET", "/feed.atom",           feed,          RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, feed_parameters,   "/feed.atom?q=pipeline&country=US", "an Atom feed of any query, newest first"},
    {"GET", "/feed.json",           json_feed,     RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::WithQuery, feed_parameters,   "/feed.json?q=pipeline&country=US", "the same as JSON Feed 1.1"},
    {"GET", "/captures/{sha}",      capture,       RunsOn::Worker,  Scope::Captures, Strictness::Refuse, Logged::WithQuery, capture_parameters, "/captures/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "a raw Capture as it was received: a file to keep, never a page"},
    {"GET", "/opensearch.xml",      open_search,   RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::WithQuery, {},                "/opensearch.xml",      "how a browser's address bar searches here"},
    {"POST", "/mcp",                mcp,           RunsOn::Worker,  Scope::Search,  Strictness::Refuse, Logged::PathAlone, {},                "/mcp",                 "the Model Context Protocol: search and checks as tools for language models"},
    {"GET", "/livez",               livez,         RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::WithQuery, {},                "/livez",               "whether the process lives: 200 as long as it can answer at all"},
    {"GET", "/readyz",              readyz,        RunsOn::Network, Scope::Anyone,  Strictness::Ignore, Logged::WithQuery, {},                "/readyz",              "whether it can answer searches: 200 or 503, with the Generation, its age and what is amiss"},
    {"GET", "/metrics",             metrics,       RunsOn::Network, Scope::Admin,   Strictness::Ignore, Logged::WithQuery, {},                "/metrics",             "counters, gauges and latencies by route for Prometheus"},
    {"GET", "/assets/{file}",       asset,         RunsOn::Network, Scope::Anyone,  Strictness::Refuse, Logged::WithQuery, asset_parameters,  "/assets/page.css",     "scripts, styles and pictures of the page"},
};
// clang-format on

/// The pieces of `/a/{b}` between its slashes.
std::vector<std::string_view> pieces(std::string_view pattern) {
    std::vector<std::string_view> result;
    pattern.remove_prefix(1);
    while (true) {
        const auto slash = pattern.find('/');
        result.push_back(pattern.substr(0, slash));
        if (slash == std::string_view::npos) return result;
        pattern.remove_prefix(slash + 1);
    }
}

using Captures = std::vector<std::pair<std::string, std::string>>;

/// How many segments count: `/api/v1/` is `/api/v1`, as OpenAPI's linters want paths written.
std::size_t counted(const std::vector<std::string>& segments) {
    const bool is_list = segments.size() == 3 && segments[0] == "api" && segments[2].empty();
    return is_list ? 2 : segments.size();
}

std::optional<Captures> match(std::string_view pattern, const std::vector<std::string>& segments) {
    const auto parts = pieces(pattern);
    if (parts.size() != counted(segments)) return std::nullopt;
    Captures captures;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].starts_with('{')) {
            captures.emplace_back(parts[i].substr(1, parts[i].size() - 2), segments[i]);
        } else if (parts[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return captures;
}

/// Programs ask below /api/ and /assets/; any other address was followed or typed by a person, who
/// gets the page, which says so.
http::Answer no_such_route(const Context& context, const http::Request& request) {
    const auto& segments = request.target.segments;
    const bool is_for_programs =
        segments.empty() || segments[0] == "api" || segments[0] == "assets";
    if (is_for_programs || request.method != "GET") {
        return http::problem_answer(404,
                                    "There is nothing here. GET /api/v1/ lists what there is.");
    }
    const auto nothing = read_parameters({}, {});
    return unknown_page(Call{context, request, *nothing});
}

http::Answer wrong_method(const Access& access,
                          const http::Request& request,
                          const std::vector<std::string_view>& methods) {
    std::string allow = "OPTIONS";
    for (const auto method : methods) {
        allow += (method == "GET" ? ", HEAD, " : ", ") + std::string{method};
    }
    if (request.method == "OPTIONS" && may_read(access, request)) return preflight(allow);
    if (request.method == "OPTIONS") return {204, "", "", {{"Allow", allow}}};
    auto answer =
        http::problem_answer(405, "This is not for " + request.method + "; use " + allow + ".");
    answer.headers.push_back({"Allow", allow});
    return answer;
}

http::Answer wrong_parameter(const ParameterProblem& problem) {
    std::vector<std::pair<std::string, std::string>> members;
    if (!problem.parameter.empty()) members.emplace_back("parameter", problem.parameter);
    if (!problem.suggestion.empty()) members.emplace_back("suggestion", problem.suggestion);
    return http::problem_answer(400, problem.reason, members);
}

Captures all_given(const Route& route, const http::Request& request, Captures captures) {
    if (route.unknown_parameters == Strictness::Ignore) return captures;
    for (const auto& parameter : request.target.parameters) {
        captures.push_back(parameter);
    }
    return captures;
}

bool reads_body(const Route& route) {
    return !route.parameters.empty() && route.parameters.front().place == Body;
}

http::Answer wrong_kind_of_body() {
    return http::problem_answer(
        415, "The body must be a JSON object: send Content-Type: application/json.");
}

/// What was given of a route's parameters, from wherever they are read; else what is wrong.
schema::Result<Captures, http::Answer> gather(const Route& route,
                                              const http::Request& request,
                                              Captures captures) {
    if (!reads_body(route)) return all_given(route, request, std::move(captures));
    if (!is_json(request.content_type)) return wrong_kind_of_body();
    if (!request.target.parameters.empty()) {
        const auto& name = request.target.parameters.front().first;
        return wrong_parameter(
            {name, "'" + name + "' belongs into the body here, not into the address.", {}});
    }
    auto members = read_body(route.parameters, request.body);
    if (!members) return wrong_parameter(members.error());
    return std::move(*members);
}

}  // namespace

std::span<const Route> routes() { return table; }

Match find_route(std::string_view method, const std::vector<std::string>& segments) {
    Match found;
    for (const Route& route : table) {
        auto captures = match(route.pattern, segments);
        if (!captures) continue;
        found.allowed.push_back(route.method);
        if (route.method != method) continue;
        found.route = &route;
        found.captures = std::move(*captures);
    }
    return found;
}

namespace {

/// A Plan that says which route it is of.
http::Plan of_route(const Route& route, http::Plan plan) {
    plan.route = route.pattern;
    plan.logged = route.logged;
    return plan;
}

http::Answer damaged() {
    auto answer = http::problem_answer(
        503, "The index is damaged, and there is no good Generation before it. /readyz says more.");
    answer.headers.push_back({"Retry-After", "30"});
    return answer;
}

/// What the handler answers, from files that were the same before and after: an answer out of
/// damaged ones is thrown away and made anew from the last good Generation.
http::Answer sound_answer(const Route& route, const Call& call) {
    constexpr int tries = 3;
    searcher::SearcherPool& searchers = call.context.searchers;
    searchers.hold_good();
    for (int i = 0; i < tries && !searchers.is_damaged(); ++i) {
        try {
            auto answer = route.handler(call);
            if (answer.next_piece || searchers.hold_good()) return answer;
        } catch (...) {
            if (searchers.hold_good()) throw;  // Not for damage.
        }
    }
    return damaged();
}

http::Plan plan_of(const Route& route,
                   const Context& context,
                   const http::Request& request,
                   Captures captures) {
    if (auto refused = refusal(context.access, request, route.needs)) return std::move(*refused);
    auto given = gather(route, request, std::move(captures));
    if (!given) return given.error();
    auto parameters = read_parameters(route.parameters, *given);
    if (!parameters) return wrong_parameter(parameters.error());
    if (route.runs_on == RunsOn::Network) {
        return route.handler(Call{context, request, *parameters});
    }
    return http::Job{
        [&context, &route, parameters = std::move(*parameters)](const http::Request& again) {
            auto answer = sound_answer(route, Call{context, again, parameters});
            mark_origin(context.access, again, answer);
            return answer;
        }};
}

/// Before anything else is looked at.
http::Plan plan_of(const Context& context, const http::Request& request) {
    if (!is_ours(context.access, request.host)) return misdirected(request.host);
    auto [route, captures, allowed] = find_route(request.method, request.target.segments);
    if (allowed.empty()) return no_such_route(context, request);
    if (route == nullptr) return wrong_method(context.access, request, allowed);
    return of_route(*route, plan_of(*route, context, request, std::move(captures)));
}

}  // namespace

std::uint64_t larger_body(std::string_view target) {
    // A .docx has its pictures with it. No more: as many clients as may connect may send one.
    constexpr std::uint64_t draft_bytes = 2U << 20U;
    const bool is_draft = target.substr(0, target.find('?')) == "/api/v1/check/draft";
    return is_draft ? draft_bytes : 0;
}

namespace {

/// Takes one from the caller's quota; nothing where there is no limit. Whoever has a wrong key is
/// counted by address, or keys could be guessed without end.
std::optional<Quota> quota_of(const Context& context, const http::Request& request) {
    const Route* const route = find_route(request.method, request.target.segments).route;
    if (route != nullptr && route->needs == Scope::Anyone) return std::nullopt;
    const Access& access = context.access;
    auto caller = caller_of(access, request);
    if (!caller) {
        const auto client = client_of(access, request.client, request.forwarded_for);
        caller = Caller{0, access.rate, bucket_of(client), false};
    }
    return quota_of(access, *caller, 1);
}

/// Counts the request for whoever asked.
void note_use(const Access& access, const http::Request& request, bool is_refused) {
    const auto caller = caller_of(access, request);
    access.use->note(caller ? caller->name : KeyUse::wrong_key, is_refused);
}

/// The plan, whose answer says what is left.
http::Plan with_quota(http::Plan plan, const Quota& quota) {
    if (auto* const answer = std::get_if<http::Answer>(&plan.how)) {
        if (!has_quota(*answer)) mark_quota(quota, *answer);
        return plan;
    }
    plan.how = http::Job{
        [quota, job = std::get<http::Job>(std::move(plan.how))](const http::Request& request) {
            auto answer = job(request);
            if (!has_quota(answer)) mark_quota(quota, answer);
            return answer;
        }};
    return plan;
}

}  // namespace

http::Plan dispatch(const Context& context, const http::Request& request) {
    if (!is_ours(context.access, request.host)) return misdirected(request.host);
    const auto quota = quota_of(context, request);
    note_use(context.access, request, quota && quota->is_spent);
    if (!quota) return dispatch_within(context, request);
    if (!quota->is_spent) return with_quota(dispatch_within(context, request), *quota);
    auto answer = too_many(*quota);
    mark_origin(context.access, request, answer);
    return answer;
}

http::Plan dispatch_within(const Context& context, const http::Request& request) {
    auto plan = plan_of(context, request);
    if (auto* const answer = std::get_if<http::Answer>(&plan.how)) {
        mark_origin(context.access, request, *answer);
    }
    return plan;
}

}  // namespace onrecord::server::api
