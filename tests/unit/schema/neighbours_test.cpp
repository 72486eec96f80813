// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/neighbours.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace onrecord::schema {
namespace {

/// Texts of a few frequent words and many rare ones.
void write_tokens(const support::TemporaryFolder& folder, std::uint32_t documents) {
    std::mt19937 engine{7};
    const Analyzer analyzer;
    TokenColumnWriter writer{folder.path()};
    for (std::uint32_t document = 0; document < documents; ++document) {
        ReadWords words;
        for (std::size_t i = engine() % 20; i > 0; --i) {
            const std::uint_fast32_t roll = engine() % 40;
            const std::uint_fast32_t rare = engine() % 5000 + 100;
            const std::uint_fast32_t number = engine() % 3 == 0 ? rare : roll * roll / 40;
            words.body.push_back({"wort" + std::to_string(number), {}});
        }
        words.title = words.body;
        writer.add(words, analyzer, "de");
    }
    writer.write(folder / "tokens.column");
}

TEST(Neighbours, ListsHaveEveryPairOfFrequentWords) {
    const support::TemporaryFolder folder;
    constexpr std::uint32_t documents = 3000;
    write_tokens(folder, documents);
    const TokenColumn tokens{folder / "tokens.column"};
    const Neighbours neighbours = choose_neighbours(tokens);
    ASSERT_GT(neighbours.words, 10U);
    ASSERT_LT(neighbours.words, tokens.vocabulary_size());
    std::map<std::string, std::vector<DocId>> lists;
    for_each_pair_list(
        tokens, neighbours, [&](const std::string& term, std::span<const Posting> postings) {
            EXPECT_FALSE(lists.contains(term)) << term;
            for (const Posting& posting : postings) {
                lists[term].push_back(posting.document);
            }
        });
    std::size_t own = 0;
    std::size_t shared = 0;
    for (WordId first = 0; first < neighbours.words; ++first) {
        for (WordId second = 0; second < neighbours.words; ++second) {
            const WordId pair[] = {first, second};
            std::vector<DocId> having;
            for (DocId document = 1; document <= documents; ++document) {
                if (tokens.contains_phrase(document, Where::Body, pair)) having.push_back(document);
            }
            const auto listed = lists.find(own_pair_term(first, second));
            if (listed != lists.end()) {
                ++own;
                EXPECT_EQ(listed->second, having);
                continue;
            }
            if (having.empty()) continue;
            ++shared;
            const auto& all = lists[shared_pair_term(neighbours, first, second)];
            EXPECT_TRUE(std::ranges::includes(all, having));
        }
    }
    EXPECT_GT(own, 10U);
    EXPECT_GT(shared, 10U);
}

TEST(Neighbours, AreNoneOfAnEmptyColumn) {
    const support::TemporaryFolder folder;
    write_tokens(folder, 0);
    const TokenColumn tokens{folder / "tokens.column"};
    const Neighbours neighbours = choose_neighbours(tokens);
    EXPECT_EQ(neighbours.words, 0U);
    EXPECT_FALSE(neighbours.has(0, 0));
    for_each_pair_list(
        tokens, neighbours, [](const std::string& term, auto) { ADD_FAILURE() << term; });
}

}  // namespace
}  // namespace onrecord::schema
