// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

// How much a check looks at before it says that it has not looked at everything.
namespace onrecord::searcher {

/// For each 100,000 documents begun: with limits on the whole, an index of a hundred times the size
/// is looked at a hundred times less. Never for each Shard: the answer must not depend on where
/// the borders of Shards fall.
struct CandidateLimits {
    /// The rarest 6 of a misquote with a fifth of its words changed reached the source for 100 of
    /// 100 quotes within the top 50. Of the whole, however large.
    std::size_t features = 6;
    /// More are added while they are this cheap together, only those needed beyond
    /// `dear_postings`, and none beyond `postings` at all.
    std::uint64_t cheap_postings = 20'000;
    std::uint64_t dear_postings = 100'000;
    std::uint64_t postings = 400'000;
    /// When the rarest words have fewer together, pairs of common words need not help.
    std::uint64_t rare_postings = 30'000;
    /// Those who share nearly all of the features; mostly there are a handful.
    std::size_t heavy = 2000;
    /// Of others, who may have enough of the words by what was not looked up.
    std::size_t light = 100;
    /// Printings of the very words that are enough, the earliest ones.
    std::size_t exact = 150;

    /// The same for an index of so many documents.
    CandidateLimits scaled_to(std::uint64_t documents) const {
        constexpr std::uint64_t share = 100'000;
        const std::uint64_t times = documents <= share ? 1 : (documents + share - 1) / share;
        return {.features = features,
                .cheap_postings = cheap_postings * times,
                .dear_postings = dear_postings * times,
                .postings = postings * times,
                .rare_postings = rare_postings * times,
                .heavy = static_cast<std::size_t>(heavy * times),
                .light = static_cast<std::size_t>(light * times),
                .exact = static_cast<std::size_t>(exact * times)};
    }
};

/// Of one check.
struct CheckLimits {
    CandidateLimits candidates;
    /// Judging a candidate (its record read and aligned) costs some 30 us, measuring one some 5.
    /// What is near is judged up to a cap; what may be near by words that need not stand in print,
    /// or stand there otherwise, is measured first, and few of it are then judged.
    std::size_t near = 256;
    std::size_t perhaps_near = 512;
    std::size_t loose = 24;
    std::size_t parts = 8;
};

}  // namespace onrecord::searcher
