// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/pager.hpp"

#include <gtest/gtest.h>

namespace onrecord::searcher::program {
namespace {

TEST(RowsOf, CountsWhatATerminalShows) {
    EXPECT_EQ(rows_of("", 80), 0U);
    EXPECT_EQ(rows_of("one\n\nthree", 80), 3U);
    EXPECT_EQ(rows_of("abcdef\n", 3), 2U);
    EXPECT_EQ(rows_of("\x1B[1;33mabc\x1B[0m\n", 3), 1U);
    EXPECT_EQ(rows_of("äöü\n", 3), 1U);
    EXPECT_EQ(rows_of("abc\n", 0), 1U);
}

}  // namespace
}  // namespace onrecord::searcher::program
