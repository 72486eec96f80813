// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "server/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

// HTTP caching. A Generation is immutable, so an answer is identified by the Generation, the
// request and the program: its ETag is known before the search, and revalidation by a client costs
// no search.
namespace onrecord::server::api {

/// The ETag of the answer to `request` from this Generation, including its quotation marks.
std::string entity_tag(const schema::Manifest& manifest, const http::Request& request);
/// The ETag of bytes that are independent of Generations.
std::string entity_tag(std::string_view bytes);

/// The 304, if If-None-Match contains the tag.
std::optional<http::Answer> not_modified(const http::Request& request, const std::string& tag);

/// The answer with its ETag. Only the client's own cache may store it (`private`), because a
/// newsroom's searches are confidential, and it must revalidate each time (`no-cache`).
http::Answer tagged(http::Answer answer, const std::string& tag);

}  // namespace onrecord::server::api
