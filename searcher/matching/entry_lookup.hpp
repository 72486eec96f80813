// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/shard_handle.hpp"
#include "searcher/searcher.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace onrecord::searcher {

/// The Entry of that id with its Revisions and its neighbours; nothing when there is none.
std::optional<EntryView> look_up_entry(std::vector<ShardHandle>& shards, std::string_view id);

}  // namespace onrecord::searcher
