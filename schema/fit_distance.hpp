// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::schema {

/// The fewest word edits that make `pattern` out of any contiguous piece of a text, by Myers'
/// bit-parallel algorithm (J. ACM 46, 1999) in Hyyrö's block form (2003): a dozen instructions a
/// text word and 64 pattern words. Made once for a pattern, used for many texts. One thread.
class FitDistance {
public:
    /// Words are numbers; equal numbers are equal words. `pattern` is not empty.
    explicit FitDistance(std::span<const std::uint32_t> pattern);

    struct Fit {
        std::uint32_t distance = 0;
        std::size_t end = 0;  ///< Behind the first piece that is that near; 0: none has a word.
    };
    Fit fit(std::span<const std::uint32_t> text);
    std::uint32_t in(std::span<const std::uint32_t> text) { return fit(text).distance; }

    /// How many words of the pattern stand anywhere in a text, each place counted: what is absent
    /// is the least that the distance can be. A few instructions a text word.
    std::uint32_t present_in(std::span<const std::uint32_t> text);

    /// How many neighbours of the pattern stand side by side in a text, each place counted: a text
    /// that has the words but scattered has few. A few instructions a text word.
    std::uint32_t neighbours_in(std::span<const std::uint32_t> text);

    /// How many words of the pattern stand in a text in their order, whatever stands between them:
    /// the longest common subsequence, bit-parallel (Hyyrö, AWOCA 2004). A few instructions for
    /// each word of the text that the pattern has.
    std::uint32_t in_order(std::span<const std::uint32_t> text);

    /// A run of neighbouring words that pattern and text have alike.
    struct Run {
        std::uint32_t words = 0;
        std::size_t end = 0;  ///< In the text, behind its last word.
    };
    /// The longest; of equal ones the first.
    Run longest_run_in(std::span<const std::uint32_t> text);

    std::uint32_t size() const { return length_; }

private:
    using Block = std::uint64_t;
    static std::size_t filter_bit(std::uint32_t word) { return (word * 0x9E3779B1U) >> 22U; }
    bool may_have(std::uint32_t word) const {
        const std::size_t bit = filter_bit(word);
        return (filter_[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    const Block* masks_of(std::uint32_t word) const;

    std::uint32_t length_ = 0;
    std::size_t blocks_ = 0;
    std::vector<std::uint32_t> keys_;  ///< Open addressing, a power of two.
    std::vector<std::size_t> rows_;    ///< Which row of `masks_` a key has.
    std::vector<Block> masks_;         ///< `blocks_` a distinct word; row 0 is all zero.
    std::vector<Block> plus_, minus_;  ///< Vertical differences of the column.
    struct Cell {
        std::size_t at = 0;  ///< Behind which text word it holds.
        std::uint32_t words = 0;
    };
    std::vector<Cell> cells_;         ///< Of longest_run_in(), a place of the pattern.
    std::array<Block, 16> filter_{};  ///< A bit set for each word, 1,024 in all.
};

}  // namespace onrecord::schema
