// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"
#include "schema/field.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cctype>
#include <limits>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

/// Whether a word of the value or of its label begins so; everything begins with nothing.
bool begins(const searcher::FacetCount& count, const std::string& folded) {
    if (folded.empty()) return true;
    const std::string name = ' ' + schema::fold(count.label) + ' ' + schema::fold(count.value);
    for (auto at = name.find(folded); at != std::string::npos; at = name.find(folded, at + 1)) {
        const auto before = static_cast<unsigned char>(name[at - 1]);
        const bool is_within = before >= 0x80 || std::isalnum(before) != 0;
        if (!is_within) return true;
    }
    return false;
}

json::array listed(const searcher::FacetCounts& counts,
                   const std::string& prefix,
                   std::size_t offset,
                   std::size_t limit) {
    json::array values;
    std::size_t passed = 0;
    for (const auto& each : counts.counts) {
        if (values.size() == limit) break;
        if (!begins(each, prefix) || passed++ < offset) continue;
        values.push_back({{"value", each.value},
                          {"label", each.label},
                          {"count", each.count},
                          {"selected", each.is_selected}});
    }
    return values;
}

}  // namespace

http::Answer facet(const Call& call) {
    auto lease = lend(call);
    if (!lease) return lease.error();
    searcher::Searcher& searcher = **lease;
    const auto tag = entity_tag(searcher.generation().manifest(), call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    auto options = choices_of(call);
    const auto field = *schema::find_field(call.parameters.text("field"));
    options.facets = {field};
    if (call.parameters.text("hits") == "quotes") options.hits = searcher::HitUnit::Quotes;
    options.facet_values = std::numeric_limits<std::uint32_t>::max();
    const auto text = call.parameters.text("q");
    const auto page = searcher.search(text, options);
    if (!has_sense(text)) return senseless(page, text);
    const auto& counts = page.facets.front();
    const json::object body{{"generation", page.generation},
                            {"field", schema::field(field).name},
                            {"total", page.total},
                            {"complete", page.is_complete},
                            {"distinct", counts.distinct},
                            {"values",
                             listed(counts,
                                    schema::fold(call.parameters.text("prefix")),
                                    static_cast<std::size_t>(call.parameters.number("offset")),
                                    static_cast<std::size_t>(call.parameters.number("limit")))}};
    return kept({200, "application/json", json::serialize(body), {}}, tag, page.is_complete);
}

}  // namespace onrecord::server::api
