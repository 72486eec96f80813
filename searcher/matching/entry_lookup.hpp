// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/shard_handle.hpp"
#include "searcher/searcher.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher {

/// Where a document stands: newest first over all Shards.
struct Location {
    std::size_t shard = 0;
    schema::DocId document = 0;
    auto operator<=>(const Location&) const = default;
};

/// The current document of an Entry; nothing when there is none of that id.
std::optional<Location> find_current(const std::vector<ShardHandle>& shards, std::string_view id);

/// The ids that begin with `beginning` (hex digits), sorted, no more than `most`.
std::vector<std::string> ids_beginning(const std::vector<ShardHandle>& shards,
                                       std::string_view beginning,
                                       std::size_t most);

/// All Revisions of an Entry, the oldest first; none when there is no such Entry.
std::vector<schema::AnnotatedEntry> wordings_of(std::vector<ShardHandle>& shards,
                                                std::string_view id);

/// The Entry of that id with its Revisions, its neighbours and who else prints what it quotes;
/// nothing when there is none.
std::optional<EntryView> look_up_entry(const schema::Generation& generation,
                                       std::vector<ShardHandle>& shards,
                                       std::string_view id);

}  // namespace onrecord::searcher
