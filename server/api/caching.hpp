// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "server/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

// A Generation never changes, so an answer from it is named by the Generation and the request:
// the tag is known before the search is done, and a client that has the answer costs nothing.
namespace onrecord::server::api {

/// The ETag of what `request` is answered from this Generation, quotes included.
std::string entity_tag(const schema::Manifest& manifest, const http::Request& request);
/// The ETag of bytes that do not come from a Generation.
std::string entity_tag(std::string_view bytes);

/// The 304, when If-None-Match names the tag.
std::optional<http::Answer> not_modified(const http::Request& request, const std::string& tag);

/// The answer with its tag; caches may keep it but must ask each time (`no-cache`), and only the
/// client's own may (`private`): what a newsroom asks is nobody else's business.
http::Answer tagged(http::Answer answer, const std::string& tag);

}  // namespace onrecord::server::api
