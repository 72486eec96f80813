// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

// Limits on the work of a check. When one is reached, the report says that not everything was
// examined.
namespace onrecord::searcher {

/// Limits for each 100,000 documents or part of them: with constant limits, an index a hundred
/// times as large would be searched a hundred times less thoroughly. They are not per Shard,
/// because the answer must not depend on the division into Shards.
struct CandidateLimits {
    /// Measured: with the 6 rarest features, the source was among the first 50 candidates for 100
    /// of 100 misquotes with a fifth of their words changed. Does not grow with the index.
    std::size_t features = 6;
    /// More features are added while their lists together are shorter than this; above
    /// `dear_postings` only those needed, above `postings` none.
    std::uint64_t cheap_postings = 20'000;
    std::uint64_t dear_postings = 100'000;
    std::uint64_t postings = 400'000;
    /// When the lists of the rarest words are shorter together, pairs of common words are not used.
    std::uint64_t rare_postings = 30'000;
    /// Candidates that share nearly all features; usually a handful.
    std::size_t heavy = 2000;
    /// Other candidates, which may contain enough of the words that are not features.
    std::size_t light = 100;
    /// Exact printings, the earliest ones.
    std::size_t exact = 150;

    /// The limits for an index of so many documents.
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

/// Limits of one check.
struct CheckLimits {
    CandidateLimits candidates;
    /// Judging a candidate (reading and aligning its record) costs about 30 us, measuring one about
    /// 5 us. Certainly near ones are judged, up to a limit; those that are near only if optional or
    /// variable words are disregarded are measured first, and few of them are judged.
    std::size_t near = 256;
    std::size_t perhaps_near = 512;
    std::size_t loose = 24;
    std::size_t parts = 8;
};

}  // namespace onrecord::searcher
