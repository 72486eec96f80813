// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/generation.hpp"

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
    double weight = 0;  ///< Sum of the inverse document frequencies of what it shares.
};

struct CandidateLimits {
    /// The rarest 6 of a misquote with a fifth of its words changed reached the source for 100 of
    /// 100 quotes within the top 50 (xapian-notes, section 3).
    std::size_t features = 6;
    /// More are added while they are this cheap together, and none beyond `postings` at all.
    std::uint64_t cheap_postings = 20'000;
    std::uint64_t postings = 400'000;
    std::size_t candidates = 300;
};

/// Finds the Revisions that may hold some words: those that share their rarest stems and their
/// rarest pairs of neighbouring common words (so that a quote of nothing but common words is
/// found too), in title or body. One thread at a time.
class CandidateFinder {
public:
    explicit CandidateFinder(std::shared_ptr<const schema::Generation> generation,
                             const CandidateLimits& limits = {});

    /// By falling weight. `words` as read in each language of the Generation.
    std::vector<Candidate> find(const std::vector<std::vector<schema::Word>>& readings);

    /// The record's frame of a Revision, as stored.
    std::string frame(const Candidate& candidate) const;

private:
    struct Feature;
    std::vector<Feature> features_of(const std::vector<std::vector<schema::Word>>& readings);
    std::vector<Feature> choose(std::vector<Feature> features) const;
    void collect(std::size_t shard,
                 const std::vector<Feature>& features,
                 std::vector<Candidate>& candidates);

    std::shared_ptr<const schema::Generation> generation_;
    CandidateLimits limits_;
    schema::Analyzer analyzer_;
    std::vector<Xapian::Database> databases_;  ///< One a Shard.
    std::vector<double> weights_;              ///< By docid; all zero between two searches.
    std::vector<schema::DocId> touched_;
};

}  // namespace onrecord::searcher::quotes
