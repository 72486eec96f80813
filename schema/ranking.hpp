// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

// BM25's saturation (Robertson, Walker and others 1994), which both wings must agree on: the
// searcher ranks by it, and posting lists keep how much a block of theirs can score at most, so
// that blocks can be passed over. Changing a constant is a new index_format_version.
namespace onrecord::schema {

inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.75;

/// What the length of title and text, in words, makes of a word's count:
/// k1 * (1 - b + b * length / average).
inline float length_norm(std::uint32_t length, double average) {
    const double ratio = average > 0 ? length / average : 1.0;
    return static_cast<float>(bm25_k1 * (1.0 - bm25_b + bm25_b * ratio));
}

/// The part of a word's score that the document decides, from 0 to k1 + 1.
inline double saturation(std::uint32_t count, float norm) {
    const double times = count;
    return (bm25_k1 + 1.0) * times / (times + static_cast<double>(norm));
}

/// By what a bound of saturation() must be multiplied that was worked out for the average length
/// `reference`: a longer average makes norms smaller, by that ratio at most, and scores larger by
/// no more than norms became smaller. The rest is for the rounding of floats.
inline double bound_scale(double average, double reference) {
    const double ratio = reference > 0 ? average / reference : 1.0;
    return std::max(ratio, 1.0) * 1.00001;
}

}  // namespace onrecord::schema
