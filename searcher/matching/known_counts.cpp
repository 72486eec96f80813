// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/known_counts.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher {
namespace {

using Part = KnownCounts::Part;

/// A word or value by its lists; nothing of any other node.
const PostingUnion* lists_of(const Node& node) {
    if (const auto* word = std::get_if<WordNode>(&node.state)) return &word->documents;
    if (const auto* value = std::get_if<ValueNode>(&node.state)) return &value->documents;
    return nullptr;
}

std::optional<KnownCounts> single(Node& root, const PostingUnion& lists, bool counts_facets) {
    if (!lists.is_single()) return std::nullopt;
    Part part{&root, lists.size(), lists.stored()};
    if (counts_facets && !part.stored) return std::nullopt;
    return KnownCounts{{std::move(part)}};
}

/// Each list adds its stored counts, and what an earlier one has too is taken back: that is as
/// many documents as the lists are longer together than what they match.
bool is_cheaper(const std::vector<Part>& parts, double documents) {
    double stored = 0;
    double without =
        1;  // The part of all documents that has none of them, if they are independent.
    double without_stored = 1;
    for (const Part& part : parts) {
        const double size = std::min(static_cast<double>(part.documents), documents);
        without *= 1 - size / documents;
        if (!part.stored) continue;
        without_stored *= 1 - size / documents;
        stored += size;
    }
    const double matched = documents * (1 - without);
    const double matched_stored = documents * (1 - without_stored);
    return stored - matched_stored + matched - matched_stored < matched;
}

std::optional<KnownCounts> either(OrNode& root, std::uint32_t documents) {
    KnownCounts known;
    for (Node& child : root.children) {
        const PostingUnion* const lists = lists_of(child);
        if (lists == nullptr) return std::nullopt;
        known.parts.push_back({&child, lists->size(), lists->stored()});
    }
    // What is stored first, so that of the others only what is new is counted.
    std::ranges::stable_partition(known.parts,
                                  [](const Part& part) { return part.stored.has_value(); });
    if (known.parts.size() < 2 || !is_cheaper(known.parts, documents)) return std::nullopt;
    return known;
}

}  // namespace

std::optional<KnownCounts> known_counts(Node& root, std::uint32_t documents, bool counts_facets) {
    if (const PostingUnion* const lists = lists_of(root)) {
        return single(root, *lists, counts_facets);
    }
    OrNode* const or_node = std::get_if<OrNode>(&root.state);
    if (or_node == nullptr || !counts_facets) return std::nullopt;
    return either(*or_node, documents);
}

}  // namespace onrecord::searcher
