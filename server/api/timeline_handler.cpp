// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/timeline.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <optional>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

std::optional<searcher::TimeUnit> unit_named(std::string_view name) {
    const auto* const found = std::ranges::find(searcher::time_units, name);
    if (found == std::end(searcher::time_units)) return std::nullopt;
    return static_cast<searcher::TimeUnit>(found - std::begin(searcher::time_units));
}

json::array to_json(const std::vector<searcher::TimeBucket>& buckets) {
    json::array list;
    for (const auto& bucket : buckets) {
        list.push_back({{"begin", schema::to_string(bucket.begin)},
                        {"end", schema::to_string(bucket.end)},
                        {"count", bucket.count},
                        {"all", bucket.all}});
    }
    return list;
}

}  // namespace

http::Answer timeline(const Call& call) {
    auto lease = lend(call);
    if (!lease) return lease.error();
    searcher::Searcher& searcher = **lease;
    const auto tag = entity_tag(searcher.generation().manifest(), call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    auto options = choices_of(call);
    options.times = true;
    const auto text = call.parameters.text("q");
    const auto found = searcher.search(text, options);
    if (!has_sense(text)) return senseless(found, text);
    options.selections.clear();
    const auto all = searcher.search("", options);
    const auto made =
        searcher::make_timeline(found.times,
                                all.times,
                                unit_named(call.parameters.text("unit")),
                                static_cast<std::size_t>(call.parameters.number("buckets")));
    const bool is_complete = found.is_complete && all.is_complete;
    const json::object body{{"generation", found.generation},
                            {"total", found.total},
                            {"complete", is_complete},
                            {"unit", searcher::time_units[static_cast<std::size_t>(made.unit)]},
                            {"undated", made.undated},
                            {"buckets", to_json(made.buckets)}};
    return kept({200, "application/json", json::serialize(body), {}}, tag, is_complete);
}

}  // namespace onrecord::server::api
