// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/annotation/annotate_text.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace onrecord::tests {
namespace {

constexpr std::string_view pieces[] = {
    "'a ", "\"a ", "a\" ", "\u201Ca\n\n", "a' b s' c ", "'a s' b "};

// 100 kB of lone marks once took 45 s: each was looked for to the paragraph's end.
TEST(OddMarks, CostNoMoreThanOtherText) {
    for (const std::string_view piece : pieces) {
        SCOPED_TRACE(piece);
        std::string text;
        while (text.size() < 200'000) {
            text += piece;
        }
        const std::clock_t begin = std::clock();
        annotate_entry(entry_of(text));
        EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 20);
    }
}

}  // namespace
}  // namespace onrecord::tests
