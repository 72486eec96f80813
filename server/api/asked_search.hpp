// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"
#include "searcher/searcher.hpp"
#include "server/api/routes.hpp"

#include <cstdint>
#include <string_view>

// What the routes that search have in common: the query, the chosen values of Facets, the
// Generation that is asked for.
namespace onrecord::server::api {

/// How many passages of a Hit the caller is shown: one, who may not have whole Entries.
std::uint32_t passages_for(const Call& call, std::uint32_t asked);

/// The order, the choices, the passages and the time limit; nothing counted and no Hits beyond
/// that.
searcher::SearchOptions choices_of(const Call& call);

/// Whether the caller is told of Captures: not those who may not have them, on a public server
/// nobody without a key.
searcher::CaptureNames captures_for(const Call& call);

/// A Searcher of the served Generation that tells the caller what it may be told. The one way in
/// which a handler comes to a Searcher.
searcher::SearcherPool::Lease lend_served(const Call& call);

/// The same of the Generation that `generation` names, of the served one without it; else the
/// 410 that says that it is no longer served.
schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call);
schema::Result<searcher::SearcherPool::Lease, http::Answer> lend(const Call& call,
                                                                 std::uint64_t generation);

/// Whether any sense can be made of the query.
bool has_sense(std::string_view query);
/// A query of which no sense can be made: the Problems of the page, in the shape of an error.
http::Answer senseless(const searcher::ResultPage& page, std::string_view query);

/// The answer with its tag, or not to be kept where the deadline cut it off.
http::Answer kept(http::Answer answer, std::string_view tag, bool is_complete);

}  // namespace onrecord::server::api
