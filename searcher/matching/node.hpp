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

// A Plan on one Shard: what can say, window by window, which documents match and what they score.
// Documents only rise: a node is asked for one window after another and then thrown away.
namespace onrecord::searcher {

struct Node;

struct AllNode {};
struct NothingNode {};

/// A word by its stems, in text and title together or in the title alone.
struct WordNode {
    PostingUnion documents;
    double weight = 0;
};

/// A value by its terms.
struct ValueNode {
    PostingUnion documents;
};

/// A value by its column: for more values than are worth posting lists.
struct ColumnNode {
    const schema::FacetColumn* column = nullptr;
    std::vector<bool> is_wanted;  ///< By ordinal.
    schema::DocId size = 0;
};

/// Documents in a row: a period, because documents stand in the order of time.
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

/// Exact forms in a row. The token column decides; candidates have the words' stems, and in the
/// text the pairs of common words (decision 0009), which decide where no word is rare.
struct PhraseNode {
    std::vector<PostingUnion> in_text;   ///< Rarest first, those worth asking before the column.
    std::vector<PostingUnion> in_title;  ///< The same for the title.
    bool is_decided_in_text = false;     ///< The lists of the text leave nothing to be looked at.
    bool may_be_in_text = false;
    bool may_be_in_title = false;
    std::string phrase;  ///< As the token column has it.
    const schema::TokenColumn* tokens = nullptr;
    std::vector<Node> words;  ///< WordNodes, for the score.
};

/// Forms that begin alike. Candidates have one of their stems; the token column decides.
struct WildcardNode {
    PostingUnion candidates;
    std::vector<bool> is_wanted;  ///< By WordId.
    const schema::TokenColumn* tokens = nullptr;
    bool only_title = false;
    double weight = 0;
    /// How often, by place in the window last asked for; of found documents only.
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(window_documents);
    std::vector<schema::WordId> words;  ///< Of the document at hand.
};

/// Things near one another. Candidates have them all; the token column decides.
struct NearNode {
    std::vector<Node> children;
    std::vector<PlaceFinder> finders;
    const schema::OpenShard* shard = nullptr;
    std::uint32_t distance = 0;
    TokenText text;  ///< Of the document at hand.
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
    std::uint64_t cost = 0;  ///< About how many documents it may match.
    Bits found;              ///< In the window last asked for.
};

/// Makes the nodes of one Shard. `plan` and what it came from outlive them.
Node make_node(const Plan& plan,
               const FacetDictionary& facets,
               const ShardHandle& shard,
               const schema::Analyzer& analyzer);

/// The first document at or after `from` that may match; no_document when there is none.
schema::DocId next_document(Node& node, schema::DocId from);

/// Sets `node.found` to those of `candidates` that match.
void match(Node& node, const Window& window, const Bits& candidates);

/// Adds to each group of `bounds` the most points that a document there can score.
void add_bounds(Node& node, const Window& window, const PreparedShard& shard, Bounds& bounds);

/// By what a list's bound is to be multiplied for points: the product is larger than word_points()
/// of anything that the bound covers.
float bound_factor(double weight, const PreparedShard& shard);

/// What scoring writes into, by place in the window.
struct Score {
    std::array<Points, window_documents> points{};
    std::array<std::uint32_t, window_documents> counts{};  ///< Of one word at a time.
};

/// Adds to `score.points` what each of the `matched` documents scores. After match() of the same
/// window.
void score(Node& node,
           const Window& window,
           const Bits& matched,
           const PreparedShard& shard,
           Score& score);

}  // namespace onrecord::searcher
