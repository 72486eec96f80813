// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/printings.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <vector>

namespace onrecord::searcher::statements {

/// How many printings of a Statement are listed. Each costs reading and aligning a record, about 50
/// us.
inline constexpr std::size_t most_printings = 10;
/// How many Statements of one Entry are looked up.
inline constexpr std::size_t most_statements = 100;

/// The Statements of a document, whose record is `revision`, that other Entries print too.
std::vector<PrintedAgain> printed_again(const schema::Generation& generation,
                                        std::vector<ShardHandle>& shards,
                                        std::size_t shard,
                                        schema::DocId document,
                                        const schema::AnnotatedEntry& revision);

}  // namespace onrecord::searcher::statements
