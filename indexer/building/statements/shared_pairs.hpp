// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::indexer {

/// Finds the wordings that may have another one's words, by pairs of neighbouring words. An edit
/// spoils two pairs at most, so of a wording's rarest 2 k + 3 pairs three at least stand in every
/// text that has the wording with k edits (the prefix filter of Chaudhuri, Ganti, Kaushik, ICDE
/// 2006). Pairs that only one wording has find nothing, and most wordings have little else among
/// their rarest, which is what makes this cheap. Pairs that more than some hundred wordings have
/// are not looked up: near-copies of nothing but the commonest words may be missed.
class SharedPairs {
public:
    /// Counts the pairs of the wordings that `is_present` says.
    SharedPairs(const DistinctStatements& statements, const std::vector<bool>& is_present);

    /// Prepares find() for those that `is_asked` says. Nothing is offered yet.
    void collect(const std::vector<bool>& is_asked);
    /// From now on `wording` may be found.
    void offer(std::uint32_t wording) { is_offered_[wording] = true; }
    /// Those offered that share enough rare pairs with `wording`, those that share more of them
    /// first, ties by digest; at most `limit`. Overwrites `found`.
    void find(std::uint32_t wording, std::size_t limit, std::vector<std::uint32_t>& found);

    /// What find() gives depends on the places of the wording's pairs alone: on how many others
    /// have pairs there, and on which of these are offered.
    std::size_t places() const { return counts_.size(); }
    static std::size_t places_for(std::size_t words);
    /// Marks the places of a wording's pairs; true when one was not marked before.
    bool mark(std::uint32_t wording, std::vector<bool>& places) const;
    bool is_marked(std::uint32_t wording, const std::vector<bool>& places) const;

private:
    struct Posting {
        std::uint32_t pair = 0;  ///< Its hash: what it finds is verified by others.
        std::uint32_t wording = 0;
        auto operator<=>(const Posting&) const = default;
    };
    std::size_t slot(std::uint32_t pair) const { return pair & (counts_.size() - 1); }
    void read_pairs(std::uint32_t wording, std::vector<std::uint32_t>& pairs) const;
    void count();
    struct Lookup {
        std::vector<std::uint32_t> pairs;
        std::uint8_t least_shared = 1;
    };
    void choose(std::uint32_t wording);
    std::span<const Posting> postings(std::uint32_t pair) const;

    const DistinctStatements& statements_;
    const std::vector<bool>& is_present_;
    std::vector<std::uint16_t> counts_;  ///< Of pairs, by hash, at least; a power of two.
    std::vector<Posting> postings_;      ///< Sorted.
    std::vector<std::uint32_t> starts_;  ///< Into the postings, by the pair's highest bits.
    unsigned shift_ = 0;
    std::vector<bool> is_offered_;
    Lookup lookup_;                     ///< Of the wording at hand.
    std::vector<std::uint8_t> shared_;  ///< A wording; all zero between two searches.
};

}  // namespace onrecord::indexer
