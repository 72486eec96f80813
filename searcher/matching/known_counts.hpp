// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/posting_column.hpp"
#include "searcher/matching/node.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// What a Shard's answer can take from counts that were made when the Shard was built, instead of
// from its matches one by one (docs/decisions/0025).
namespace onrecord::searcher {

/// One list, or the lists that an Or is made of.
struct KnownCounts {
    struct Part {
        Node* node;
        std::uint64_t documents;
        std::optional<schema::StoredCounts> stored;  ///< Nothing: to be counted.
    };
    std::vector<Part> parts;

    /// A single list: it need not even be matched to be counted.
    bool is_single() const { return parts.size() == 1; }
};

/// Nothing where counting the matches costs no more. Facets need stored counts; a total alone is
/// the length of the list. The nodes of the parts are in `root`.
std::optional<KnownCounts> known_counts(Node& root, std::uint32_t documents, bool counts_facets);

}  // namespace onrecord::searcher
