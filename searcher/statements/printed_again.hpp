// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/printings.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstddef>
#include <vector>

namespace onrecord::searcher::statements {

/// Printings listed of one Statement: each costs a record read and aligned, some 50 us.
inline constexpr std::size_t most_printings = 10;
/// Statements of one Entry that are looked up.
inline constexpr std::size_t most_statements = 100;

/// What other Entries print too of a document, whose record is `revision`.
std::vector<PrintedAgain> printed_again(const schema::Generation& generation,
                                        std::vector<ShardHandle>& shards,
                                        std::size_t shard,
                                        schema::DocId document,
                                        const schema::AnnotatedEntry& revision);

}  // namespace onrecord::searcher::statements
