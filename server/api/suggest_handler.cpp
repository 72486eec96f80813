// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/field.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

std::vector<schema::FieldId> fields_of(const Parameters& given) {
    if (!given.is_given("field")) {
        return {std::begin(searcher::completed_fields), std::end(searcher::completed_fields)};
    }
    std::vector<schema::FieldId> fields;
    for (const auto& name : given.list("field"))
        fields.push_back(*schema::find_field(name));
    return fields;
}

/// `speaker:"Ada Brook"`: as it stands in a query.
std::string as_query(std::string_view field, std::string_view value) {
    const bool is_plain = value.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/"
                              ".") == std::string_view::npos;
    if (is_plain) return std::string{field} + ':' + std::string{value};
    std::string quoted;
    for (const char character : value) {
        if (character != '"') quoted += character;
    }
    return std::string{field} + ":\"" + quoted + '"';
}

json::object to_json(const searcher::Completion& completion) {
    const auto field = schema::field(completion.field).name;
    return {{"field", field},
            {"value", completion.value},
            {"label", completion.label},
            {"query", as_query(field, completion.value)},
            {"entries", completion.entries},
            {"typos", completion.typos}};
}

}  // namespace

http::Answer suggest(const Call& call) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    json::array list;
    for (const auto& each :
         searcher->complete(call.parameters.text("q"),
                            fields_of(call.parameters),
                            static_cast<std::size_t>(call.parameters.number("limit")))) {
        list.push_back(to_json(each));
    }
    const json::object body{{"generation", manifest.number}, {"suggestions", std::move(list)}};
    return tagged({200, "application/json", json::serialize(body), {}}, tag);
}

}  // namespace onrecord::server::api
