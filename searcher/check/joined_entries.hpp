// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/check/near.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <string>
#include <vector>

// Words that run on from one Entry of a Liveblog into the next one: what somebody copied over the
// line between two posts.
namespace onrecord::searcher::check {

/// Two neighbouring Entries read as one: the first one's Revision with the second one's text and
/// Quotes behind its own.
struct JoinedEntries {
    schema::AnnotatedEntry revision;
    std::size_t first_bytes = 0;  ///< Of the first one's text.
    std::string second_id;
};

/// Pairs among the candidates that are neighbours in their Liveblog and have the words together,
/// in either order (pages stand newest first, and oldest first). Both are in one Shard and current.
std::vector<JoinedEntries> joined_neighbours(std::vector<ShardHandle>& shards,
                                             const std::vector<Candidate>& candidates,
                                             const AskedWords& words,
                                             WorkBudget& budget);

}  // namespace onrecord::searcher::check
