// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/node.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// Matching and scoring of no more documents than may be among the best: by what each part of a
// query can add in a group of 64 documents (block-max: Ding and Suel 2011), by which parts a
// document has, and by what it has scored so far (MaxScore: Turtle and Flood 1995). No score
// changes, and what is left out has too few points.
namespace onrecord::searcher {

/// For one query on one Shard, window by window.
class BestScorer {
public:
    /// Both outlive this.
    BestScorer(Node& root, const PreparedShard& shard);

    /// Works out what a window's groups can score. To be called first.
    void begin(const Window& window);
    /// The groups where a document may have more than `least` points.
    std::uint64_t groups_above(Points least, std::uint64_t groups) const;
    /// Of `groups` the `most` that can score most.
    std::uint64_t best_groups(std::uint64_t groups, int most) const;

    /// As match(), but may leave out documents that have no more than `least` points.
    void match(const Bits& candidates, Points least);
    /// Scores those of `found`, which was matched, that may have `least` points or more; all where
    /// there is no least. Returns them.
    Bits score(const Bits& found, std::optional<Points> least, Score& score);

    /// The first document at or after `from` in whose window one may have more than `least`
    /// points, as far as that is told without going there.
    schema::DocId next_above(schema::DocId from, Points least);

private:
    /// What adds points: the children of an And or Or, or the root alone.
    struct Part {
        Node* node;
        Bounds bounds{};
        float largest = 0;
        Bounds rest{};  ///< What this and all weaker parts can add.
    };
    /// Which documents of a group can have more than `need` points of part `first` and the weaker.
    std::uint64_t reaching(std::size_t first, std::size_t group, float need) const;
    void leave_those_that_have_too_few_parts(Bits& found, Points least) const;

    Node& root_;
    const PreparedShard& shard_;
    Window window_;
    bool is_or_ = false;
    std::vector<Part> parts_;  ///< Strongest first.
};

}  // namespace onrecord::searcher
