// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"
#include "searcher/check_json.hpp"
#include "searcher/quote_check.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

// The same Entries give the same answer, byte for byte, however they are cut into Shards: the
// verdict, the occurrences in their order, who was first, the nearest lines.
namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using support::Dice;

/// Some words of a random Entry: as they stand, with one changed, with those of another Entry
/// between, or too few of them for a statement.
std::string random_paste(Dice& dice, const std::vector<AnnotatedEntry>& revisions) {
    const auto piece = [&](std::size_t most) {
        const std::string& text = revisions[dice.roll(revisions.size())].entry.text;
        std::size_t begin = dice.roll(text.size() + 1);
        begin = text.find(' ', begin);
        return begin == std::string::npos ? text.substr(0, most) : text.substr(begin + 1, most);
    };
    std::string paste = piece(20 + dice.roll(80));
    if (dice.one_in(3)) paste.insert(paste.size() / 2, " lantern ");
    if (dice.one_in(3)) paste += ' ' + piece(40);
    if (dice.one_in(4)) paste += " kettle otter heron";
    return paste;
}

TEST(ShardBorders, DoNotChangeACheck) {
    for (const std::uint32_t seed : {5U, 11U, 23U}) {
        auto revisions = support::random_entries(seed, {150, 25});
        support::sort_as_in_a_generation(revisions);
        const support::ScratchIndex one{revisions, {.shards = 1, .aliases = {}, .number = 1}};
        const support::ScratchIndex some{revisions, {.shards = 4, .aliases = {}, .number = 1}};
        const support::ScratchIndex many{revisions, {.shards = 9, .aliases = {}, .number = 1}};
        const support::ScratchIndex between{
            revisions, {.shards = 3, .aliases = {}, .number = 1, .between = 5}};
        std::vector<QuoteChecker> checkers;
        for (const auto* index : {&one, &some, &many, &between})
            checkers.emplace_back(schema::open_current(index->path()).generation);
        Dice dice{seed};
        for (int i = 0; i < 60; ++i) {
            CheckRequest request;
            request.words = random_paste(dice, revisions);
            const std::string expected = to_json(checkers.front().check(request), request.words);
            EXPECT_EQ(to_json(checkers[1].check(request), request.words), expected)
                << request.words;
            EXPECT_EQ(to_json(checkers[2].check(request), request.words), expected)
                << request.words;
            EXPECT_EQ(to_json(checkers[3].check(request), request.words), expected)
                << request.words;
        }
    }
}

}  // namespace
}  // namespace onrecord::searcher
