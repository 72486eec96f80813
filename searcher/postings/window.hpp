// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// A Shard is matched in windows of 4,096 documents. Within a window, a set of documents is a
// bitmap, so And, Or and Not are operations on machine words instead of a decision for each
// document, and the columns are read sequentially. (Evaluation by blocks of documents, as
// vectorised query engines do: Boncz, Zukowski and Nes, "MonetDB/X100", CIDR 2005.)
namespace onrecord::searcher {

inline constexpr std::uint32_t window_documents = 4096;
inline constexpr schema::DocId no_document = UINT32_MAX;

/// The documents `first` to `first + window_documents - 1`; bit 0 is `first`.
struct Window {
    schema::DocId first = 1;
    schema::DocId end() const { return first + window_documents; }
    /// The window that contains a document. Windows start at 1, 4097, 8193 ...
    static Window of(schema::DocId document) {
        return {(document - 1) / window_documents * window_documents + 1};
    }
};

/// A set of documents of one window: a two-level bitmap of 64 words with a summary bit for each
/// word that is not zero. Most sets are sparse, and then only a few words are read. A word whose
/// summary bit is 0 has an undefined value; it is not even cleared.
class Bits {
public:
    static constexpr std::size_t word_count = window_documents / 64;

    Bits() = default;
    Bits(const Bits& other) noexcept : occupied_{other.occupied_} { copy_words(other); }
    Bits& operator=(const Bits& other) noexcept {
        occupied_ = other.occupied_;
        copy_words(other);
        return *this;
    }
    ~Bits() = default;

    static Bits none() { return {}; }
    /// The documents of `window` from `first` to `last`.
    static Bits range(const Window& window, schema::DocId first, schema::DocId last);

    void set(std::uint32_t offset) {
        const std::uint32_t index = offset / 64;
        put(index, word(index) | std::uint64_t{1} << (offset % 64));
    }
    bool has(std::uint32_t offset) const { return (word(offset / 64) >> (offset % 64) & 1) != 0; }
    std::uint64_t word(std::size_t index) const {
        return (occupied_ >> index & 1) != 0 ? words_[index] : 0;
    }
    void put(std::size_t index, std::uint64_t word) {
        words_[index] = word;
        const std::uint64_t bit = std::uint64_t{1} << index;
        occupied_ = word != 0 ? occupied_ | bit : occupied_ & ~bit;
    }

    bool is_empty() const { return occupied_ == 0; }
    /// The summary: which groups of 64 are not empty.
    std::uint64_t groups() const { return occupied_; }
    /// Removes all documents outside `groups`.
    Bits& keep_groups(std::uint64_t groups) {
        occupied_ &= groups;
        return *this;
    }
    std::uint32_t count() const;
    /// The first at or after `offset`; window_documents when there is none.
    std::uint32_t next(std::uint32_t offset) const;

    Bits& operator&=(const Bits& other) {
        occupied_ &= other.occupied_;
        for_each_group([&](std::size_t i) { put(i, words_[i] & other.words_[i]); });
        return *this;
    }
    Bits& operator|=(const Bits& other) {
        other.for_each_group([&](std::size_t i) { put(i, word(i) | other.words_[i]); });
        return *this;
    }
    Bits& remove(const Bits& other) {
        for_each_group([&](std::size_t i) { put(i, words_[i] & ~other.word(i)); });
        return *this;
    }
    friend Bits operator&(Bits one, const Bits& other) { return one &= other; }
    friend Bits operator|(Bits one, const Bits& other) { return one |= other; }

    /// Calls `visit` with each group that is not empty, ascending.
    template <class Visit>
    void for_each_group(Visit visit) const {
        for (std::uint64_t left = occupied_; left != 0; left &= left - 1) {
            visit(static_cast<std::size_t>(std::countr_zero(left)));
        }
    }
    /// Calls `visit` with each offset in the set, ascending.
    template <class Visit>
    void for_each(Visit visit) const {
        for_each_group([&](std::size_t i) {
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                visit(static_cast<std::uint32_t>(i * 64) +
                      static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        });
    }

private:
    void copy_words(const Bits& other) {
        other.for_each_group([&](std::size_t i) { words_[i] = other.words_[i]; });
    }

    std::uint64_t occupied_ = 0;
    std::array<std::uint64_t, word_count> words_;
};

/// Population count. The instruction is not part of baseline x86-64, and the library's function
/// costs a call and a table lookup; this is the addition by halves (Warren, Hacker's Delight,
/// section 5-1).
constexpr std::uint32_t bits_in(std::uint64_t word) {
    word -= word >> 1U & 0x5555555555555555U;
    word = (word & 0x3333333333333333U) + (word >> 2U & 0x3333333333333333U);
    word = (word + (word >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
    return static_cast<std::uint32_t>(word * 0x0101010101010101U >> 56U);
}

inline std::uint32_t Bits::count() const {
    std::uint32_t count = 0;
    for_each_group([&](std::size_t i) { count += bits_in(words_[i]); });
    return count;
}

inline std::uint32_t Bits::next(std::uint32_t offset) const {
    if (offset >= window_documents) return window_documents;
    const std::uint64_t here = word(offset / 64) >> (offset % 64);
    if (here != 0) return offset + static_cast<std::uint32_t>(std::countr_zero(here));
    const std::uint64_t behind = occupied_ & ~std::uint64_t{1} << (offset / 64);
    if (behind == 0) return window_documents;
    const auto group = static_cast<std::uint32_t>(std::countr_zero(behind));
    return group * 64 + static_cast<std::uint32_t>(std::countr_zero(words_[group]));
}

inline Bits Bits::range(const Window& window, schema::DocId first, schema::DocId last) {
    Bits bits;
    if (first > last || last < window.first || first >= window.end()) return bits;
    const std::uint32_t from = first > window.first ? first - window.first : 0;
    const std::uint32_t to = last < window.end() - 1 ? last - window.first : window_documents - 1;
    constexpr std::uint64_t all = ~std::uint64_t{0};
    std::fill(bits.words_.begin() + from / 64, bits.words_.begin() + to / 64 + 1, all);
    bits.words_[from / 64] &= all << (from % 64);
    bits.words_[to / 64] &= all >> (63 - to % 64);
    bits.occupied_ = (all << (from / 64)) & (all >> (63 - to / 64));
    return bits;
}

}  // namespace onrecord::searcher
