// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/cursor.hpp"

#include <gtest/gtest.h>

namespace onrecord::server::api {
namespace {

TEST(Cursor, IsReadBackAsItWasWritten) {
    for (const auto sort :
         {searcher::Sort::Relevance, searcher::Sort::Newest, searcher::Sort::Oldest}) {
        const Cursor cursor{12, sort, {4711, 3, 93}};
        EXPECT_EQ(read_cursor(to_string(cursor)), cursor);
    }
    EXPECT_EQ(to_string(Cursor{12, searcher::Sort::Newest, {0, 0, 93}}), "12.1.0.0.93");
}

TEST(Cursor, IsNothingElse) {
    for (const auto* text : {"",
                             "12",
                             "12.1.0.0",
                             "12.1.0.0.93.",
                             "12.1.0.0.93.1",
                             "12.3.0.0.93",
                             "0.1.0.0.93",
                             "-1.1.0.0.93",
                             "12.1.-1.0.93",
                             "12.1.0.4294967296.93",
                             "12.1.0.0.4294967296",
                             "99999999999999999999.1.0.0.1",
                             "12,1,0,0,93",
                             " 12.1.0.0.93",
                             "a"}) {
        SCOPED_TRACE(text);
        EXPECT_FALSE(read_cursor(text).has_value());
    }
}

}  // namespace
}  // namespace onrecord::server::api
