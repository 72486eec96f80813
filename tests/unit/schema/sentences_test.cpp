// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sentences.hpp"

#include <gtest/gtest.h>

#include <string>

namespace onrecord::schema {
namespace {

struct Splitting {
    std::string_view text;
    std::string_view sentences;  ///< Parted by " | ".
};

constexpr Splitting splittings[] = {
    {"It rained. The river rose.", "It rained. | The river rose."},
    {"The U.S. has not moved. It waits.", "The U.S. has not moved. | It waits."},
    {"He flew to the U.S. The talks began.", "He flew to the U.S. | The talks began."},
    {"Gen. Ada Brook spoke.", "Gen. Ada Brook spoke."},
    {"J. P. Moreau left.", "J. P. Moreau left."},
    {"It cost 3.5 million. Why?", "It cost 3.5 million. | Why?"},
    {"“Stop!” he said. “Now.”", "“Stop!” he said. | “Now.”"},
    {"\"We go.\" Then they went.", "\"We go.\" | Then they went."},
    {"First line\n\nSecond line", "First line | Second line"},
    {"Am 28. Januar kam er. Dann ging er.", "Am 28. Januar kam er. | Dann ging er."},
    {"In 2014. Then war.", "In 2014. | Then war."},
    {"into... the Cold War", "into... the Cold War"},
    {"It ended… Nobody knew.", "It ended… | Nobody knew."},
    {"", ""},
    {" \n ", ""},
};

TEST(Sentences, EndWhereAReaderWouldEndThem) {
    for (const auto& [text, expected] : splittings) {
        std::string found;
        for (const schema::Span& span : sentences(text)) {
            if (!found.empty()) found += " | ";
            found += text.substr(span.begin, span.length());
        }
        EXPECT_EQ(found, expected) << text;
    }
}

}  // namespace
}  // namespace onrecord::schema
