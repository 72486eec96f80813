// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/terminal.hpp"

#include <gtest/gtest.h>

namespace onrecord::searcher::program {
namespace {

TEST(OneLine, TakesAwayWhatATerminalObeys) {
    EXPECT_EQ(one_line("a\nb\t\r\nc"), "a b c");
    EXPECT_EQ(one_line("a\x1B[31mb"), "a [31mb");
    EXPECT_EQ(one_line("a\u009Bb"), "a b");
    EXPECT_EQ(one_line("caf\u00E9 \xFF"), "caf\u00E9 \uFFFD");
}

TEST(ProblemText, PutsACaretUnderTheQuery) {
    const schema::Problem problem{"No.", {}, 6, schema::Severity::Error};
    EXPECT_EQ(problem_text(problem, "caf\u00E9 x"), "error: No.\n  caf\u00E9 x\n       ^\n");
    EXPECT_EQ(problem_text({"Oh.", {}, std::nullopt, schema::Severity::Warning}, "x"),
              "warning: Oh.\n");
}

}  // namespace
}  // namespace onrecord::searcher::program
