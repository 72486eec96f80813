// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/candidates.hpp"
#include "searcher/check/near.hpp"
#include "searcher/check/word_ids.hpp"
#include "searcher/shards/shard_handle.hpp"
#include "searcher/work_budget.hpp"

#include <cstddef>
#include <string>
#include <vector>

// Words that continue from one Entry of a Liveblog into the next: text copied across the boundary
// of two posts.
namespace onrecord::searcher::check {

/// Two neighbouring Entries as one: the first one's Revision, with the second one's text and Quotes
/// appended.
struct JoinedEntries {
    schema::AnnotatedEntry revision;
    std::size_t first_bytes = 0;  ///< Length of the first one's text.
    std::string second_id;
};

/// Pairs of candidates that are neighbours in their Liveblog and together contain the words, in
/// either order (pages list the newest or the oldest first). Both are current and in one Shard.
std::vector<JoinedEntries> joined_neighbours(std::vector<ShardHandle>& shards,
                                             const std::vector<Candidate>& candidates,
                                             const AskedWords& words,
                                             const WordIds& ids,
                                             WorkBudget& budget);

}  // namespace onrecord::searcher::check
