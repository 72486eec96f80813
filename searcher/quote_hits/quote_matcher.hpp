// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/facets/selection.hpp"
#include "searcher/matching/plan.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Whether a Quote matches a Query: words must occur in the Quote itself, the Speaker must be the
// Quote's own; all other conditions refer to its Entry.
namespace onrecord::searcher::quote_hits {

/// Whether the Quote is direct speech: neither reported speech nor scare quotes.
bool is_found(const schema::Quote& quote);

class QuoteMatcher {
public:
    /// All arguments must outlive it. Only the `conditions` on Speakers are tested here: the others
    /// refer to the Entry.
    QuoteMatcher(const Plan& plan,
                 const std::vector<Condition>& conditions,
                 const FacetDictionary& facets,
                 const schema::Analyzer& analyzer);

    /// The positions of the Query's words in the Quote: byte spans, ascending, disjoint; empty
    /// optional when the Quote does not match.
    std::optional<std::vector<schema::Span>> match(const schema::AnnotatedEntry& revision,
                                                   const schema::Quote& quote) const;

private:
    using Names = std::set<std::string, std::less<>>;
    const Plan& plan_;
    std::vector<Names> speakers_;  ///< By Condition on them: one of each.
    const FacetDictionary& facets_;
    const schema::Analyzer& analyzer_;
};

/// A weaker Query that matches every Entry with a Quote matching `query`: exclusions are removed,
/// because excluded words may occur elsewhere in the Entry.
Query of_entries(const Query& query);

}  // namespace onrecord::searcher::quote_hits
