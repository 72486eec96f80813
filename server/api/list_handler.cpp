// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::api {
namespace {

std::string_view place_name(ParameterPlace place) {
    switch (place) {
        case ParameterPlace::Query:
            return "query";
        case ParameterPlace::Path:
            return "path";
        case ParameterPlace::Body:
            return "body";
    }
    return "";
}

std::string_view kind_name(ParameterKind kind) {
    switch (kind) {
        case ParameterKind::Text:
            return "text";
        case ParameterKind::Number:
            return "number";
        case ParameterKind::Choice:
            return "choice";
    }
    return "";
}

boost::json::object described(const Parameter& row) {
    boost::json::object parameter{
        {"name", row.name},
        {"in", place_name(row.place)},
        {"kind", kind_name(row.kind)},
        {"repeats", row.repeats == Repeats::Often},
        {"meaning", row.meaning},
        {"example", row.example},
    };
    if (!row.default_value.empty()) parameter["default"] = row.default_value;
    if (row.kind == ParameterKind::Choice) {
        parameter["choices"] = boost::json::array(row.choices.begin(), row.choices.end());
    }
    if (row.kind == ParameterKind::Choice) return parameter;
    const bool is_number = row.kind == ParameterKind::Number;
    parameter[is_number ? "least" : "least_bytes"] = row.least;
    parameter[is_number ? "most" : "most_bytes"] = row.most;
    return parameter;
}

boost::json::object described(const Route& route) {
    boost::json::array parameters;
    for (const Parameter& row : route.parameters) {
        parameters.push_back(described(row));
    }
    return {
        {"method", route.method},
        {"path", route.pattern},
        {"summary", route.summary},
        {"example", route.example},
        {"parameters", std::move(parameters)},
    };
}

}  // namespace

http::Answer list_routes(const Call& call) {
    boost::json::array list;
    for (const Route& route : routes()) {
        list.push_back(described(route));
    }
    auto body = boost::json::serialize(boost::json::object{{"routes", std::move(list)}});
    const auto tag = entity_tag(body);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    return tagged({200, "application/json", std::move(body), {}}, tag);
}

}  // namespace onrecord::server::api
