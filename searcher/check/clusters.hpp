// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/quote_check.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// Groups occurrences by statement and sets Occurrence::cluster: by the clusters of the build if
/// known (Occurrence::statement), otherwise by schema::are_one_statement() of the parts of the
/// sentence that are within a Quote. Clusters are in the order of their first occurrences.
std::vector<Cluster> fold_into_clusters(std::vector<Occurrence>& occurrences,
                                        const schema::Analyzer& analyzer);

/// The indices of the occurrences that print the same statement as the first one, including it.
std::vector<std::uint32_t> same_statement_as_first(const std::vector<Occurrence>& occurrences,
                                                   const schema::Analyzer& analyzer);

/// The difference from `statement` to `variant`, as by word_diff(); `lang` is the variant's
/// language.
std::vector<DiffPiece> difference(const std::string& variant,
                                  const std::string& statement,
                                  std::string_view lang,
                                  const schema::Analyzer& analyzer);

}  // namespace onrecord::searcher::check
