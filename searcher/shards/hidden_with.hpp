// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/shards/shard_handle.hpp"

#include <cstdint>
#include <string>

namespace onrecord::searcher {

/// How many hidden documents a Shard's list of a term counts: as PostingList::size(), bodies() and
/// titles() count them.
struct HiddenWith {
    std::uint64_t all = 0;
    std::uint64_t bodies = 0;  ///< Of a stem.
    std::uint64_t titles = 0;  ///< Of a stem.
};

/// Looks the hidden documents up in the lists: costs nothing where nothing is hidden.
HiddenWith hidden_with(const ShardHandle& shard, const std::string& term);

}  // namespace onrecord::searcher
