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

/// A document within its Shard. (The order of time is given by OpenShard::place().)
struct Location {
    std::size_t shard = 0;
    schema::DocId document = 0;
    auto operator<=>(const Location&) const = default;
};

/// Whether any shown document of the Shard has the term. Reads Xapian.
bool is_any_shown(const ShardHandle& shard, const std::string& term);

/// The current document of an Entry; empty when there is no such id.
std::optional<Location> find_current(const std::vector<ShardHandle>& shards, std::string_view id);

/// The ids that start with `beginning` (hex digits), sorted, at most `most`.
std::vector<std::string> ids_beginning(const std::vector<ShardHandle>& shards,
                                       std::string_view beginning,
                                       std::size_t most);

/// All Revisions of an Entry, oldest first; empty when there is no such Entry.
std::vector<schema::AnnotatedEntry> wordings_of(std::vector<ShardHandle>& shards,
                                                std::string_view id);

/// The Entry whose current document is `current`, with its Revisions and neighbours.
/// EntryView::printed_again is filled by statements/printed_again.hpp.
EntryView view_of(std::vector<ShardHandle>& shards, const Location& current);

}  // namespace onrecord::searcher
