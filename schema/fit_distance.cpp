// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fit_distance.hpp"

#include <algorithm>
#include <bit>

namespace onrecord::schema {

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
        const std::size_t bit = filter_bit(pattern[i]);
        filter_[bit / 64] |= Block{1} << (bit % 64);
        std::size_t at = bucket(pattern[i], keys_.size());
        while (keys_[at] != vacant && keys_[at] != pattern[i]) {
            at = (at + 1) & (keys_.size() - 1);
        }
        if (keys_[at] == vacant) {
            keys_[at] = pattern[i];
            rows_[at] = masks_.size() / blocks_;
            masks_.resize(masks_.size() + blocks_, 0);
        }
        masks_[rows_[at] * blocks_ + i / block_bits] |= Block{1} << (i % block_bits);
    }
}

const FitDistance::Block* FitDistance::masks_of(std::uint32_t word) const {
    if (!may_have(word)) return masks_.data();
    std::size_t at = bucket(word, keys_.size());
    while (keys_[at] != vacant) {
        if (keys_[at] == word) return &masks_[rows_[at] * blocks_];
        at = (at + 1) & (keys_.size() - 1);
    }
    return masks_.data();
}

std::uint32_t FitDistance::present_in(std::span<const std::uint32_t> text) {
    std::fill(plus_.begin(), plus_.end(), Block{0});
    for (const std::uint32_t word : text) {
        if (!may_have(word)) continue;
        const Block* masks = masks_of(word);
        for (std::size_t b = 0; b < blocks_; ++b) {
            plus_[b] |= masks[b];
        }
    }
    std::uint32_t present = 0;
    for (const Block places : plus_) {
        present += static_cast<std::uint32_t>(std::popcount(places));
    }
    return present;
}

std::uint32_t FitDistance::neighbours_in(std::span<const std::uint32_t> text) {
    // plus_: the places whose word stands right behind the word of the place before it.
    std::fill(plus_.begin(), plus_.end(), Block{0});
    const Block* before = masks_.data();
    for (const std::uint32_t word : text) {
        const Block* masks = masks_of(word);
        Block carry = 0;
        for (std::size_t b = 0; b < blocks_; ++b) {
            plus_[b] |= masks[b] & ((before[b] << 1U) | carry);
            carry = before[b] >> (block_bits - 1);
        }
        before = masks;
    }
    std::uint32_t neighbours = 0;
    for (const Block places : plus_) {
        neighbours += static_cast<std::uint32_t>(std::popcount(places));
    }
    return neighbours;
}

std::uint32_t FitDistance::in_order(std::span<const std::uint32_t> text) {
    // plus_: ones where the subsequence does not grow.
    std::fill(plus_.begin(), plus_.end(), ~Block{0});
    for (const std::uint32_t word : text) {
        if (!may_have(word)) continue;
        const Block* masks = masks_of(word);
        Block carry = 0;
        for (std::size_t b = 0; b < blocks_; ++b) {
            const Block places = plus_[b];
            const Block matched = places & masks[b];
            const Block sum = places + matched;
            const Block carried = sum + carry;
            carry = static_cast<Block>(sum < places) | static_cast<Block>(carried < sum);
            plus_[b] = carried | (places & ~masks[b]);
        }
    }
    std::uint32_t length = 0;
    for (std::size_t b = 0; b < blocks_; ++b) {
        const std::size_t bits = std::min<std::size_t>(block_bits, length_ - b * block_bits);
        const Block used = bits == block_bits ? ~Block{0} : (Block{1} << bits) - 1;
        length += static_cast<std::uint32_t>(std::popcount(~plus_[b] & used));
    }
    return length;
}

FitDistance::Run FitDistance::longest_run_in(std::span<const std::uint32_t> text) {
    cells_.assign(length_, {});
    Run longest;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (!may_have(text[at - 1])) continue;
        const Block* masks = masks_of(text[at - 1]);
        // From the last place on, so that the place before still holds the word before.
        for (std::size_t b = blocks_; b-- > 0;) {
            for (Block places = masks[b]; places != 0;) {
                const auto bit = static_cast<std::size_t>(std::bit_width(places)) - 1;
                places ^= Block{1} << bit;
                const std::size_t place = b * block_bits + bit;
                const bool goes_on = place > 0 && at > 1 && cells_[place - 1].at == at - 1;
                cells_[place] = {at, goes_on ? cells_[place - 1].words + 1 : 1};
                if (cells_[place].words > longest.words) longest = {cells_[place].words, at};
            }
        }
    }
    return longest;
}

FitDistance::Fit FitDistance::fit(std::span<const std::uint32_t> text) {
    std::fill(plus_.begin(), plus_.end(), ~Block{0});
    std::fill(minus_.begin(), minus_.end(), Block{0});
    const Block lowest_row = Block{1} << ((length_ - 1) % block_bits);
    std::uint32_t distance = length_;
    Fit best{length_, 0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Block* masks = masks_of(text[i]);
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
        if (distance < best.distance) best = {distance, i + 1};
    }
    return best;
}

}  // namespace onrecord::schema
