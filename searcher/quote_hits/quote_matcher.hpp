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

// Whether one Quote is what a Query asks for: words are looked for in the Quote's own, a Speaker is
// the Quote's own, and all else is of the Entry that it stands in.
namespace onrecord::searcher::quote_hits {

/// Speech that is found: neither words passed on nor a word in scare quotes.
bool is_found(const schema::Quote& quote);

class QuoteMatcher {
public:
    /// All of it outlives this. Of `conditions` only those on Speakers are looked at: the others
    /// are the Entry's.
    QuoteMatcher(const Plan& plan,
                 const std::vector<Condition>& conditions,
                 const FacetDictionary& facets,
                 const schema::Analyzer& analyzer);

    /// Where the Query's words stand in the Quote's, bytes, rising, not overlapping; nothing when
    /// the Quote does not fit.
    std::optional<std::vector<schema::Span>> match(const schema::AnnotatedEntry& revision,
                                                   const schema::Quote& quote) const;

private:
    using Names = std::set<std::string, std::less<>>;
    const Plan& plan_;
    std::vector<Names> speakers_;  ///< By Condition on them: one of each.
    const FacetDictionary& facets_;
    const schema::Analyzer& analyzer_;
};

/// The Query that every Entry fits which has a Quote that fits `query`: what is excluded from a
/// Quote may stand elsewhere in its Entry.
Query of_entries(const Query& query);

}  // namespace onrecord::searcher::quote_hits
