// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/admin.hpp"

#include "server/http/problem_answer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace onrecord::server::api {
namespace {

namespace json = boost::json;

http::Answer answered(const json::object& body) {
    return {200, "application/json", json::serialize(body), {{"Cache-Control", "no-store"}}};
}

http::Answer list(const AdminDesk& /*desk*/) {
    json::array all;
    for (const AdminRoute& route : admin_routes())
        all.push_back(json::object{
            {"method", route.method}, {"path", route.path}, {"summary", route.summary}});
    return answered({{"routes", std::move(all)}});
}

http::Answer reload(const AdminDesk& desk) {
    const auto problems = desk.reload();
    json::object body{{"reloaded", problems.empty()},
                      {"problems", json::array(problems.begin(), problems.end())}};
    auto answer = answered(body);
    if (!problems.empty()) answer.status = 500;
    return answer;
}

/// The numbers of the Generations that lie there, rising; whether each is whole is not looked at.
json::array on_disk(const std::filesystem::path& index) {
    std::vector<std::uint64_t> numbers;
    std::error_code error;
    for (std::filesystem::directory_iterator each{index / "generations", error}, end;
         !error && each != end;
         each.increment(error)) {
        const auto name = each->path().filename().string();
        std::uint64_t number = 0;
        const char* const last = name.data() + name.size();
        const auto [rest, wrong] = std::from_chars(name.data(), last, number);
        if (wrong == std::errc{} && rest == last) numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return json::array(numbers.begin(), numbers.end());
}

http::Answer generations(const AdminDesk& desk) {
    const auto generation = desk.searchers.generation();
    const schema::Manifest& manifest = generation->manifest();
    json::array shards;
    for (const schema::ManifestShard& shard : manifest.shards)
        shards.push_back(json::object{
            {"folder", shard.folder}, {"documents", shard.documents}, {"entries", shard.entries}});
    return answered({{"served", manifest.number},
                     {"created", manifest.created},
                     {"entries", manifest.entries},
                     {"documents", manifest.documents},
                     {"archive_position", manifest.archive_position},
                     {"shards", std::move(shards)},
                     {"damaged", desk.searchers.is_damaged()},
                     {"refusal", desk.searchers.refusal()},
                     {"on_disk", on_disk(desk.index)}});
}

json::array scopes_of(Scopes scopes) {
    const auto names = names_of(scopes);
    return json::array(names.begin(), names.end());
}

http::Answer keys(const AdminDesk& desk) {
    auto counts = desk.access.use->counts();
    json::array all;
    const auto add = [&](const std::string& name, json::object row) {
        const KeyCounts used = counts[name];
        counts.erase(name);
        row["name"] = name;
        row["asked"] = used.asked;
        row["refused"] = used.refused;
        all.push_back(std::move(row));
    };
    for (const Key& key : desk.access.keys->keys()->all())
        add(key.name, {{"scopes", scopes_of(key.scopes)}, {"rate", key.rate}});
    add(KeyUse::no_key, {{"scopes", scopes_of(desk.access.anonymous)}, {"rate", desk.access.rate}});
    // Keys that were taken out of the file since, and what was none of them.
    while (!counts.empty())
        add(std::string{counts.begin()->first}, {{"scopes", json::array{}}, {"rate", 0}});
    return answered({{"keys", std::move(all)}});
}

http::Answer vitals(const AdminDesk& desk) {
    const Vitals now = desk.vitals();
    return answered({{"waiting", now.waiting},
                     {"connections", now.connections},
                     {"stuck", now.is_stuck},
                     {"descriptors", now.descriptors},
                     {"descriptors_limit", now.descriptors_limit},
                     {"dropped_log_lines", now.dropped_lines}});
}

http::Answer metrics(const AdminDesk& desk) {
    return {200,
            "text/plain; version=0.0.4; charset=utf-8",
            desk.metrics(),
            {{"Cache-Control", "no-store"}}};
}

// clang-format off
constexpr AdminRoute table[] = {
    {"GET",  "/",            list,        "these routes"},
    {"GET",  "/generations", generations, "the Generation that is served, its Shards, why it is not the newest where it is not, and which lie on the disk"},
    {"GET",  "/keys",        keys,        "each key by its name: scopes, requests a minute, how often it asked since the start and how often its quota was spent; never the key"},
    {"GET",  "/vitals",      vitals,      "requests that wait, connections, descriptors, lines of logs that were dropped"},
    {"GET",  "/metrics",     metrics,     "requests, times and bytes by route, in Prometheus' text format, whatever --public says"},
    {"POST", "/reload",      reload,      "what SIGHUP does, and says what could not be done: the log's file, the keys and the certificate are read anew, and a new Generation is looked for"},
};
// clang-format on

std::string path_of(std::string_view target) {
    return std::string{target.substr(0, target.find('?'))};
}

}  // namespace

std::span<const AdminRoute> admin_routes() { return table; }

http::Plan dispatch_admin(const AdminDesk& desk, const http::Request& request) {
    const std::string path = path_of(request.raw_target);
    bool is_known = false;
    for (const AdminRoute& route : table) {
        if (route.path != path) continue;
        is_known = true;
        if (route.method != request.method) continue;
        http::Plan plan{
            http::Job{[&desk, &route](const http::Request&) { return route.handler(desk); }}};
        plan.route = route.path;
        return plan;
    }
    if (is_known)
        return http::problem_answer(405, "This route is for another method; / lists all.");
    return http::problem_answer(404, "There is no such route on the admin socket; / lists all.");
}

}  // namespace onrecord::server::api
