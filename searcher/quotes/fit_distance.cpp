// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/fit_distance.hpp"

#include <algorithm>
#include <bit>

namespace onrecord::searcher::quotes {

namespace {

constexpr std::uint32_t vacant = 0xFFFFFFFF;
constexpr std::size_t block_bits = 64;

std::size_t bucket(std::uint32_t word, std::size_t count) {
    return (word * 0x9E3779B1U >> 7U) & (count - 1);
}

}  // namespace

FitDistance::FitDistance(std::span<const std::uint32_t> pattern)
    : length_{static_cast<std::uint32_t>(pattern.size())},
      blocks_{(pattern.size() + block_bits - 1) / block_bits},
      keys_(std::bit_ceil(pattern.size() * 4), vacant),
      rows_(keys_.size(), 0),
      masks_(blocks_, 0),
      plus_(blocks_),
      minus_(blocks_) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        std::size_t at = bucket(pattern[i], keys_.size());
        while (keys_[at] != vacant && keys_[at] != pattern[i])
            at = (at + 1) & (keys_.size() - 1);
        if (keys_[at] == vacant) {
            keys_[at] = pattern[i];
            rows_[at] = masks_.size() / blocks_;
            masks_.resize(masks_.size() + blocks_, 0);
        }
        masks_[rows_[at] * blocks_ + i / block_bits] |= Block{1} << (i % block_bits);
    }
}

const FitDistance::Block* FitDistance::masks_of(std::uint32_t word) const {
    std::size_t at = bucket(word, keys_.size());
    while (keys_[at] != vacant) {
        if (keys_[at] == word) return &masks_[rows_[at] * blocks_];
        at = (at + 1) & (keys_.size() - 1);
    }
    return masks_.data();
}

std::uint32_t FitDistance::in(std::span<const std::uint32_t> text) {
    std::fill(plus_.begin(), plus_.end(), ~Block{0});
    std::fill(minus_.begin(), minus_.end(), Block{0});
    const Block lowest_row = Block{1} << ((length_ - 1) % block_bits);
    std::uint32_t distance = length_;
    std::uint32_t best = length_;
    for (const std::uint32_t word : text) {
        const Block* masks = masks_of(word);
        // The horizontal difference that enters a block from above: 0 at the top, because a match
        // may begin anywhere in the text.
        int carry = 0;
        for (std::size_t b = 0; b < blocks_; ++b) {
            const Block falls = carry < 0 ? 1 : 0;
            const Block rises = carry > 0 ? 1 : 0;
            const Block vertical = masks[b] | minus_[b];
            const Block equal = masks[b] | falls;
            const Block diagonal = (((equal & plus_[b]) + plus_[b]) ^ plus_[b]) | equal;
            const Block up = minus_[b] | ~(diagonal | plus_[b]);
            const Block down = plus_[b] & diagonal;
            const Block out = b + 1 == blocks_ ? lowest_row : Block{1} << (block_bits - 1);
            carry = static_cast<int>((up & out) != 0) - static_cast<int>((down & out) != 0);
            const Block up_below = (up << 1U) | rises;
            plus_[b] = (down << 1U) | falls | ~(vertical | up_below);
            minus_[b] = up_below & vertical;
        }
        distance += static_cast<std::uint32_t>(carry);
        best = std::min(best, distance);
    }
    return best;
}

}  // namespace onrecord::searcher::quotes
