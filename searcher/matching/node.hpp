// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/places.hpp"
#include "searcher/matching/plan.hpp"
#include "searcher/matching/postings.hpp"
#include "searcher/matching/scoring.hpp"
#include "searcher/matching/shard_handle.hpp"

#include <memory>
#include <span>
#include <variant>
#include <vector>

// A Plan on one Shard: what can say, window by window, which documents match and what they score.
// Documents only rise: a node is asked for one window after another and then thrown away.
namespace onrecord::searcher {

struct Node;

struct AllNode {};
struct NothingNode {};

/// A word by its stems, in the text and in the title.
struct WordNode {
    PostingUnion body;
    PostingUnion title;
    double weight = 0;
    Frequencies in_body;
    Frequencies in_title;
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

/// Exact forms in a row. Candidates have all the words' stems; the token column decides.
struct PhraseNode {
    std::vector<Node> words;    ///< WordNodes, rarest first.
    std::size_t narrowing = 0;  ///< How many of them are worth asking before the column.
    std::vector<schema::WordId> ids;
    const schema::TokenColumn* tokens = nullptr;
    bool only_title = false;
};

/// Forms that begin alike. Candidates have one of their stems; the token column decides.
struct WildcardNode {
    PostingUnion candidates;
    std::vector<bool> is_wanted;  ///< By WordId.
    const schema::TokenColumn* tokens = nullptr;
    bool only_title = false;
    double weight = 0;
    Frequencies in_body;
    Frequencies in_title;
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

/// Whether scores will be asked for; counts are not read otherwise.
enum class Scoring : std::uint8_t { Off, On };

/// Makes the nodes of one Shard. `plan` and what it came from outlive them.
Node make_node(const Plan& plan,
               const FacetDictionary& facets,
               const ShardHandle& shard,
               const schema::Analyzer& analyzer);

/// The first document at or after `from` that may match; no_document when there is none.
schema::DocId next_document(Node& node, schema::DocId from);

/// Sets `node.found` to those of `candidates` that match.
void match(Node& node, const Window& window, const Bits& candidates, Scoring scoring);

/// Adds to `points`, by place in the window, what each of the `matched` documents scores. After
/// match() of the same window with Scoring::On.
void score(const Node& node,
           const Window& window,
           const Bits& matched,
           const PreparedShard& shard,
           std::span<Points> points);

}  // namespace onrecord::searcher
