// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/metrics.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <optional>

namespace onrecord::server::api {
namespace {

const http::Header never_kept{"Cache-Control", "no-store"};

/// Seconds since the Generation was made; nothing when its Manifest does not say.
std::optional<std::int64_t> age_of(const schema::Manifest& manifest) {
    const auto created = schema::parse_time(manifest.created);
    if (!created) return std::nullopt;
    return (searcher::current_instant().milliseconds - created->at.milliseconds) / 1000;
}

bool is_ready(const Call& call, const Vitals& vitals) {
    return !call.context.searchers.is_damaged() && !vitals.is_stuck;
}

}  // namespace

http::Answer livez(const Call& /*call*/) { return {200, "text/plain", "ok\n", {never_kept}}; }

http::Answer readyz(const Call& call) {
    const auto generation = call.context.searchers.generation();
    const schema::Manifest& manifest = generation->manifest();
    const Vitals vitals = call.context.vitals();
    boost::json::object body{
        {"ready", is_ready(call, vitals)},
        {"generation", manifest.number},
        {"created", manifest.created},
        {"age_seconds", nullptr},
        {"damaged", call.context.searchers.is_damaged()},
        {"refusal", call.context.searchers.refusal()},
        {"stuck", vitals.is_stuck},
        {"waiting", vitals.waiting},
        {"connections", vitals.connections},
        {"descriptors", vitals.descriptors},
        {"descriptors_limit", vitals.descriptors_limit},
        {"dropped_log_lines", vitals.dropped_lines},
    };
    if (const auto age = age_of(manifest)) body["age_seconds"] = *age;
    const unsigned status = is_ready(call, vitals) ? 200 : 503;
    return {status, "application/json", boost::json::serialize(body), {never_kept}};
}

http::Answer metrics(const Call& call) {
    const auto generation = call.context.searchers.generation();
    const schema::Manifest& manifest = generation->manifest();
    const Vitals vitals = call.context.vitals();
    const auto number = [](auto value) { return static_cast<double>(value); };
    std::string text = call.context.metrics();
    text +=
        gauge("onrecord_ready", "1 when searches are answered.", is_ready(call, vitals) ? 1 : 0);
    text += gauge("onrecord_generation", "The Generation served.", number(manifest.number));
    if (const auto age = age_of(manifest)) {
        text += gauge("onrecord_generation_age_seconds", "Since it was made.", number(*age));
    }
    text += gauge("onrecord_generation_refused",
                  "1 when it is not the newest one.",
                  call.context.searchers.refusal().empty() ? 0 : 1);
    text += gauge("onrecord_entries", "Entries that can be found.", number(manifest.entries));
    text += gauge("onrecord_waiting_requests", "For a worker.", number(vitals.waiting));
    text += gauge("onrecord_connections", "That are open.", number(vitals.connections));
    text += gauge("onrecord_descriptors", "That are open.", number(vitals.descriptors));
    text +=
        gauge("onrecord_descriptors_limit", "That may be open.", number(vitals.descriptors_limit));
    text += gauge("onrecord_log_dropped_lines",
                  "Lines of the logs for which there was no room.",
                  number(vitals.dropped_lines));
    return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(text), {never_kept}};
}

}  // namespace onrecord::server::api
