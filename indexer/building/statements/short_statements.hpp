// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"
#include "schema/statement_clusters.hpp"

#include <vector>

namespace onrecord::indexer {

/// Joins pieces of 2 to 4 words (`distinct possibility` in an Outlet's sentence) to the longest
/// Statement of the same Liveblog that has these very words, or to the first such piece. Not to
/// the Quote around it.
void join_short_pieces(const std::vector<StatementSource>& shards,
                       const DistinctStatements& statements,
                       schema::StatementGroups& groups);

}  // namespace onrecord::indexer
