// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"

#include <cstdint>
#include <vector>

namespace onrecord::searcher::quotes {

/// Folds occurrences into statements and sets each one's `cluster`. Two printings are one
/// statement when the shorter (the Quote's part of the sentence, or the sentence) stands in the
/// longer with at most a fifth of its words edited: wire copy folds, two statements that share
/// six words do not. Clusters stand in the order of their first occurrence.
std::vector<Cluster> fold_into_clusters(std::vector<Occurrence>& occurrences,
                                        const schema::Analyzer& analyzer);

/// The indices of the occurrences that print the same statement as the first one; it is among them.
std::vector<std::uint32_t> same_statement_as_first(const std::vector<Occurrence>& occurrences,
                                                   const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::quotes
