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

std::size_t FitDistance::row_of(std::uint32_t word) const {
    std::size_t at = bucket(word, keys_.size());
    while (keys_[at] != vacant) {
        if (keys_[at] == word) return rows_[at];
        at = (at + 1) & (keys_.size() - 1);
    }
    return 0;
}

void FitDistance::see(std::span<const std::uint32_t> text) {
    seen_.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!may_have(text[at])) continue;
        const std::size_t row = row_of(text[at]);
        if (row == 0) continue;
        seen_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(row)});
    }
}

std::uint32_t FitDistance::present() {
    std::fill(plus_.begin(), plus_.end(), Block{0});
    for (const Seen& seen : seen_) {
        const Block* masks = &masks_[seen.row * blocks_];
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

std::uint32_t FitDistance::neighbours() {
    // plus_: the places whose word stands right behind the word of the place before it.
    std::fill(plus_.begin(), plus_.end(), Block{0});
    for (std::size_t i = 1; i < seen_.size(); ++i) {
        if (seen_[i].at != seen_[i - 1].at + 1) continue;
        const Block* before = &masks_[seen_[i - 1].row * blocks_];
        const Block* masks = &masks_[seen_[i].row * blocks_];
        Block carry = 0;
        for (std::size_t b = 0; b < blocks_; ++b) {
            plus_[b] |= masks[b] & ((before[b] << 1U) | carry);
            carry = before[b] >> (block_bits - 1);
        }
    }
    std::uint32_t neighbours = 0;
    for (const Block places : plus_) {
        neighbours += static_cast<std::uint32_t>(std::popcount(places));
    }
    return neighbours;
}

std::uint32_t FitDistance::in_order() {
    // plus_: ones where the subsequence does not grow.
    std::fill(plus_.begin(), plus_.end(), ~Block{0});
    for (const Seen& seen : seen_) {
        const Block* masks = &masks_[seen.row * blocks_];
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

FitDistance::Fit FitDistance::fit() { return blocks_ == 1 ? fit_one_block() : fit_blocks(); }

// A text word that the pattern does not contain never lowers the distance, so `best` is updated at
// the others only. As many of them in a row as the pattern is long reset the column.
FitDistance::Fit FitDistance::fit_one_block() {
    Block plus = ~Block{0};
    Block minus = 0;
    const Block lowest_row = Block{1} << (length_ - 1);
    std::uint32_t distance = length_;
    Fit best{length_, 0};
    const auto read = [&](Block masks) {
        const Block vertical = masks | minus;
        const Block diagonal = (((masks & plus) + plus) ^ plus) | masks;
        const Block up = minus | ~(diagonal | plus);
        const Block down = plus & diagonal;
        distance += (up & lowest_row) != 0 ? 1U : 0U;
        distance -= (down & lowest_row) != 0 ? 1U : 0U;
        const Block up_below = up << 1U;
        plus = down << 1U | ~(vertical | up_below);
        minus = up_below & vertical;
    };
    std::uint32_t next = 0;
    for (const Seen& seen : seen_) {
        const std::uint32_t passed = seen.at - next;
        if (passed >= length_) {
            plus = ~Block{0};
            minus = 0;
            distance = length_;
        } else {
            for (std::uint32_t i = 0; i < passed; ++i) {
                read(0);
            }
        }
        read(masks_[seen.row]);
        next = seen.at + 1;
        if (distance < best.distance) best = {distance, next};
    }
    return best;
}

FitDistance::Fit FitDistance::fit_blocks() {
    std::fill(plus_.begin(), plus_.end(), ~Block{0});
    std::fill(minus_.begin(), minus_.end(), Block{0});
    const Block lowest_row = Block{1} << ((length_ - 1) % block_bits);
    std::uint32_t distance = length_;
    Fit best{length_, 0};
    const auto read = [&](const Block* masks) {
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
    };
    std::uint32_t next = 0;
    for (const Seen& seen : seen_) {
        for (; next < seen.at; ++next) {
            read(masks_.data());
        }
        read(&masks_[seen.row * blocks_]);
        next = seen.at + 1;
        if (distance < best.distance) best = {distance, next};
    }
    return best;
}

}  // namespace onrecord::schema
