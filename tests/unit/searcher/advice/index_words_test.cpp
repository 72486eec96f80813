// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/index_words.hpp"

#include "schema/generation.hpp"
#include "schema/suggestion.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

// The walk over the vocabulary finds what looking at every word finds.
namespace onrecord::searcher::advice {
namespace {

std::string random_word(std::mt19937& random) {
    static constexpr std::string_view letters[] = {"a", "b", "c", "é", "ж", "한"};
    std::string word;
    for (std::size_t length = 1 + random() % 7; length > 0; --length) {
        word += letters[random() % std::size(letters)];
    }
    return word;
}

TEST(IndexWords, FindsTheWordsThatAreNear) {
    std::mt19937 random{7};
    std::vector<schema::AnnotatedEntry> revisions;
    for (int i = 0; i < 40; ++i) {
        schema::AnnotatedEntry one;
        one.entry.id = schema::entry_id("a", "b", std::to_string(i));
        for (int word = 0; word < 30; ++word) {
            one.entry.text += random_word(random) + ' ';
        }
        revisions.push_back(one);
    }
    support::sort_as_in_a_generation(revisions);
    const support::ScratchIndex index{revisions, {.shards = 3, .aliases = {}}};
    const auto generation = schema::open_current(index.path()).generation;
    std::vector<ShardWords> columns;
    std::set<std::string> vocabulary;
    for (const schema::OpenShard& shard : generation->shards()) {
        columns.push_back({&shard.tokens, nullptr});
        for (schema::WordId id = 0; id < shard.tokens.vocabulary_size(); ++id) {
            vocabulary.emplace(shard.tokens.form(id));
        }
    }
    const IndexWords words{columns};
    for (int i = 0; i < 200; ++i) {
        const std::string wanted = random_word(random);
        const std::size_t edits = 1 + random() % 2;
        std::set<std::string> expected;
        for (const std::string& word : vocabulary) {
            if (word != wanted && schema::edit_distance(word, wanted, edits) <= edits) {
                expected.insert(word);
            }
        }
        std::set<std::string> found;
        for (const KnownWord& word : words.near(wanted, edits, 100'000)) {
            found.insert(word.form);
        }
        ASSERT_EQ(found, expected) << wanted;
    }
}

}  // namespace
}  // namespace onrecord::searcher::advice
