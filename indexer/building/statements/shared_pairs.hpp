// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/building/statements/distinct_statements.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::indexer {

/// Candidate search for near-duplicates: finds wordings that may contain another one with few
/// edits, by an inverted index of word bigrams. One edit destroys at most two bigrams, so of a
/// wording's 2k + 3 rarest bigrams at least three occur in every text that contains the wording
/// with k edits. Only these need to be looked up (the prefix filter for set-similarity joins of
/// Chaudhuri, Ganti and Kaushik, ICDE 2006). It is cheap because most wordings have rare bigrams
/// that no other wording has, and those are not looked up either. Bigrams of more than 2,000
/// wordings are not looked up, so near-duplicates that consist of very frequent words only may be
/// missed.
class SharedPairs {
public:
    /// Counts the pairs of the wordings marked in `is_present`.
    SharedPairs(const DistinctStatements& statements, const std::vector<bool>& is_present);

    /// Builds the index for calls of find() with wordings marked in `is_asked`. No wording is
    /// offered yet.
    void collect(const std::vector<bool>& is_asked);
    /// Makes `wording` a possible result of find().
    void offer(std::uint32_t wording) { is_offered_[wording] = true; }
    /// Offered wordings that share enough rare pairs with `wording`, sorted by descending number of
    /// shared pairs, ties by digest; at most `limit`. Overwrites `found`.
    void find(std::uint32_t wording, std::size_t limit, std::vector<std::uint32_t>& found);

    /// Slots of the table of pair counts. The result of find() depends only on the slots of the
    /// wording's pairs: on the counts in them and on the offered wordings with pairs in them.
    std::size_t places() const { return counts_.size(); }
    static std::size_t places_for(std::size_t words);
    /// Marks the slots of a wording's pairs; true when one was not marked before.
    bool mark(std::uint32_t wording, std::vector<bool>& places) const;
    bool is_marked(std::uint32_t wording, const std::vector<bool>& places) const;

private:
    struct Posting {
        std::uint32_t pair =
            0;  ///< Hash of the pair. Collisions are harmless: results are verified by the caller.
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
    std::vector<std::uint16_t> counts_;  ///< By hash of pairs, at least; a power of two of them.
    std::vector<Posting> postings_;      ///< Sorted.
    std::vector<std::uint32_t> starts_;  ///< Index of the postings by the highest bits of the pair.
    unsigned shift_ = 0;
    std::vector<bool> is_offered_;
    Lookup lookup_;                     ///< For the current wording.
    std::vector<std::uint8_t> shared_;  ///< By wording; all zero between calls of find().
};

}  // namespace onrecord::indexer
