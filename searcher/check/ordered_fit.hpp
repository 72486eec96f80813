// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
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
    OrderedFit(std::vector<OrderedWord> pasted, std::vector<std::uint32_t> denials);

    /// The exact value if it is at most `most`, otherwise some larger value. Cost: for a paste of
    /// up to 63 words about 20 ns for each text word and allowed edit, for a longer one the product
    /// of both lengths.
    std::uint32_t edits(std::span<const std::uint32_t> text, std::uint32_t most);
    /// The same by the plain table; for long pastes and tests.
    std::uint32_t edits_by_table(std::span<const std::uint32_t> text);

    /// How many runs may be skipped at no cost.
    static constexpr std::size_t free_runs = 2;

    std::size_t size() const { return pasted_.size(); }

private:
    using Places = std::uint64_t;  ///< Bit i: i pasted words are matched.

    void find_others(std::span<const std::uint32_t> text);
    std::uint32_t edits_by_bits(std::span<const std::uint32_t> text, std::uint32_t most);
    void begin_bits(std::uint32_t most);
    void read_bits(Places matching, Places free_passing, std::uint32_t most);
    Places with_varying(Places places) const;
    Places matching(std::uint32_t word) const;
    void read(std::uint32_t word);

    /// A cell of the table: the cost after so many pasted words, by the number of runs skipped.
    struct Cell {
        std::array<std::uint32_t, free_runs + 1> paid{};  ///< After so many runs.
        std::array<std::uint32_t, free_runs + 1> run{};   ///< Within one of them.
    };
    static Cell cell_of(std::uint32_t cost);
    std::vector<OrderedWord> pasted_;
    std::vector<std::uint32_t> denials_;
    std::vector<std::uint32_t> others_;    ///< Of all words, ascending.
    std::vector<std::uint32_t> absences_;  ///< The cost of each word's absence in the current text.
    std::vector<Cell> cells_;
    Places varying_ = 0;   ///< Words that may be absent at no cost.
    Places ellipses_ = 0;  ///< Positions where print may have anything.
    /// States of the automaton, by layer and edits: after so many runs, and within one.
    std::vector<Places> paid_;
    std::vector<Places> runs_;
    std::vector<std::pair<std::uint32_t, Places>> masks_;  ///< By word, rising.
};

}  // namespace onrecord::searcher::check
