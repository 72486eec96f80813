// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "searcher/quotes/deadline.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace onrecord::searcher::quotes {

struct Candidate {
    std::size_t shard = 0;  ///< Into Generation::shards().
    schema::DocId document = 0;
    std::uint32_t weight = 0;  ///< Sum of the inverse document frequencies of what it shares.
};

struct CandidateLimits {
    /// The rarest 6 of a misquote with a fifth of its words changed reached the source for 100 of
    /// 100 quotes within the top 50 (xapian-notes, section 3).
    std::size_t features = 6;
    /// More are added while they are this cheap together, only those needed beyond
    /// `dear_postings`, and none beyond `postings` at all.
    std::uint64_t cheap_postings = 20'000;
    std::uint64_t dear_postings = 100'000;
    std::uint64_t postings = 400'000;
    /// When the rarest words have fewer together, pairs of common words need not help.
    std::uint64_t rare_postings = 30'000;
    /// Those who share nearly all of the features; mostly there are a handful.
    std::size_t candidates = 2000;
    /// Of others, who may have enough of the words by what was not looked up.
    std::size_t light_candidates = 300;
};

/// Finds the Revisions that may hold some words: those that share their rarest stems and their
/// rarest pairs of neighbouring common words (so that a quote of nothing but common words is
/// found too), in title or body. One thread at a time.
class CandidateFinder {
public:
    explicit CandidateFinder(std::shared_ptr<const schema::Generation> generation,
                             const CandidateLimits& limits = {});

    /// By falling weight. `readings` are the words as read in each language of the Generation, of
    /// which print may lack `absent`. Past the deadline it gives what it has.
    std::vector<Candidate> find(const std::vector<std::vector<schema::Word>>& readings,
                                std::uint32_t absent,
                                Deadline& deadline);

    /// The record's frame of a Revision, as stored.
    std::string frame(const Candidate& candidate) const;

private:
    struct Feature;
    using Readings = std::vector<std::vector<schema::Word>>;
    std::vector<Feature> words_of(const Readings& readings);
    std::vector<Feature> pairs_of(const Readings& readings) const;
    void count_postings(Feature& feature) const;
    std::vector<Feature> choose(const Readings& readings, std::uint32_t absent);
    void collect(std::size_t shard, const std::vector<Feature>& features, Deadline& deadline);
    void keep_heaviest(std::size_t shard, std::uint32_t least, std::vector<Candidate>& candidates);
    static std::uint32_t least_weight(const std::vector<Feature>& features, std::uint32_t absent);

    std::shared_ptr<const schema::Generation> generation_;
    CandidateLimits limits_;
    schema::Analyzer analyzer_;
    std::vector<Xapian::Database> databases_;  ///< One a Shard.
    std::vector<std::uint16_t> weights_;       ///< By docid; all zero between two searches.
    std::vector<schema::DocId> touched_;
    std::vector<std::uint64_t> heaviest_;  ///< Weight, then docid turned round.
};

}  // namespace onrecord::searcher::quotes
