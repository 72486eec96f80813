// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// Signatures by which the words of two Entries are compared without keeping the words. Punctuation,
// blanks and ASCII case are ignored, because a page and a copy of its text may differ in these.
namespace onrecord::corpus::history {

/// A digest of the letters and digits of `text` in their order; 0 when it has none.
std::uint64_t letters_digest(std::string_view text);
std::uint32_t count_words(std::string_view text);

/// Signature of an Entry's body (of its title if it has no body): about 300 bytes, independent of
/// its length.
struct WordSignature {
    static constexpr std::size_t sketch_words = 64;

    std::uint64_t letters = 0;  ///< letters_digest() of the whole.
    std::uint64_t head = 0;     ///< The same of the first head_words words; 0 if there are fewer.
    std::uint64_t numbers = 0;  ///< Of all words with a digit, in any order.
    std::uint32_t words = 0;
    std::uint32_t sketched = 0;
    /// The `sketched` smallest of the distinct words' digests, sorted (bottom-k sketch: Broder, "On
    /// the resemblance and containment of documents", 1997). Exact up to 64 distinct words.
    std::array<std::uint32_t, sketch_words> sketch{};
};

inline constexpr std::size_t head_words = 30;

WordSignature sign_words(const schema::Entry& entry);

/// Estimate of the Jaccard similarity of the two sets of words, from 0 to 1.
double likeness(const WordSignature& one, const WordSignature& other);

/// Whether one equals the other or is its beginning, as when an Outlet's data truncates bodies.
bool is_same_or_cut(const WordSignature& one, const WordSignature& other);

}  // namespace onrecord::corpus::history
