// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"
#include "schema/statement_clusters.hpp"

#include <vector>

namespace onrecord::indexer {

/// Joins fragments of 2 to 4 words (`distinct possibility` in an Outlet's sentence) to the longest
/// Statement of the same Liveblog that contains exactly these words, otherwise to the first equal
/// fragment. A fragment never joins the Quote that encloses it.
void join_short_pieces(const std::vector<StatementSource>& shards,
                       const DistinctStatements& statements,
                       schema::StatementGroups& groups);

}  // namespace onrecord::indexer
