// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/token_column.hpp"

#include "schema/encoding/word_code.hpp"
#include "schema/failure.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

/// The plain reference: every document's forms as they are.
struct PlainDocument {
    std::vector<std::string> title;
    std::vector<std::string> body;
    std::string lang;
    const std::vector<std::string>& text(Where where) const {
        return where == Where::Title ? title : body;
    }
};

class RandomDocuments {
public:
    explicit RandomDocuments(unsigned seed) : random_{seed} {}
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
    }
    /// Mostly common words; now and then one of 20,000, so that two and three byte codes occur.
    std::vector<std::string> words(std::size_t count) {
        std::vector<std::string> words(count);
        for (std::string& word : words) {
            const std::size_t kinds = below(3) == 0 ? 20'000 : 30;
            word = "w" + std::to_string(below(1 + below(kinds)));
        }
        return words;
    }
    std::vector<PlainDocument> documents(std::size_t count) {
        std::vector<PlainDocument> documents;
        for (std::size_t i = 0; i < count; ++i) {
            documents.push_back({words(below(6)), words(below(200)), below(4) == 0 ? "de" : "en"});
        }
        return documents;
    }

private:
    std::mt19937 random_;
};

std::vector<Word> as_words(const std::vector<std::string>& forms) {
    std::vector<Word> words;
    for (const std::string& form : forms) {
        words.push_back({form, {}});
    }
    return words;
}

TokenColumn written(const std::vector<PlainDocument>& documents,
                    const support::TemporaryFolder& folder) {
    const Analyzer analyzer;
    TokenColumnWriter writer{folder.path()};
    for (const PlainDocument& document : documents) {
        writer.add({as_words(document.title), as_words(document.body)}, analyzer, document.lang);
    }
    writer.write(folder / "tokens.column");
    return TokenColumn{folder / "tokens.column"};
}

constexpr Where both[] = {Where::Title, Where::Body};

TEST(WordCode, IsReadBackAndAsLongAsItsClass) {
    struct Row {
        std::uint32_t word;
        std::size_t bytes;
    };
    constexpr Row rows[] = {
        {0, 1},
        {199, 1},
        {200, 2},
        {10'439, 2},
        {10'440, 3},
        {927'943, 3},
        {927'944, 4},
        {17'705'159, 4},
        {17'705'160, 5},
        {UINT32_MAX, 5},
    };
    for (const auto& [word, bytes] : rows) {
        std::string encoded;
        encoding::append_word(encoded, word);
        const auto* const at = reinterpret_cast<const std::uint8_t*>(encoded.data());
        EXPECT_EQ(encoded.size(), bytes) << word;
        EXPECT_EQ(encoding::word_bytes(at[0]), bytes) << word;
        EXPECT_EQ(encoding::word_at(at), word);
    }
}

TEST(TokenColumn, GivesBackEveryWordInOrder) {
    const support::TemporaryFolder folder;
    const auto documents = RandomDocuments{1}.documents(300);
    const TokenColumn column = written(documents, folder);
    ASSERT_EQ(column.size(), documents.size());
    std::vector<WordId> words;
    for (DocId document = 1; document <= column.size(); ++document) {
        for (const Where where : both) {
            const auto& forms = documents[document - 1].text(where);
            ASSERT_EQ(column.length(document, where), forms.size());
            column.read(document, where, words);
            ASSERT_TRUE(std::ranges::equal(
                words, forms, {}, [&](WordId word) { return std::string{column.form(word)}; }));
        }
    }
}

TEST(TokenColumn, CountsAndFindsItsVocabulary) {
    const support::TemporaryFolder folder;
    const auto documents = RandomDocuments{2}.documents(300);
    const TokenColumn column = written(documents, folder);
    std::map<std::string, std::uint64_t> counts;
    std::uint64_t totals[2] = {};
    for (const PlainDocument& document : documents) {
        for (const Where where : both) {
            for (const std::string& form : document.text(where)) {
                ++counts[form];
            }
            totals[static_cast<std::size_t>(where)] += document.text(where).size();
        }
    }
    EXPECT_EQ(column.total_length(Where::Title), totals[0]);
    EXPECT_EQ(column.total_length(Where::Body), totals[1]);
    ASSERT_EQ(column.vocabulary_size(), counts.size());
    for (const auto& [form, count] : counts) {
        const auto word = column.find(form);
        ASSERT_TRUE(word) << form;
        EXPECT_EQ(column.frequency(*word), count);
    }
    for (WordId word = 1; word < column.vocabulary_size(); ++word) {
        ASSERT_GE(column.frequency(word - 1), column.frequency(word));
    }
    EXPECT_FALSE(column.find("v"));
    EXPECT_FALSE(column.find("x"));
}

TEST(TokenColumn, ListsTheWordsWithAPrefixInByteOrder) {
    const support::TemporaryFolder folder;
    const TokenColumn column = written(
        {{{}, {"zeal", "zebra", "ze", "apple", "zel", "zelda", "zelda", "цех"}, ""}}, folder);
    const auto listed = [&](std::string_view prefix) {
        std::string text;
        for (const WordId word : column.with_prefix(prefix)) {
            text += std::string{column.form(word)} + ' ';
        }
        return text;
    };
    EXPECT_EQ(listed("zel"), "zel zelda ");
    EXPECT_EQ(listed("ze"), "ze zeal zebra zel zelda ");
    EXPECT_EQ(listed("ц"), "цех ");
    EXPECT_EQ(listed("b"), "");
    EXPECT_EQ(column.with_prefix("").size(), column.vocabulary_size());
    EXPECT_EQ(column.form(0), "zelda");
}

TEST(TokenColumn, KnowsTheStemsOfEachLanguage) {
    const support::TemporaryFolder folder;
    const TokenColumn column = written(
        {{{}, {"ferries", "taxes"}, "en"}, {{}, {"taxes"}, "de"}, {{"taxes"}, {"ferries"}, ""}},
        folder);
    const Analyzer analyzer;
    using Stems = std::vector<std::string_view>;
    EXPECT_EQ(column.stems(*column.find("ferries")), (Stems{"ferri", "ferries"}));
    Stems expected{"tax"};
    const std::string german{analyzer.stem("taxes", "de")};
    if (german != "tax") expected.emplace_back(german);
    if (german != "taxes") expected.emplace_back("taxes");
    EXPECT_EQ(column.stems(*column.find("taxes")), expected);
}

bool contains(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
    return !phrase.empty() && !std::ranges::search(text, phrase).empty();
}

TEST(TokenColumn, FindsPhrasesWhereAPlainSearchDoes) {
    const support::TemporaryFolder folder;
    RandomDocuments random{3};
    const auto documents = random.documents(400);
    const TokenColumn column = written(documents, folder);
    int found = 0;
    for (int i = 0; i < 40'000; ++i) {
        const auto document = static_cast<DocId>(1 + random.below(documents.size()));
        const Where where = both[random.below(2)];
        const auto& text = documents[document - 1].text(where);
        // Half of the phrases are taken from some text, half are words that may stand nowhere.
        const auto& source = documents[random.below(documents.size())].body;
        std::vector<std::string> phrase = random.words(random.below(4));
        if (random.below(2) == 0 && !source.empty()) {
            const std::size_t begin = random.below(source.size());
            const std::size_t count = std::min(1 + random.below(4), source.size() - begin);
            const auto first = source.begin() + static_cast<std::ptrdiff_t>(begin);
            phrase.assign(first, first + static_cast<std::ptrdiff_t>(count));
        }
        std::vector<WordId> words;
        bool is_known = true;
        for (const std::string& form : phrase) {
            const auto word = column.find(form);
            is_known = is_known && word.has_value();
            words.push_back(word.value_or(0));
        }
        if (!is_known) continue;
        const bool is_there = contains(text, phrase);
        ASSERT_EQ(column.contains_phrase(document, where, words), is_there);
        found += is_there ? 1 : 0;
    }
    EXPECT_GT(found, 1000);
}

TEST(TokenColumn, DoesNotTakeTheTailOfALongerWordForAWord) {
    const support::TemporaryFolder folder;
    // Word ids follow frequency: w0 the commonest. The tail byte of a two-byte word with the
    // number 200 + 5 is 5, the code of the word with that number.
    PlainDocument all;
    for (int word = 0; word < 500; ++word) {
        for (int i = 0; i < 1000 - word; ++i) {
            all.body.push_back("w" + std::to_string(word));
        }
    }
    const TokenColumn column = written({{{}, {"w205"}, ""}, all}, folder);
    const WordId tail[] = {5};
    ASSERT_EQ(column.form(205), "w205");
    ASSERT_EQ(column.encoded(1, Where::Body).back(), 5);
    EXPECT_FALSE(column.contains_phrase(1, Where::Body, tail));
    const WordId whole[] = {205};
    EXPECT_TRUE(column.contains_phrase(1, Where::Body, whole));
}

TEST(TokenColumn, OfNoDocumentsIsFine) {
    const support::TemporaryFolder folder;
    const TokenColumn column = written({}, folder);
    EXPECT_EQ(column.size(), 0U);
    EXPECT_EQ(column.vocabulary_size(), 0U);
    EXPECT_TRUE(column.with_prefix("a").empty());
    const TokenColumn silent = written({{{}, {}, ""}}, folder);
    EXPECT_EQ(silent.length(1, Where::Body), 0U);
    EXPECT_FALSE(silent.contains_phrase(1, Where::Body, {}));
}

TEST(TokenColumn, IsTheSameBytesForTheSameWordsAndLeavesNoScratch) {
    const support::TemporaryFolder one;
    const support::TemporaryFolder other;
    const auto documents = RandomDocuments{4}.documents(50);
    written(documents, one);
    written(documents, other);
    EXPECT_EQ(read_bytes(one / "tokens.column"), read_bytes(other / "tokens.column"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{one.path()}, {}), 1);
}

void read_all(const TokenColumn& column) {
    std::vector<WordId> words;
    const WordId phrase[] = {0, 1};
    for (DocId document = 1; document <= column.size(); ++document) {
        for (const Where where : both) {
            column.contains_phrase(document, where, phrase);
            column.read(document, where, words);
        }
    }
    for (WordId word = 0; word < column.vocabulary_size(); ++word) {
        EXPECT_EQ(column.find(column.form(word)), word);
    }
}

TEST(TokenColumn, WithAnyBitTurnedIsRefusedOrSafeToRead) {
    const support::TemporaryFolder folder;
    written(RandomDocuments{5}.documents(3), folder);
    const fs::path file = folder / "tokens.column";
    for (std::size_t bit = 0; bit < fs::file_size(file) * 8; ++bit) {
        flip_bit(file, bit);
        try {
            read_all(TokenColumn{file});
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.status(), ExitStatus::BadData) << failure.what();
        }
        flip_bit(file, bit);
    }
}

TEST(TokenColumn, CutOffAnywhereIsRefused) {
    const support::TemporaryFolder folder;
    written(RandomDocuments{6}.documents(2), folder);
    const std::string bytes = read_bytes(folder / "tokens.column");
    write_bytes(folder / "cut", bytes);
    for (std::size_t size = bytes.size(); size-- > 0;) {
        fs::resize_file(folder / "cut", size);
        EXPECT_THROW(TokenColumn{folder / "cut"}, Failure);
    }
}

TEST(TokenColumnWriter, SaysWhereItCannotWrite) {
    const support::TemporaryFolder folder;
    EXPECT_THROW(TokenColumnWriter{folder / "none"}, Failure);
    TokenColumnWriter writer{folder.path()};
    EXPECT_THROW(writer.write(folder / "none/tokens.column"), Failure);
}

}  // namespace
}  // namespace onrecord::schema
