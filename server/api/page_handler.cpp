// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/assets.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/http/problem_answer.hpp"

#include <algorithm>

namespace onrecord::server::api {
namespace {

http::Answer revalidated(const Call& call, std::string_view name) {
    const Asset* file = find_asset(name);
    if (file == nullptr) {
        return http::problem_answer(404, "This server was built without its web page.");
    }
    const auto tag = entity_tag(file->bytes);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    return tagged({200, std::string{file->content_type}, std::string{file->bytes}, {}}, tag);
}

}  // namespace

const Asset* find_asset(std::string_view name) {
    const auto all = assets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Asset& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

http::Answer open_api_file(const Call& call) { return revalidated(call, "openapi.json"); }

namespace {

/// A script that pages of other sites load: their browsers ask for it across origins, and it says
/// nothing that is not public.
http::Answer for_other_sites(const Call& call, std::string_view name) {
    auto answer = revalidated(call, name);
    answer.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
    answer.headers.push_back({"Access-Control-Allow-Origin", "*"});
    return answer;
}

}  // namespace

http::Answer box_file(const Call& call) { return for_other_sites(call, "onrecord-box.js"); }

http::Answer instantsearch_file(const Call& call) {
    return for_other_sites(call, "onrecord-instantsearch.js");
}

/// The names carry a digest of the content, so a file never changes.
http::Answer asset(const Call& call) {
    const Asset* file = find_asset(call.parameters.text("file"));
    if (file == nullptr) return http::problem_answer(404, "The page has no such file.");
    return {200,
            std::string{file->content_type},
            std::string{file->bytes},
            {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

}  // namespace onrecord::server::api
