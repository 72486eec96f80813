// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/shard_handle.hpp"
#include "searcher/searcher.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace onrecord::searcher {

/// The Entry of that id with its Revisions, its neighbours and who else prints what it quotes;
/// nothing when there is none.
std::optional<EntryView> look_up_entry(const schema::Generation& generation,
                                       std::vector<ShardHandle>& shards,
                                       std::string_view id);

}  // namespace onrecord::searcher
