// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// Matching goes through a Shard in windows of documents, each a set of bits, so that And, Or and
// Not are machine words, nothing is decided document by document, and columns are read in order.
namespace onrecord::searcher {

inline constexpr std::uint32_t window_documents = 4096;
inline constexpr schema::DocId no_document = UINT32_MAX;

/// The documents `first` to `first + window_documents - 1`; bit 0 is `first`.
struct Window {
    schema::DocId first = 1;
    schema::DocId end() const { return first + window_documents; }
    /// The window that holds a document; windows begin at 1, 4097, 8193 ...
    static Window of(schema::DocId document) {
        return {(document - 1) / window_documents * window_documents + 1};
    }
};

/// A set of documents of one window.
class Bits {
public:
    static constexpr std::size_t word_count = window_documents / 64;

    static Bits none() { return {}; }
    /// The documents of `window` from `first` to `last`.
    static Bits range(const Window& window, schema::DocId first, schema::DocId last);

    void set(std::uint32_t offset) { words_[offset / 64] |= std::uint64_t{1} << (offset % 64); }
    bool has(std::uint32_t offset) const { return (words_[offset / 64] >> (offset % 64) & 1) != 0; }
    std::uint64_t& word(std::size_t index) { return words_[index]; }
    std::uint64_t word(std::size_t index) const { return words_[index]; }

    bool is_empty() const {
        std::uint64_t any = 0;
        for (const std::uint64_t word : words_)
            any |= word;
        return any == 0;
    }
    std::uint32_t count() const {
        std::uint32_t count = 0;
        for (const std::uint64_t word : words_) {
            count += static_cast<std::uint32_t>(std::popcount(word));
        }
        return count;
    }

    Bits& operator&=(const Bits& other) {
        for (std::size_t i = 0; i < word_count; ++i)
            words_[i] &= other.words_[i];
        return *this;
    }
    Bits& operator|=(const Bits& other) {
        for (std::size_t i = 0; i < word_count; ++i)
            words_[i] |= other.words_[i];
        return *this;
    }
    Bits& remove(const Bits& other) {
        for (std::size_t i = 0; i < word_count; ++i)
            words_[i] &= ~other.words_[i];
        return *this;
    }
    friend Bits operator&(Bits one, const Bits& other) { return one &= other; }
    friend Bits operator|(Bits one, const Bits& other) { return one |= other; }

    /// Calls `visit` with each offset in the set, rising.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t i = 0; i < word_count; ++i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(static_cast<std::uint32_t>(i * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
    }

private:
    std::array<std::uint64_t, word_count> words_{};
};

inline Bits Bits::range(const Window& window, schema::DocId first, schema::DocId last) {
    Bits bits;
    if (first > last || last < window.first || first >= window.end()) return bits;
    const std::uint32_t from = first > window.first ? first - window.first : 0;
    const std::uint32_t to = last < window.end() - 1 ? last - window.first : window_documents - 1;
    for (std::size_t i = from / 64; i <= to / 64; ++i)
        bits.words_[i] = ~std::uint64_t{0};
    bits.words_[from / 64] &= ~std::uint64_t{0} << (from % 64);
    bits.words_[to / 64] &= ~std::uint64_t{0} >> (63 - to % 64);
    return bits;
}

}  // namespace onrecord::searcher
