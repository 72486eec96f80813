// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <vector>

namespace onrecord::searcher::check {

/// Sorts the candidates and keeps the first `most`: by descending weight, then by time of
/// publication, then by length, then by Entry and Revision. The order does not depend on the
/// division into Shards, with one exception: the Entry is compared only for the first 256 documents
/// that are equal in everything else, because each costs reading a record (about 25 us).
void keep_first(std::vector<ShardHandle>& shards,
                std::vector<Candidate>& candidates,
                std::size_t most);

}  // namespace onrecord::searcher::check
