// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstdint>
#include <string>
#include <vector>

// By what the check finds texts that may have the words: their rarest stems and the rarest pairs
// of common words. All is counted over the whole Generation, so that the same Entries give the
// same features, weights and limits however they are cut into Shards.
namespace onrecord::searcher::check {

/// One way to read the words: as the index holds them in a language, or as they are compared.
using WordReading = std::vector<schema::Word>;

/// What a Revision may share with the words: any of some terms.
struct Feature {
    std::string name;  ///< The folded word; of a pair its term.
    std::vector<std::string> terms;
    std::uint64_t postings = 0;  ///< In all Shards; guessed by the word itself, then counted.
    std::uint16_t weight = 0;    ///< Inverse document frequency; the rarest 60 fit 16 bits.
    bool is_pair = false;
};

/// The rarest words, and the pairs where the words are common ones; rarest first, counted.
std::vector<Feature> features_of(const std::vector<ShardHandle>& shards,
                                 const schema::Analyzer& analyzer,
                                 const std::vector<WordReading>& readings,
                                 const CandidateLimits& limits);

/// Cuts the features to those whose posting lists are worth their price. False when fewer are left
/// than a text that lacks `absent` of the words must share.
bool keep_affordable(std::vector<Feature>& features,
                     std::uint32_t absent,
                     const CandidateLimits& limits);

/// What a text weighs at least that lacks so many of the words, but no more than a third of the
/// features: an absent word takes one feature with it and two pairs at most.
std::uint32_t least_weight(const std::vector<Feature>& features, std::uint32_t absent);

}  // namespace onrecord::searcher::check
