// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace onrecord::server::api {

http::Answer health(const Call& call) {
    const auto generation = call.context.searchers.generation();
    const auto refusal = call.context.searchers.refusal();
    const schema::Manifest& manifest = generation->manifest();
    const boost::json::object body{
        {"status", refusal.empty() ? "ok" : "degraded"},
        {"refusal", refusal},
        {"generation", manifest.number},
        {"created", manifest.created},
        {"entries", manifest.entries},
        {"documents", manifest.documents},
        {"liveblogs", manifest.liveblogs},
        {"outlets", manifest.outlets},
        {"shards", manifest.shards.size()},
        {"waiting", call.context.waiting()},
    };
    return {200, "application/json", boost::json::serialize(body), {{"Cache-Control", "no-store"}}};
}

}  // namespace onrecord::server::api
