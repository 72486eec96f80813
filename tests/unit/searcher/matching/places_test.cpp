// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/places.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace onrecord::searcher {
namespace {

struct Case {
    std::vector<std::vector<Place>> lists;
    std::uint32_t distance;
    bool are_near;
};

// clang-format off
const std::vector<Case>& cases() {
    static const std::vector<Case> cases = {
        {{{{1, 1}}, {{2, 2}}}, 1, true},
        {{{{2, 2}}, {{1, 1}}}, 1, true},
        {{{{1, 1}}, {{3, 3}}}, 1, false},
        {{{{1, 1}}, {{3, 3}}}, 2, true},
        {{{{1, 1}, {9, 9}}, {{5, 5}, {12, 12}}}, 3, true},
        {{{{1, 1}, {9, 9}}, {{5, 5}, {14, 14}}}, 3, false},
        // All three within the distance of one another, not only neighbours.
        {{{{1, 1}}, {{3, 3}}, {{5, 5}}}, 3, false},
        {{{{1, 1}}, {{3, 3}}, {{5, 5}}}, 4, true},
        // From the end of a phrase to what follows.
        {{{{1, 6}}, {{8, 8}}}, 2, true},
        {{{{1, 6}}, {{9, 9}}}, 2, false},
        // An Or of phrases: the one that begins first may end last.
        {{{{1, 9}, {3, 3}}, {{5, 5}}}, 1, true},
        {{{{1, 4}, {2, 2}}, {{7, 7}}}, 3, true},
        {{{{1, 1}}, {}}, 9, false},
    };
    return cases;
}
// clang-format on

TEST(AreNear, MeasuresFromTheFirstToEndToTheLastToBegin) {
    int number = 0;
    for (const Case& one : cases()) {
        SCOPED_TRACE(number++);
        EXPECT_EQ(are_near(one.lists, one.distance), one.are_near);
    }
}

}  // namespace
}  // namespace onrecord::searcher
