// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::searcher::check {

/// A pasted word as input of OrderedFit.
struct OrderedWord {
    std::uint32_t id = 0;  ///< Equal numbers, equal words.
    /// Print may have it in other words or omit it: a number, a negation, an insert. Its absence is
    /// free.
    bool may_vary = false;
    bool follows_gap = false;  ///< Preceded by an ellipsis.
    /// In a text that contains one of these, the word may vary: `we've` for `we` and `have`.
    std::vector<std::uint32_t> others = {};
};

/// A lower bound of the edits of an alignment (alignment.hpp), computed on token ids: Sellers'
/// distance of the paste to a piece of the text, in which up to free_runs runs of printed words may
/// be skipped at no cost (inserts, and the Outlet's own words between two parts of a speech). It
/// rejects, without reading a record, most candidates that have the words but scattered. Computed
/// by a bit-parallel automaton (S. Wu and U. Manber, "Fast text searching allowing errors", Comm.
/// ACM 35, 1992), with one layer for each free run; by the plain table for pastes too long for it.
/// Construct once for a paste, use for many texts. One thread at a time.
class OrderedFit {
public:
    /// `denials`: printed negations. One may match any word at no cost, because an added negation
    /// must be reported as a change of the same text instead of making it another text.
    OrderedFit(std::vector<OrderedWord> pasted, std::span<const std::uint32_t> denials);

    /// The exact value if it is at most `most`, otherwise some larger value. Cost for each text
    /// word and allowed edit: one step for a paste of up to 20 words, two for up to 41, three for
    /// up to 63; for a longer one the product of both lengths.
    std::uint32_t edits(std::span<const std::uint32_t> text, std::uint32_t most);
    /// Whether the value is at most `most`. Stops where the text shows it.
    bool is_within(std::span<const std::uint32_t> text, std::uint32_t most);
    /// The same as edits() by the plain table; for long pastes and tests.
    std::uint32_t edits_by_table(std::span<const std::uint32_t> text);

    /// For a paste of more words edits() is exact above `most` too.
    static constexpr std::size_t most_bits = 63;

    /// How many runs may be skipped at no cost.
    static constexpr std::size_t free_runs = 2;

    std::size_t size() const { return pasted_.size(); }

private:
    using Places = std::uint64_t;  ///< Bit i: i pasted words are matched.
    enum class Until : std::uint8_t { End, Within };

    /// A word that the automaton distinguishes.
    struct Known {
        std::uint32_t word = 0;
        bool is_denial = false;
        bool is_other = false;  ///< In OrderedWord::others of a pasted word.
        Places places = 0;      ///< Bit i: it is pasted word i.
    };
    static std::size_t filter_bit(std::uint32_t word) { return (word * 0x9E3779B1U) >> 22U; }
    Known& add_known(std::uint32_t word);
    /// Null for all other words, which are most.
    const Known* known(std::uint32_t word) const;

    void find_others(std::span<const std::uint32_t> text);
    std::uint32_t edits_by_bits(std::span<const std::uint32_t> text,
                                std::uint32_t most,
                                Until until);
    template <class Layers>
    std::uint32_t run(std::span<const std::uint32_t> text, std::uint32_t most, Until until) const;
    void read(std::uint32_t word);

    /// A cell of the table: the cost after so many pasted words, by the number of runs skipped.
    struct Cell {
        std::array<std::uint32_t, free_runs + 1> paid{};  ///< After so many runs.
        std::array<std::uint32_t, free_runs + 1> run{};   ///< Within one of them.
    };
    static Cell cell_of(std::uint32_t cost);
    std::vector<OrderedWord> pasted_;
    std::vector<Known> known_;  ///< Open addressing, a power of two, at most half full.
    std::size_t known_count_ = 0;
    std::array<std::uint64_t, 16> filter_{};  ///< Bloom filter of the known words: 1,024 bits.
    bool has_others_ = false;
    std::vector<std::uint32_t> absences_;  ///< The cost of each word's absence in the current text.
    std::vector<Cell> cells_;
    Places varying_ = 0;   ///< Words whose absence is free in the current text.
    Places ellipses_ = 0;  ///< Bit i: an ellipsis precedes word i.
};

}  // namespace onrecord::searcher::check
