// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/places.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/matching/postings.hpp"
#include "searcher/matching/scoring.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// The operator tree that evaluates a Plan on one Shard: for each window, which documents match and
// what they score. Windows must be ascending; the tree is used for one pass and then discarded. The
// functions below dispatch over the variant; matching is in node.cpp, scoring in node_score.cpp.
namespace onrecord::searcher {

struct Node;

struct AllNode {};
struct NothingNode {};

/// A word by its stems, in text and title together or in the title alone.
struct WordNode {
    PostingUnion documents;
    double weight = 0;
};

/// A Facet value, by the posting lists of its terms.
struct ValueNode {
    PostingUnion documents;
};

/// Facet values, by the facet column: used for more values than posting lists are worth.
struct ColumnNode {
    const schema::FacetColumn* column = nullptr;
    std::vector<bool> is_wanted;  ///< By ordinal.
    schema::DocId size = 0;
};

/// A contiguous range of documents. This evaluates a period, because documents are numbered in the
/// order of time.
struct RangeNode {
    schema::DocId first = 1;
    schema::DocId last = 0;
};

struct AndNode {
    std::vector<Node> children;  ///< Cheapest first, Nots last.
};
struct OrNode {
    std::vector<Node> children;
};
struct NotNode {
    std::vector<Node> children;  ///< One.
};

/// Adjacent exact forms. Candidates are documents with the words' stems and, in the text, the pairs
/// of common words (docs/decisions/0009) and of neighbours; the token column then confirms.
struct PhraseNode {
    std::vector<PostingUnion> in_text;   ///< Lists to intersect, rarest first.
    std::vector<PostingUnion> in_title;  ///< The same for the title.
    bool is_decided_in_text = false;     ///< The lists are exact; no need to confirm.
    bool may_be_in_text = false;
    bool may_be_in_title = false;
    std::string phrase;  ///< Encoded as in the token column.
    const schema::TokenColumn* tokens = nullptr;
    std::vector<Node> words;  ///< WordNodes, for the score.
};

/// Forms with a common prefix. Candidates are documents with one of their stems; the token column
/// confirms.
struct WildcardNode {
    PostingUnion candidates;
    std::vector<bool> is_wanted;  ///< By WordId.
    const schema::TokenColumn* tokens = nullptr;
    bool only_title = false;
    double weight = 0;
    /// Counts by offset in the current window; valid for found documents only.
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(window_documents);
    std::vector<schema::WordId> words;  ///< Of the current document.
};

/// NEAR. Candidates are documents with all operands; the token column confirms.
struct NearNode {
    std::vector<Node> children;
    std::vector<PlaceFinder> finders;
    const schema::OpenShard* shard = nullptr;
    std::uint32_t distance = 0;
    TokenText text;  ///< Of the current document.
    std::vector<std::vector<Place>> places;
};

struct Node {
    std::variant<AllNode,
                 NothingNode,
                 WordNode,
                 ValueNode,
                 ColumnNode,
                 RangeNode,
                 AndNode,
                 OrNode,
                 NotNode,
                 PhraseNode,
                 WildcardNode,
                 NearNode>
        state;
    std::uint64_t cost = 0;  ///< Estimated number of matching documents.
    Bits found;              ///< In the current window.
};

/// Makes the tree for one Shard. `plan` and everything it was made from must outlive it.
Node make_node(const Plan& plan,
               const FacetDictionary& facets,
               const ShardHandle& shard,
               const schema::Analyzer& analyzer);

/// The first document at or after `from` that may match; no_document when there is none.
schema::DocId next_document(Node& node, schema::DocId from);

/// Sets `node.found` to those of `candidates` that match.
void match(Node& node, const Window& window, const Bits& candidates);

/// Adds to each group of `bounds` an upper bound of the points of its documents.
void add_bounds(Node& node, const Window& window, const PreparedShard& shard, Bounds& bounds);

/// The factor from a list's bound to points: the product is larger than word_points() of every
/// document that the bound covers.
float bound_factor(double weight, const PreparedShard& shard);

/// Output of scoring, indexed by offset in the window.
struct Score {
    std::array<Points, window_documents> points{};
    std::array<std::uint32_t, window_documents> counts{};  ///< Of one word at a time.
};

/// Adds the points of each document of `matched` to `score.points`. Call after match() of the same
/// window.
void score(Node& node,
           const Window& window,
           const Bits& matched,
           const PreparedShard& shard,
           Score& score);

}  // namespace onrecord::searcher
