// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

/// What is indexed, with the commonest values of every Facet.
json::object counted(searcher::Searcher& searcher, searcher::SearchOptions options) {
    for (const schema::Field& field : schema::fields) {
        if (field.is_facet) options.facets.push_back(field.id);
    }
    options.facet_values = 10;
    auto page = json::parse(searcher::to_json(searcher.search("", options), "")).as_object();
    return {{"facets", page["facets"]}, {"distinct", page["facet_values"]}};
}

}  // namespace

http::Answer stats(const Call& call) {
    const auto searcher = lend_served(call);
    const schema::Manifest& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    json::object body{
        {"generation", manifest.number},
        {"created", manifest.created},
        {"entries", manifest.entries},
        {"documents", manifest.documents},
        {"liveblogs", manifest.liveblogs},
        {"outlets", manifest.outlets},
        {"shards", manifest.shards.size()},
    };
    for (auto& member : counted(*searcher, choices_of(call)))
        body[member.key()] = std::move(member.value());
    return tagged({200, "application/json", json::serialize(body), {}}, tag);
}

http::Answer entry_revisions(const Call& call) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    const auto id = call.parameters.text("id");
    const auto view = searcher->entry(id);
    if (!view) return http::problem_answer(404, "There is no entry '" + id + "' in this index.");
    auto whole = json::parse(searcher::to_json(*view, manifest.number)).as_object();
    json::array revisions{whole["entry"]};
    for (auto& each : whole["revisions"].as_array())
        revisions.push_back(std::move(each));
    const json::object body{{"generation", manifest.number},
                            {"offset_unit", whole["offset_unit"]},
                            {"id", id},
                            {"revisions", std::move(revisions)}};
    return tagged({200, "application/json", json::serialize(body), {}}, tag);
}

}  // namespace onrecord::server::api
