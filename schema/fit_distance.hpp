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

    /// Sets the text that the functions below refer to. A few instructions for each text word; they
    /// themselves cost only for text words that occur in the pattern.
    void see(std::span<const std::uint32_t> text);
    Fit fit();

    /// How many positions of the pattern hold a word that occurs anywhere in the text. size() minus
    /// this is a lower bound of the distance.
    std::uint32_t present();

    /// How many positions of the pattern hold a word that occurs in the text directly after the
    /// pattern's previous word. Texts that have the words, but scattered, score low.
    std::uint32_t neighbours();

    /// Length of the longest common subsequence of pattern and text, by Hyyrö's bit-parallel
    /// algorithm (AWOCA 2004).
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
    /// The row of a word in `masks_`; 0 when the pattern does not contain it.
    std::size_t row_of(std::uint32_t word) const;
    const Block* masks_of(std::uint32_t word) const { return &masks_[row_of(word) * blocks_]; }
    Fit fit_one_block();
    Fit fit_blocks();

    /// A text word that occurs in the pattern.
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
    std::vector<Seen> seen_;           ///< Of the current text.
    struct Cell {
        std::size_t at = 0;  ///< After which text word the count is valid.
        std::uint32_t words = 0;
    };
    std::vector<Cell> cells_;         ///< For longest_run_in(), one for each pattern position.
    std::array<Block, 16> filter_{};  ///< Bloom filter of the words: 1,024 bits, one hash.
};

}  // namespace onrecord::schema
