// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/facets/selection.hpp"
#include "searcher/searcher.hpp"

#include <span>
#include <string>
#include <vector>

namespace onrecord::searcher {

/// A Query split into the part to match and the Facet selections.
struct PartedQuery {
    Query rest;
    std::vector<Condition> conditions;
};

/// Moves the top-level values of counted Facets out of `query` into conditions (`country:US war` is
/// the selection US among the matches of `war`) and adds the selections of `options`. A value of a
/// Facet that is not counted stays in `rest`, which is cheaper.
PartedQuery part_query(const Query& query,
                       const SearchOptions& options,
                       const FacetDictionary& dictionary,
                       std::span<const schema::SpeakerAlias> aliases);

/// The conditions as text, for `--explain`.
std::string to_string(const std::vector<Condition>& conditions, const FacetDictionary& dictionary);

}  // namespace onrecord::searcher
