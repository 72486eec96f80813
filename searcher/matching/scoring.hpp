// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

// BM25 over title and text as one field (Robertson, Zaragoza 2004: adding up saturated scores of
// two fields counts a word twice that stands once in each), with statistics of the whole
// Generation, so that the order of Hits does not depend on how it is cut into Shards.
// docs/relevance.md has how the constants were chosen.
namespace onrecord::searcher {

using schema::bm25_k1;
/// A pasted sentence has a few telling words among many that stand everywhere: the weight of a word
/// is its inverse frequency to this power, so that the rare ones decide.
inline constexpr double rarity_power = 1.3;

/// Scores are added up as whole numbers: the sum is then the same in whatever order its parts
/// were found, which differs between Shards and windows, and equal Entries stay equal.
using Points = std::int64_t;
inline constexpr double points_a_unit = 1099511627776.0;  // 2^40

inline double score_of(Points points) { return static_cast<double>(points) / points_a_unit; }

/// How telling a word is that stands in `matching` of `documents`. Never negative.
inline double inverse_frequency(std::uint64_t matching, std::uint64_t documents) {
    const auto all = static_cast<double>(documents);
    const double some = std::min(static_cast<double>(matching), all);
    return std::pow(std::log(1.0 + (all - some + 0.5) / (some + 0.5)), rarity_power);
}

/// What one word adds that stands `count` times in title and text of that norm.
inline Points word_points(double weight, std::uint32_t count, float norm) {
    const double times = count;
    return static_cast<Points>(weight * (bm25_k1 + 1.0) * times /
                               (times + static_cast<double>(norm)) * points_a_unit);
}

}  // namespace onrecord::searcher
