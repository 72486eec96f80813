// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/postings/window.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <set>

namespace onrecord::searcher {
namespace {

using Set = std::set<std::uint32_t>;

Set random_set(std::mt19937& engine) {
    Set set;
    const std::size_t sizes[] = {0, 1, 5, 100, 3000, 20000};
    for (std::size_t left = sizes[engine() % 6]; left > 0; --left) {
        set.insert(static_cast<std::uint32_t>(engine() % window_documents));
    }
    return set;
}

Bits bits_of(const Set& set) {
    Bits bits;
    for (const std::uint32_t offset : set) {
        bits.set(offset);
    }
    return bits;
}

Set set_of(const Bits& bits) {
    Set set;
    bits.for_each([&](std::uint32_t offset) { set.insert(offset); });
    return set;
}

TEST(Bits, CalculateAsSetsDo) {
    std::mt19937 engine{1};
    for (int i = 0; i < 200; ++i) {
        const Set one = random_set(engine);
        const Set other = random_set(engine);
        const Bits left = bits_of(one);
        const Bits right = bits_of(other);
        Set both;
        Set either = one;
        either.insert(other.begin(), other.end());
        Set rest;
        for (const std::uint32_t offset : one) {
            (other.contains(offset) ? both : rest).insert(offset);
        }
        ASSERT_EQ(set_of(left & right), both);
        ASSERT_EQ(set_of(left | right), either);
        Bits removed = left;
        ASSERT_EQ(set_of(removed.remove(right)), rest);
        ASSERT_EQ(left.count(), one.size());
        ASSERT_EQ((left & right).is_empty(), both.empty());
        ASSERT_EQ((left & right).count(), both.size());
        for (std::uint32_t offset = 0; offset < window_documents; offset += 37) {
            const auto next = one.lower_bound(offset);
            ASSERT_EQ(left.next(offset), next == one.end() ? window_documents : *next);
            ASSERT_EQ(left.has(offset), one.contains(offset));
        }
    }
}

TEST(Bits, HoldARangeOfDocuments) {
    const Window window{window_documents + 1};
    const std::uint32_t edges[] = {0, 1, 63, 64, 65, 127, 128, 4031, 4032, 4094, 4095};
    for (const std::uint32_t from : edges) {
        for (const std::uint32_t to : edges) {
            const Bits bits = Bits::range(window, window.first + from, window.first + to);
            Set expected;
            for (std::uint32_t offset = from; offset <= to; ++offset) {
                expected.insert(offset);
            }
            ASSERT_EQ(set_of(bits), expected) << from << " to " << to;
            ASSERT_EQ(bits.is_empty(), expected.empty());
        }
    }
    EXPECT_EQ(Bits::range(window, 1, UINT32_MAX).count(), window_documents);
    EXPECT_TRUE(Bits::range(window, 1, window_documents).is_empty());
    EXPECT_TRUE(Bits::range(window, window.end(), window.end() + 5).is_empty());
}

TEST(Bits, KeepTheGroupsThatAreAskedFor) {
    Bits bits;
    for (const std::uint32_t offset : {3U, 64U, 200U, 4095U}) {
        bits.set(offset);
    }
    EXPECT_EQ(set_of(bits.keep_groups((std::uint64_t{1} << 63U) | 2U)), (Set{64, 4095}));
    bits.set(65);
    bits.set(1);  // Of a group that was left out, nothing comes back.
    EXPECT_EQ(set_of(bits), (Set{1, 64, 65, 4095}));
}

TEST(Bits, RangesEndWhereTheyShould) {
    const Window window{4097};
    EXPECT_EQ(Bits::range(window, 1, 4096).count(), 0U);
    EXPECT_EQ(Bits::range(window, 1, 4097).count(), 1U);
    EXPECT_EQ(Bits::range(window, 4160, 4161).count(), 2U);
    EXPECT_EQ(Bits::range(window, 1, 100000).count(), window_documents);
    EXPECT_EQ(Bits::range(window, 8193, 9000).count(), 0U);
}

TEST(BitsIn, CountsAsTheInstructionDoes) {
    std::mt19937_64 engine{2};
    for (int i = 0; i < 10000; ++i) {
        const std::uint64_t word = engine() & (i % 2 == 0 ? ~std::uint64_t{0} : engine());
        ASSERT_EQ(bits_in(word), static_cast<std::uint32_t>(std::popcount(word)));
    }
    EXPECT_EQ(bits_in(0), 0U);
    EXPECT_EQ(bits_in(~std::uint64_t{0}), 64U);
}

}  // namespace
}  // namespace onrecord::searcher
