// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/selection.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/result_page.hpp"
#include "searcher/snippets/text_matches.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::snippets {

/// The Speakers that a Query asks for, in it or by choice.
std::set<std::string, std::less<>> asked_speakers(const Plan& plan,
                                                  const std::vector<Condition>& conditions,
                                                  const FacetDictionary& facets);

/// Turns found Revisions into Hits: what to show of them, and where it matches.
class HitMaker {
public:
    /// All of it outlives this. At most `passages` a Hit; with none, nothing is marked in titles.
    HitMaker(const Plan& plan,
             std::set<std::string, std::less<>> speakers,
             const schema::Analyzer& analyzer,
             std::uint32_t passages);

    Hit make(schema::AnnotatedEntry revision, double score) const;

private:
    std::vector<Passage> passages(const schema::AnnotatedEntry& revision) const;
    std::vector<Passage> passages_of(const schema::AnnotatedEntry& revision,
                                     const std::vector<TextMatch>& matches) const;

    TextMatcher matcher_;
    std::set<std::string, std::less<>> speakers_;
    const schema::Analyzer& analyzer_;
    std::uint32_t passages_;
};

}  // namespace onrecord::searcher::snippets
