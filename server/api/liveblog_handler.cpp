// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

/// `lantern~harbour-live` is `lantern/harbour-live`: no identity has a `~`, and proxies mend `%2F`.
std::string identity(std::string text) {
    std::ranges::replace(text, '~', '/');
    return text;
}

searcher::SearchOptions options_of(const Call& call, const std::string& id) {
    auto options = choices_of(call);
    options.selections = {{schema::FieldId::Liveblog, {id}}};
    options.sort = searcher::Sort::Oldest;
    options.offset = static_cast<std::uint32_t>(call.parameters.number("offset"));
    options.limit = static_cast<std::uint32_t>(call.parameters.number("limit"));
    options.facets = {schema::FieldId::Speaker, schema::FieldId::Topic};
    return options;
}

}  // namespace

http::Answer liveblog(const Call& call) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    const auto id = identity(call.parameters.text("id"));
    const auto page = searcher->search("", options_of(call, id));
    if (page.total == 0) {
        return http::problem_answer(404, "There is no liveblog '" + id + "' in this index.");
    }
    auto written = json::parse(searcher::to_json(page, "")).as_object();
    json::object body{{"generation", manifest.number},
                      {"offset_unit", written["offset_unit"]},
                      {"id", id},
                      {"title", nullptr},
                      {"outlet", nullptr},
                      {"url", nullptr},
                      {"total", page.total}};
    if (!page.hits.empty()) {
        const schema::Entry& entry = page.hits.front().revision.entry;
        body["title"] = entry.liveblog_title;
        body["outlet"] = entry.outlet;
        if (schema::is_web_address(entry.liveblog_url)) body["url"] = entry.liveblog_url;
    }
    body["facets"] = std::move(written["facets"]);
    body["entries"] = std::move(written["hits"]);
    return kept({200, "application/json", json::serialize(body), {}}, tag, page.is_complete);
}

}  // namespace onrecord::server::api
