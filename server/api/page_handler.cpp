// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/assets.hpp"
#include "server/api/caching.hpp"
#include "server/api/handlers.hpp"
#include "server/api/routes.hpp"
#include "server/http/compression.hpp"
#include "server/http/problem_answer.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace onrecord::server::api {
namespace {

/// Every file by coding, packed as small as it gets the first time that somebody asks for it so:
/// 40 ms for all of the page, and from then on nothing.
class PackedFiles {
public:
    const std::string& find(const Asset& file, http::Coding coding) {
        const std::lock_guard lock{mutex_};
        auto& known = packed_[{file.name, coding}];
        if (known.empty()) known = http::pack(file.bytes, coding, http::Effort::Thorough);
        return known;
    }

private:
    std::mutex mutex_;  // guards what follows it; what is in it stays where it is
    std::map<std::pair<std::string_view, http::Coding>, std::string> packed_;
};

/// The answer with the file's bytes, as the client takes them best.
http::Answer packed(http::Answer answer, const Asset& file, const http::Request& request) {
    static PackedFiles files;
    const auto coding = http::choose_coding(request.accept_encoding);
    if (coding == http::Coding::None || file.bytes.size() < http::least_compressed_bytes) {
        answer.body = file.bytes;
        return answer;
    }
    answer.body = files.find(file, coding);
    http::mark_compressed(answer, coding);
    return answer;
}

http::Answer revalidated(const Call& call, std::string_view name) {
    const Asset* file = find_asset(name);
    if (file == nullptr) {
        return http::problem_answer(404, "This server was built without its web page.");
    }
    const auto tag = entity_tag(file->bytes);
    if (auto unchanged = not_modified(call.request, tag)) return *unchanged;
    return packed(tagged({200, std::string{file->content_type}, "", {}}, tag), *file, call.request);
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
    http::Answer answer{200,
                        std::string{file->content_type},
                        "",
                        {{"Cache-Control", "public, max-age=31536000, immutable"}}};
    return packed(std::move(answer), *file, call.request);
}

}  // namespace onrecord::server::api
