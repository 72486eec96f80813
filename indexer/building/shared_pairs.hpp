// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/distinct_statements.hpp"

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
    explicit SharedPairs(const DistinctStatements& statements);

    /// From now on `wording` may be found.
    void offer(std::uint32_t wording) { is_offered_[wording] = true; }
    /// Those offered that share enough rare pairs with `wording`, those that share more of them
    /// first; at most `limit`. Overwrites `found`.
    void find(std::uint32_t wording, std::size_t limit, std::vector<std::uint32_t>& found);

private:
    struct Posting {
        std::uint32_t pair = 0;  ///< Its hash: what it finds is verified by others.
        std::uint32_t wording = 0;
        auto operator<=>(const Posting&) const = default;
    };
    std::size_t slot(std::uint32_t pair) const { return pair & (counts_.size() - 1); }
    void count();
    void collect();
    struct Lookup {
        std::vector<std::uint32_t> pairs;
        std::uint8_t least_shared = 1;
    };
    void choose(std::uint32_t wording);
    std::span<const Posting> postings(std::uint32_t pair) const;

    const DistinctStatements& statements_;
    std::vector<std::uint16_t> counts_;  ///< Of pairs, by hash, at least; a power of two.
    std::vector<Posting> postings_;      ///< Sorted.
    std::vector<std::uint32_t> starts_;  ///< Into the postings, by the pair's highest bits.
    unsigned shift_ = 0;
    std::vector<bool> is_offered_;
    Lookup lookup_;                     ///< Of the wording at hand.
    std::vector<std::uint8_t> shared_;  ///< A wording; all zero between two searches.
};

}  // namespace onrecord::indexer
