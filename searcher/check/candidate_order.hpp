// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <vector>

namespace onrecord::searcher::check {

/// Sorts the candidates and keeps the first `most`: by falling weight, then the earlier published,
/// then the shorter, then by Entry and Revision. None of it depends on how the Entries are cut into
/// Shards. Of documents that are alike but for their Entry some hundreds are told apart.
void keep_first(std::vector<ShardHandle>& shards,
                std::vector<Candidate>& candidates,
                std::size_t most);

}  // namespace onrecord::searcher::check
