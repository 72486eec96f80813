// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "searcher/matching/node.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// When totals and Facet counts of a Shard can be taken from the counts stored in its posting
// column, instead of counting matches (docs/decisions/0025).
namespace onrecord::searcher {

/// The list of a word or value, or the lists of an Or of those. For an Or, counts are added and
/// overlaps subtracted (inclusion-exclusion).
struct KnownCounts {
    struct Part {
        Node* node;
        std::uint64_t documents;
        std::optional<schema::StoredCounts> stored;  ///< Empty: must be counted.
    };
    std::vector<Part> parts;

    /// For a single list, counting needs no matching at all.
    bool is_single() const { return parts.size() == 1; }
};

/// Empty when counting the matches is as cheap, or the query has another form. Facets require
/// stored counts; a total alone is the length of the list. The parts point to nodes within `root`.
std::optional<KnownCounts> known_counts(Node& root, std::uint32_t documents, bool counts_facets);

}  // namespace onrecord::searcher
