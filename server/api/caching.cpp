// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/caching.hpp"

#include "schema/sha256.hpp"
#include "server/program_identity.hpp"

#include <algorithm>

namespace onrecord::server::api {
namespace {

std::string quoted_digest(schema::Sha256& digest) {
    return '"' + digest.finish().substr(0, 32) + '"';
}

std::vector<http::Header> cache_headers(const std::string& tag) {
    return {{"ETag", tag}, {"Cache-Control", "private, no-cache"}};
}

}  // namespace

std::string entity_tag(const schema::Manifest& manifest, const http::Request& request) {
    schema::Sha256 digest;
    // The number alone would not do: an index that was deleted and built anew begins at 1 again.
    // Who has another key may see more. Another version of the program may answer the same request
    // with other members.
    for (const std::string& part : {program_identity(),
                                    std::to_string(manifest.number),
                                    manifest.created,
                                    manifest.archive_position,
                                    manifest.settings,
                                    request.raw_target,
                                    request.authorization,
                                    request.api_key}) {
        digest.add(part).add(std::string_view{"\0", 1});
    }
    return quoted_digest(digest);
}

std::string entity_tag(std::string_view bytes) {
    schema::Sha256 digest;
    digest.add(bytes);
    return quoted_digest(digest);
}

std::optional<http::Answer> not_modified(const http::Request& request, const std::string& tag) {
    // Tags are hex digits in quotes, perhaps with a coding behind them (`"4f..-gzip"`), so finding
    // one in the list is comparing it; `W/` before it does not matter here (RFC 9110, 13.1.2: weak
    // comparison). What is sent back is the tag that the client has.
    const std::string& known = request.if_none_match;
    if (known == "*") return http::Answer{304, "", "", cache_headers(tag)};
    const auto begin = known.find(std::string_view{tag}.substr(0, tag.size() - 1));
    if (begin == std::string::npos) return std::nullopt;
    const auto end = std::min(known.find('"', begin + 1), known.size() - 1);
    return http::Answer{304, "", "", cache_headers(known.substr(begin, end - begin + 1))};
}

http::Answer tagged(http::Answer answer, const std::string& tag) {
    for (auto& header : cache_headers(tag)) {
        answer.headers.push_back(std::move(header));
    }
    return answer;
}

}  // namespace onrecord::server::api
