// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "searcher/searcher.hpp"
#include "server/api/routes.hpp"

#include <cstdint>
#include <string_view>

// Functions shared by the routes that search: query, Facet selections, requested Generation.
namespace onrecord::server::api {

/// How many passages per Hit the caller may see: at most one without permission for whole Entries.
std::uint32_t passages_for(const Call& call, std::uint32_t asked);

/// Search options from the request: order, selections, passages and time limit; without counts and
/// Hits.
searcher::SearchOptions choices_of(const Call& call);

/// Whether answers include the digests of Captures: only for callers with the scope captures.
searcher::CaptureNames captures_for(const Call& call);

/// A Searcher of the served Generation, configured for the caller's permissions. All handlers
/// obtain their Searcher here.
searcher::SearcherPool::Lease lend_served(const Call& call);

/// The same for the Generation given by the parameter `generation`, by default the served one; or a
/// 410 when it is no longer available.
schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call);
schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call,
                                                                 std::uint64_t generation);

/// Whether the query could be interpreted at all.
bool has_sense(std::string_view query);
/// The error response for a query that could not be interpreted, with the page's Problems.
http::Answer senseless(const searcher::ResultPage& page, std::string_view query);

/// The answer with its ETag; not cacheable if it is incomplete.
http::Answer kept(http::Answer answer, std::string_view tag, bool is_complete);

}  // namespace onrecord::server::api
