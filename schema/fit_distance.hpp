// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::schema {

/// Approximate matching of a sequence of words in a text: the smallest number of word edits
/// (insertions, deletions, replacements) that turn `pattern` into some contiguous piece of the
/// text. This is Sellers' problem (J. Algorithms 1, 1980), solved by Myers' bit-parallel algorithm
/// (J. ACM 46, 1999) in Hyyrö's block form (2003): about a dozen instructions for each text word
/// and 64 pattern words. Construct once for a pattern, use for many texts. One thread at a time:
/// the working memory is a member.
class FitDistance {
public:
    /// Words are given as numbers; equal numbers are equal words. `pattern` must not be empty.
    explicit FitDistance(std::span<const std::uint32_t> pattern);

    struct Fit {
        std::uint32_t distance = 0;
        std::size_t end = 0;  ///< End of the first piece with that distance; 0 when the pattern and
                              ///< the text share no word.
    };
    std::uint32_t in(std::span<const std::uint32_t> text) {
        see(text);
        return fit().distance;
    }

    /// Reads a text, some instructions a word. What follows tells of the text read last, and costs
    /// by the words of it that the pattern has.
    void see(std::span<const std::uint32_t> text);
    Fit fit();

    /// How many words of the pattern stand anywhere in the text, each place counted: what is absent
    /// is the least that the distance can be.
    std::uint32_t present();

    /// How many neighbours of the pattern stand side by side in the text, each place counted: a
    /// text that has the words but scattered has few.
    std::uint32_t neighbours();

    /// How many words of the pattern stand in the text in their order, whatever stands between
    /// them: the longest common subsequence, bit-parallel (Hyyrö, AWOCA 2004).
    std::uint32_t in_order();

    /// A common substring (of words) of pattern and text.
    struct Run {
        std::uint32_t words = 0;
        std::size_t end = 0;  ///< In the text, one past its last word.
    };
    /// The longest common substring; the first of equals.
    Run longest_run_in(std::span<const std::uint32_t> text);

    std::uint32_t size() const { return length_; }

private:
    using Block = std::uint64_t;
    static std::size_t filter_bit(std::uint32_t word) { return (word * 0x9E3779B1U) >> 22U; }
    bool may_have(std::uint32_t word) const {
        const std::size_t bit = filter_bit(word);
        return (filter_[bit / 64] >> (bit % 64) & 1U) != 0;
    }
    /// Of a word that the filter lets through; 0 where the pattern does not have it.
    std::size_t row_of(std::uint32_t word) const;
    const Block* masks_of(std::uint32_t word) const { return &masks_[row_of(word) * blocks_]; }
    Fit fit_one_block();
    Fit fit_blocks();

    /// A word of the text that the pattern has.
    struct Seen {
        std::uint32_t at = 0;   ///< In the text.
        std::uint32_t row = 0;  ///< Of `masks_`.
    };

    std::uint32_t length_ = 0;
    std::size_t blocks_ = 0;
    std::vector<std::uint32_t> keys_;  ///< Open addressing, a power of two.
    std::vector<std::size_t> rows_;    ///< Which row of `masks_` a key has.
    std::vector<Block> masks_;         ///< `blocks_` a distinct word; row 0 is all zero.
    std::vector<Block> plus_, minus_;  ///< Vertical differences of the column.
    std::vector<Seen> seen_;           ///< Of the text read last.
    struct Cell {
        std::size_t at = 0;  ///< After which text word the count is valid.
        std::uint32_t words = 0;
    };
    std::vector<Cell> cells_;         ///< For longest_run_in(), one for each pattern position.
    std::array<Block, 16> filter_{};  ///< Bloom filter of the words: 1,024 bits, one hash.
};

}  // namespace onrecord::schema
