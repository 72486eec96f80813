// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/utf16.hpp"

#include <gtest/gtest.h>

namespace onrecord::searcher {
namespace {

using schema::Span;

TEST(Utf16, CountsCodeUnits) {
    const std::string_view text = "a\u00E9\u20AC\U0001F4A7z";  // 1, 2, 3, 4 and 1 bytes
    const std::pair<std::size_t, std::size_t> offsets[] = {
        {0, 0}, {1, 1}, {3, 2}, {6, 3}, {10, 5}, {11, 6}, {99, 6}, {2, 1}, {8, 3}};
    for (const auto& [bytes, units] : offsets) {
        EXPECT_EQ(utf16_offset(text, bytes), units) << bytes;
    }
}

TEST(Utf16, ConvertsSpansInOneWalk) {
    const std::string_view text = "\U0001F4A7 b\u00E9 c";
    EXPECT_EQ(utf16_spans(text, {{0, 4}, {5, 8}, {9, 10}}),
              (std::vector<Span>{{0, 2}, {3, 5}, {6, 7}}));
}

TEST(WellFormed, ReplacesWhatIsNotUtf8) {
    EXPECT_EQ(well_formed("a\u00E9\U0001F4A7"), "a\u00E9\U0001F4A7");
    EXPECT_EQ(well_formed("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(well_formed("a\xC3"), "a\uFFFD");
    EXPECT_EQ(well_formed("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // half a surrogate pair
    EXPECT_EQ(well_formed("\xC0\xAF"), "\uFFFD\uFFFD");            // overlong
}

TEST(Utf16Places, AreWhatCountingFromTheBeginningGives) {
    std::string text;
    for (int i = 0; i < 900; ++i) {
        text += i % 7 == 0 ? "\U0001F33E" : i % 3 == 0 ? "\u00E9" : "a";
    }
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{1023}, std::size_t{1024}, text.size()}) {
        const auto part = std::string_view{text}.substr(0, length);
        Utf16Places places{part};
        for (std::size_t offset = length + 3; offset-- > 0;) {
            ASSERT_EQ(places.offset(offset), utf16_offset(part, offset))
                << offset << " of " << length;
        }
        Utf16Places rising{part};
        for (std::size_t offset = 0; offset < length + 3; ++offset) {
            ASSERT_EQ(rising.offset(offset), utf16_offset(part, offset))
                << offset << " of " << length;
        }
    }
}

}  // namespace
}  // namespace onrecord::searcher
