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

/// The Speakers named by a Query or a selection.
std::set<std::string, std::less<>> asked_speakers(const Plan& plan,
                                                  const std::vector<Condition>& conditions,
                                                  const FacetDictionary& facets);

/// Makes Hits from found Revisions: passages and match positions.
class HitMaker {
public:
    /// All arguments must outlive it. At most `passages` per Hit; with 0, matches in titles are not
    /// marked either.
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
