// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::api {
namespace {

std::string_view status_of(const Call& call, const std::string& refusal) {
    const bool is_down = call.context.searchers.is_damaged() || call.context.vitals().is_stuck;
    if (is_down) return "down";
    return refusal.empty() ? "ok" : "degraded";
}

}  // namespace

http::Answer health(const Call& call) {
    const auto generation = call.context.searchers.generation();
    const auto refusal = call.context.searchers.refusal();
    const schema::Manifest& manifest = generation->manifest();
    const boost::json::object body{
        {"status", status_of(call, refusal)},
        {"refusal", refusal},
        {"generation", manifest.number},
        {"created", manifest.created},
        {"entries", manifest.entries},
        {"documents", manifest.documents},
        {"liveblogs", manifest.liveblogs},
        {"outlets", manifest.outlets},
        {"shards", manifest.shards.size()},
        {"waiting", call.context.vitals().waiting},
    };
    return {200, "application/json", boost::json::serialize(body), {{"Cache-Control", "no-store"}}};
}

}  // namespace onrecord::server::api
