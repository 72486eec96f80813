// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/result_json.hpp"
#include "server/api/asked_search.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/moments.hpp"
#include "server/api/routes.hpp"
#include "server/http/problem_answer.hpp"

#include <optional>

namespace onrecord::server::api {

http::Answer entry(const Call& call) {
    const auto searcher = lend_served(call);
    const auto& manifest = searcher->generation().manifest();
    const auto tag = entity_tag(manifest, call.request);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;

    std::optional<schema::Instant> as_of;
    if (!read_moment(call.parameters, "as_of", as_of))
        return wrong_moment(call.parameters, "as_of");
    const auto id = call.parameters.text("id");
    const auto view = searcher->entry(id);
    if (!view) return http::problem_answer(404, "There is no entry '" + id + "' in this index.");
    return tagged({200, "application/json", searcher::to_json(*view, manifest.number, as_of), {}},
                  tag);
}

}  // namespace onrecord::server::api
