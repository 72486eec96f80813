// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/check/word_ids.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The features by which candidates are found: the rarest stems of the pasted words and the rarest
// pairs of common words. Frequencies are those of the whole Generation, so features, weights and
// limits do not depend on the division into Shards.
namespace onrecord::searcher::check {

/// What texts are looked up by. What is compared may be alike without standing in the index alike.
struct LookedUp {
    std::vector<WordReading> readings;
    /// Sets of forms any of which print may have for another: `us` and `u.s.`. No form is in two.
    std::vector<std::vector<std::string>> alike;
    /// Forms that only comparing makes: `200` of `two hundred`. A text that is near may lack them.
    std::vector<std::string> made;

    /// The set of a form; null where there is none but itself.
    const std::vector<std::string>* alike_of(std::string_view form) const;
    bool is_made(std::string_view form) const;
};

/// A feature that a Revision may share with the words: any of its terms.
struct Feature {
    std::string name;  ///< The folded word, the first of those alike; for a pair, its term.
    std::vector<std::string> terms;
    std::uint64_t postings =
        0;                     ///< In all Shards; first estimated by the word itself, then counted.
    std::uint16_t weight = 0;  ///< Inverse document frequency; the rarest 60 fit 16 bits.
    bool is_pair = false;
    bool is_sure = true;  ///< Of every text that is near and lacks none of the words.
};

/// The rarest words, and pairs if the words are common ones; rarest first, with counts.
std::vector<Feature> features_of(const std::vector<ShardHandle>& shards,
                                 const schema::Analyzer& analyzer,
                                 const LookedUp& asked,
                                 const WordIds& ids,
                                 const CandidateLimits& limits);

/// Reduces the features to those whose posting lists are affordable (CandidateLimits). False when
/// so few remain that a text without `absent` of the words need not share any.
bool keep_affordable(std::vector<Feature>& features,
                     std::uint32_t absent,
                     const CandidateLimits& limits);

/// Lower bound of the weight of a text in which so many of the words are absent, but at most a
/// third of the features: each absent word removes one word feature and at most two pairs.
std::uint32_t least_weight(const std::vector<Feature>& features, std::uint32_t absent);

}  // namespace onrecord::searcher::check
