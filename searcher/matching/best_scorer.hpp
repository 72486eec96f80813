// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/node.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// Dynamic pruning: matches and scores only documents that may be among the best. Three upper bounds
// decide: what each part of a query can contribute in a group of 64 documents (block-max indexes:
// Ding and Suel, SIGIR 2011), which parts a document contains, and what it has scored so far
// (MaxScore: Turtle and Flood, 1995). The pruning is safe: scores are unchanged, and every document
// left out has too few points.
namespace onrecord::searcher {

/// For one query on one Shard, used window by window.
class BestScorer {
public:
    /// Both must outlive this object.
    BestScorer(Node& root, const PreparedShard& shard);
    BestScorer(const BestScorer&) = delete;
    BestScorer& operator=(const BestScorer&) = delete;
    BestScorer(BestScorer&&) = delete;
    BestScorer& operator=(BestScorer&&) = delete;
    ~BestScorer() = default;

    /// Computes the bounds of a window's groups. Call first for each window, except for
    /// score_all().
    void begin(const Window& window);
    /// The groups where a document may have more than `least` points.
    std::uint64_t groups_above(Points least, std::uint64_t groups) const;
    /// The `most` groups with the largest bounds, of `groups`.
    std::uint64_t best_groups(std::uint64_t groups, int most) const;

    /// As searcher::match(), but may omit documents with at most `least` points.
    void match(const Bits& candidates, Points least);
    /// Scores the documents of `found` (a result of match()) that may have `least` points or more;
    /// all of them without `least`. Returns the scored ones.
    Bits score(const Bits& found, std::optional<Points> least, Score& score);
    /// Scores all of `found`, matched in `window`. For few documents that costs less than computing
    /// the bounds.
    void score_all(const Window& window, const Bits& found, Score& score);

    /// A lower bound of the next document at or after `from` with more than `least` points, from
    /// the bounds of blocks alone.
    schema::DocId next_above(schema::DocId from, Points least);

private:
    /// A part that adds points: a child of an And or Or, or the root itself.
    struct Part {
        Node* node;
        Bounds bounds{};
        float largest = 0;
        Bounds rest{};  ///< Bound of this and all weaker parts together.
    };
    /// The documents of a group that can get more than `need` points from the parts they contain.
    std::uint64_t reaching(std::size_t group, float need) const;
    void leave_those_that_have_too_few_parts(Bits& found, Points least) const;

    Node& root_;
    const PreparedShard& shard_;
    Window window_;
    bool is_or_ = false;
    std::vector<Part> all_;
    std::vector<Part*> parts_;  ///< All of them, strongest first.
};

}  // namespace onrecord::searcher
