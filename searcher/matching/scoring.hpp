// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

// BM25 over title and text as one field. (Scoring them separately and adding the saturated scores
// would count a word twice that occurs once in each: Robertson, Zaragoza and Taylor, CIKM 2004.)
// The statistics are those of the whole Generation, so the ranking does not depend on how it is
// divided into Shards. docs/relevance.md describes how the constants were chosen.
namespace onrecord::searcher {

using schema::bm25_k1;
/// The weight of a word is its inverse document frequency to this power. An exponent above 1 lets
/// the few rare words of a pasted sentence outweigh its many frequent ones.
inline constexpr double rarity_power = 1.3;

/// Scores are fixed-point numbers. Integer addition is associative, unlike floating-point addition,
/// so a score does not depend on the order in which its parts are added (which differs between
/// Shards and windows), and equal Entries get equal scores.
using Points = std::int64_t;
inline constexpr double points_a_unit = 1099511627776.0;  // 2^40

inline double score_of(Points points) { return static_cast<double>(points) / points_a_unit; }

/// The weight of a word that occurs in `matching` of `documents`: BM25's idf in the form that is
/// never negative, to the power above.
inline double inverse_frequency(std::uint64_t matching, std::uint64_t documents) {
    const auto all = static_cast<double>(documents);
    const double some = std::min(static_cast<double>(matching), all);
    return std::pow(std::log(1.0 + (all - some + 0.5) / (some + 0.5)), rarity_power);
}

/// The points of a word that occurs `count` times in title and text together; `norm` is
/// schema::length_norm().
inline Points word_points(double weight, std::uint32_t count, float norm) {
    const double times = count;
    return static_cast<Points>(weight * (bm25_k1 + 1.0) * times /
                               (times + static_cast<double>(norm)) * points_a_unit);
}

}  // namespace onrecord::searcher
