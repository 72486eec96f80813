// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/searcher.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher {

/// A document by its Shard. In the order of time stands what OpenShard::place() says.
struct Location {
    std::size_t shard = 0;
    schema::DocId document = 0;
    auto operator<=>(const Location&) const = default;
};

/// Whether a document that is shown has a term of the Shard's database.
bool is_any_shown(const ShardHandle& shard, const std::string& term);

/// The current document of an Entry; nothing when there is none of that id.
std::optional<Location> find_current(const std::vector<ShardHandle>& shards, std::string_view id);

/// The ids that begin with `beginning` (hex digits), sorted, no more than `most`.
std::vector<std::string> ids_beginning(const std::vector<ShardHandle>& shards,
                                       std::string_view beginning,
                                       std::size_t most);

/// All Revisions of an Entry, the oldest first; none when there is no such Entry.
std::vector<schema::AnnotatedEntry> wordings_of(std::vector<ShardHandle>& shards,
                                                std::string_view id);

/// The Entry whose current document is `current`, with its Revisions and neighbours; who else
/// prints what it quotes is told by statements/printed_again.hpp.
EntryView view_of(std::vector<ShardHandle>& shards, const Location& current);

}  // namespace onrecord::searcher
