// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/api/word_changes.hpp"
#include "server/http/problem_answer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

constexpr std::size_t id_length = 32;

/// Whether `name` is the number of a wording or, of six digits and more, the beginning of its
/// digest.
bool is_called(const json::object& wording, std::string_view name) {
    constexpr std::size_t least_of_digest = 6;
    const auto& revision = wording.at("revision").as_object();
    const std::string_view digest = revision.at("digest").as_string();
    if (name.size() >= least_of_digest && digest.starts_with(name)) return true;
    return std::to_string(revision.at("number").to_number<std::uint64_t>()) == name;
}

/// The wording that `ID` or `ID@WORDING` names.
std::optional<json::object> find_wording(searcher::Searcher& searcher, const std::string& place) {
    const auto view = searcher.entry(place.substr(0, id_length));
    if (!view) return std::nullopt;
    const auto number = searcher.generation().manifest().number;
    auto written = json::parse(searcher::to_json(*view, number)).as_object();
    auto& current = written["entry"].as_object();
    if (place.size() <= id_length + 1) return std::move(current);
    const auto name = std::string_view{place}.substr(id_length + 1);
    if (is_called(current, name)) return std::move(current);
    for (json::value& each : written["revisions"].as_array()) {
        if (is_called(each.as_object(), name)) return std::move(each.as_object());
    }
    return std::nullopt;
}

std::string words_of(const json::object& wording) {
    const auto text = [&](std::string_view name) {
        return std::string{std::string_view{wording.at(name).as_string()}};
    };
    return text("title") + "\n\n" + text("text");
}

json::array to_json(const std::vector<WordChange>& changes) {
    json::array list;
    for (const WordChange& change : changes) {
        json::object written{{"kind", change.kind()}};
        if (change.is_same) {
            written["text"] = change.before;
        } else {
            written["a"] = change.before;
            written["b"] = change.after;
        }
        list.push_back(std::move(written));
    }
    return list;
}

}  // namespace

http::Answer compare(const Call& call) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    json::object body{{"generation", manifest.number}};
    for (const std::string_view side : {"a", "b"}) {
        const auto place = call.parameters.text(side);
        auto found = place.empty() ? std::nullopt : find_wording(*searcher, place);
        if (!found) {
            return http::problem_answer(place.empty() ? 400 : 404,
                                        "'" + std::string{side} +
                                            "' must name an entry, or a wording "
                                            "of one as ID@NUMBER or ID@DIGEST; '" +
                                            place + "' names none here.",
                                        {{"parameter", std::string{side}}});
        }
        body[side] = std::move(*found);
    }
    const auto before = words_of(body["a"].as_object());
    const auto after = words_of(body["b"].as_object());
    body["diff"] = to_json(word_changes(before, after));
    return tagged({200, "application/json", json::serialize(body), {}}, tag);
}

}  // namespace onrecord::server::api
