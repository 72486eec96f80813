// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/shards/shard_handle.hpp"

#include <cstdint>
#include <string>

namespace onrecord::searcher {

/// The number of hidden documents in a Shard's list of a term, to be subtracted from
/// PostingList::size(), bodies() and titles().
struct HiddenWith {
    std::uint64_t all = 0;
    std::uint64_t bodies = 0;  ///< Of a stem.
    std::uint64_t titles = 0;  ///< Of a stem.
};

/// Looks up the hidden documents in the lists; no cost when nothing is hidden.
HiddenWith hidden_with(const ShardHandle& shard, const std::string& term);

}  // namespace onrecord::searcher
