// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

// The part of BM25 (Robertson, Walker and others, TREC-3 1994) that depends on the document. The
// searcher ranks by it, and the indexer stores an upper bound of it with each block of postings, so
// the two must agree. Changing a constant requires a new index_format_version.
namespace onrecord::schema {

inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.75;

/// BM25's length normalisation: k1 * (1 - b + b * length / average). `length` is the number of
/// words of title and text together.
inline float length_norm(std::uint32_t length, double average) {
    const double ratio = average > 0 ? length / average : 1.0;
    return static_cast<float>(bm25_k1 * (1.0 - bm25_b + bm25_b * ratio));
}

/// BM25's term frequency component, from 0 to k1 + 1. The score of a word is this times its weight
/// (idf), which depends on the Generation only.
inline double saturation(std::uint32_t count, float norm) {
    const double times = count;
    return (bm25_k1 + 1.0) * times / (times + static_cast<double>(norm));
}

/// The factor by which a stored bound, computed with the average length `reference` of its Shard,
/// must be multiplied to be valid for the average length of the Generation. A larger average makes
/// norms smaller by at most the ratio of the averages, and saturation() grows at most by the factor
/// by which the norm shrinks. The factor 1.00001 covers the rounding of floats.
inline double bound_scale(double average, double reference) {
    const double ratio = reference > 0 ? average / reference : 1.0;
    return std::max(ratio, 1.0) * 1.00001;
}

}  // namespace onrecord::schema
