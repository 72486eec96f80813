// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// Folds occurrences into statements and sets each one's `cluster`: as the build grouped them where
/// it did (Occurrence::statement), else two printings are one by schema::are_one_statement, of
/// what each has of the sentence (within its Quote). Clusters stand in the order of their first
/// occurrence.
std::vector<Cluster> fold_into_clusters(std::vector<Occurrence>& occurrences,
                                        const schema::Analyzer& analyzer);

/// The indices of the occurrences that print the same statement as the first one; it is among them.
std::vector<std::uint32_t> same_statement_as_first(const std::vector<Occurrence>& occurrences,
                                                   const schema::Analyzer& analyzer);

/// What makes `variant` out of `statement`, as word_diff has it; `lang` is the variant's.
std::vector<DiffPiece> difference(const std::string& variant,
                                  const std::string& statement,
                                  std::string_view lang,
                                  const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::check
