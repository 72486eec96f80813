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
    /// `denials`: what denies in print may stand for any one word, for that a denial was put in
    /// must be told and makes no other text of it.
    OrderedFit(std::vector<OrderedWord> pasted, std::span<const std::uint32_t> denials);

    /// Exactly where they are no more than `most`, else more than that. A paste of up to 20 words
    /// costs some 5 ns a word of the text and edit allowed, of up to 41 twice, of up to 63 three
    /// times that; a longer one the product of both lengths.
    std::uint32_t edits(std::span<const std::uint32_t> text, std::uint32_t most);
    /// Whether they are no more than that: of a text that has the words a part of it says so.
    bool is_within(std::span<const std::uint32_t> text, std::uint32_t most);
    /// The same by the plain table, for long pastes and for tests.
    std::uint32_t edits_by_table(std::span<const std::uint32_t> text);

    /// Of so many pasted words edits() may stop short; of more it is always exact.
    static constexpr std::size_t most_bits = 63;

    /// How many runs may be passed over for nothing.
    static constexpr std::size_t free_runs = 2;

    std::size_t size() const { return pasted_.size(); }

private:
    using Places = std::uint64_t;  ///< A bit for each number of pasted words laid down.
    enum class Until : std::uint8_t { End, Within };

    /// What a word of a text is to the paste.
    struct Known {
        std::uint32_t word = 0;
        bool is_denial = false;
        bool is_other = false;  ///< Where it stands a pasted word may vary.
        Places places = 0;      ///< The pasted words that it is.
    };
    static std::size_t filter_bit(std::uint32_t word) { return (word * 0x9E3779B1U) >> 22U; }
    Known& add_known(std::uint32_t word);
    /// Null for a word that is nothing to the paste, as most are.
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
    std::array<std::uint64_t, 16> filter_{};  ///< A bit set for each known word, 1,024 in all.
    bool has_others_ = false;
    std::vector<std::uint32_t> absences_;  ///< What the absence of each word costs in the text.
    std::vector<Cell> cells_;
    Places varying_ = 0;   ///< Words that may be absent in the text for nothing.
    Places ellipses_ = 0;  ///< Places where print may have anything.
};

}  // namespace onrecord::searcher::check
