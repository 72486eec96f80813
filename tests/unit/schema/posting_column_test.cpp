// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/posting_column.hpp"

#include "schema/encoding/bit_packing.hpp"
#include "schema/facet_rows.hpp"
#include "schema/failure.hpp"
#include "schema/ranking.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>
#include <string>
#include <vector>

namespace onrecord::schema {
namespace {

std::vector<Posting> random_postings(std::mt19937& engine, DocId documents, unsigned one_in) {
    std::vector<Posting> postings;
    for (DocId document = 1; document <= documents; ++document) {
        if (engine() % one_in != 0) continue;
        const bool is_often = engine() % 20 == 0;
        postings.push_back(
            {document, is_often ? static_cast<std::uint32_t>(engine() % 90000 + 1) : 1});
    }
    if (postings.empty()) postings.push_back({documents, 3});
    return postings;
}

std::vector<Posting> read(const PostingList& list) {
    std::vector<Posting> postings;
    std::array<DocId, block_postings> documents{};
    std::array<std::uint32_t, block_postings> counts{};
    std::vector<DocId> marked;
    for (std::size_t word = 0; word < list.bitmap().size(); ++word) {
        for (std::uint64_t bits = list.bitmap()[word]; bits != 0; bits &= bits - 1) {
            marked.push_back(static_cast<DocId>(word * 64) +
                             static_cast<DocId>(std::countr_zero(bits)) + 1);
        }
    }
    for (std::size_t block = 0; block < list.blocks().size(); ++block) {
        if (marked.empty()) list.read_documents(block, documents);
        list.read_counts(block, counts);
        for (std::uint32_t i = 0; i < list.size_of(block); ++i) {
            const DocId document =
                marked.empty() ? documents[i] : marked[block * block_postings + i];
            postings.push_back({document, counts[i]});
        }
    }
    return postings;
}

TEST(BitPacking, GivesBackNumbersOfEveryWidthAndCount) {
    std::mt19937 engine{1};
    for (std::uint32_t bits = 0; bits <= encoding::widest_number; ++bits) {
        for (std::size_t count : {0U, 1U, 2U, 31U, 100U, 127U, 128U}) {
            std::vector<std::uint32_t> numbers(count);
            for (std::uint32_t& number : numbers) {
                number = bits == 0 ? 0 : static_cast<std::uint32_t>(engine()) >> (32 - bits);
            }
            std::vector<std::uint32_t> words;
            encoding::pack(numbers, bits, words);
            EXPECT_EQ(words.size(), encoding::packed_words(count, bits));
            std::vector<std::uint32_t> unpacked(count, 7);
            encoding::unpack(words.data(), bits, unpacked);
            EXPECT_EQ(unpacked, numbers) << bits << " bits, " << count << " numbers";
            EXPECT_LE(encoding::bits_needed(numbers), bits);
        }
    }
}

TEST(PostingColumn, GivesBackRareAndCommonTerms) {
    const support::TemporaryFolder folder;
    constexpr DocId documents = 9000;
    std::mt19937 engine{2};
    PostingColumnWriter writer{std::vector<std::uint32_t>(documents, 30)};
    std::vector<std::vector<Posting>> lists;
    for (const unsigned one_in : {1U, 2U, 5U, 31U, 33U, 70U, 500U, 100000U}) {
        lists.push_back(random_postings(engine, documents, one_in));
        writer.add("word" + std::to_string(lists.size()), lists.back(), one_in, 1);
    }
    writer.write(folder / "postings.column");
    const PostingColumn column{folder / "postings.column"};
    EXPECT_EQ(column.size(), documents);
    EXPECT_EQ(column.term_count(), lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const PostingList list = column.find("word" + std::to_string(i + 1));
        EXPECT_EQ(read(list), lists[i]) << i;
        EXPECT_EQ(list.bitmap().empty(), lists[i].size() * 32 <= documents) << i;
        EXPECT_EQ(list.titles(), 1U);
    }
    EXPECT_EQ(column.find("word").size(), 0U);
    EXPECT_EQ(column.find("").size(), 0U);
}

TEST(PostingColumn, BoundsEveryDocumentWhateverTheAverageLength) {
    const support::TemporaryFolder folder;
    std::mt19937 engine{3};
    std::vector<std::uint32_t> lengths(5000);
    for (std::uint32_t& length : lengths) {
        length = static_cast<std::uint32_t>(engine() % 200);
    }
    const std::vector<Posting> postings = random_postings(engine, 5000, 3);
    PostingColumnWriter writer{lengths};
    writer.add("tide", postings, 0, 0);
    writer.write(folder / "postings.column");
    const PostingColumn column{folder / "postings.column"};
    const PostingList list = column.find("tide");
    for (const double average : {1.0, 40.0, 99.0, 100.0, 101.0, 250.0, 9000.0}) {
        const double scale = bound_scale(average, column.average_length());
        for (std::size_t i = 0; i < postings.size(); ++i) {
            const double most =
                static_cast<double>(list.blocks()[i / block_postings].bound) * scale;
            const float norm = length_norm(lengths[postings[i].document - 1], average);
            ASSERT_GE(most, saturation(postings[i].count, norm)) << average;
        }
    }
}

TEST(PostingColumn, HasNoListsOfIdsAndAddresses) {
    EXPECT_TRUE(has_list("storm"));
    EXPECT_TRUE(has_list("XC:no"));
    EXPECT_FALSE(has_list("Q:abc"));
    EXPECT_FALSE(has_list("XA:0123"));
}

/// Documents with 0 to 9 speakers of 300 and a country or two; each tenth is superseded.
void write_facets(const std::filesystem::path& file, DocId documents, std::mt19937& engine) {
    FacetColumnsWriter writer;
    for (DocId document = 1; document <= documents; ++document) {
        AnnotatedEntry entry;
        for (std::size_t i = engine() % 10; i > 0; --i) {
            entry.annotations.speakers.push_back("Speaker " + std::to_string(engine() % 300));
        }
        std::ranges::sort(entry.annotations.speakers);
        const auto same = std::ranges::unique(entry.annotations.speakers);
        entry.annotations.speakers.erase(same.begin(), same.end());
        entry.annotations.countries = {document % 3 == 0 ? "NO" : "IS"};
        entry.revision.number = 1;
        entry.revision.count = document % 10 == 0 ? 2 : 1;
        writer.add(entry);
    }
    writer.write(file);
}

TEST(PostingColumn, StoresTheCountsOfTheCommonestTerms) {
    const support::TemporaryFolder folder;
    constexpr DocId documents = 9000;
    std::mt19937 engine{4};
    write_facets(folder / "facets.column", documents, engine);
    const FacetColumns facets{folder / "facets.column"};
    const FacetRows rows{facets};
    PostingColumnWriter writer{std::vector<std::uint32_t>(documents, 30), facets};
    std::vector<std::vector<Posting>> lists;
    for (const unsigned one_in : {1U, 2U, 40U, 90U, 500U}) {
        lists.push_back(random_postings(engine, documents, one_in));
        writer.add("word" + std::to_string(lists.size()), lists.back(), 0, 0);
    }
    writer.write(folder / "postings.column");
    const PostingColumn column{folder / "postings.column"};
    EXPECT_EQ(column.stored_values(), rows.value_count());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const PostingList list = column.find("word" + std::to_string(i + 1));
        ASSERT_EQ(list.stored().has_value(), i < 3) << i;
        if (!list.stored()) continue;
        std::uint32_t current = 0;
        std::vector<std::uint32_t> expected(rows.number_count());
        for (const Posting& posting : lists[i]) {
            if (posting.document % 10 == 0) continue;
            ++current;
            for (const FieldId field : {FieldId::Speaker, FieldId::Country}) {
                for (const Ordinal ordinal : facets.facet(field).ordinals(posting.document)) {
                    ++expected[*rows.first_number(field) + ordinal];
                }
            }
        }
        EXPECT_EQ(list.stored()->documents(), current);
        std::vector<std::uint32_t> counts(rows.number_count());
        list.stored()->add_to(counts);
        EXPECT_EQ(counts, expected) << i;
    }
}

TEST(PostingColumn, StoresCountsOfTheCommonestOnlyWhereThereIsRoom) {
    const support::TemporaryFolder folder;
    constexpr DocId documents = 400;
    std::mt19937 engine{5};
    write_facets(folder / "facets.column", documents, engine);
    const FacetColumns facets{folder / "facets.column"};
    PostingColumnWriter writer{std::vector<std::uint32_t>(documents, 30), facets};
    std::vector<std::size_t> sizes;
    for (unsigned i = 0; i < 60; ++i) {
        const auto postings = random_postings(engine, documents, 1 + i % 8);
        sizes.push_back(postings.size());
        writer.add("word" + std::to_string(i), postings, 0, 0);
    }
    writer.write(folder / "postings.column");
    const PostingColumn column{folder / "postings.column"};
    std::size_t rarest_stored = documents;
    std::size_t commonest_left_out = 0;
    for (unsigned i = 0; i < 60; ++i) {
        const bool is_stored = column.find("word" + std::to_string(i)).stored().has_value();
        if (is_stored) rarest_stored = std::min(rarest_stored, sizes[i]);
        if (!is_stored) commonest_left_out = std::max(commonest_left_out, sizes[i]);
    }
    EXPECT_LT(rarest_stored, documents);
    EXPECT_GT(commonest_left_out, 0U);
    EXPECT_GE(rarest_stored, commonest_left_out);
}

TEST(PostingColumn, RefusesAFileThatIsCutOff) {
    const support::TemporaryFolder folder;
    PostingColumnWriter writer{{10, 20}};
    writer.add("storm", std::vector<Posting>{{1, 1}, {2, 4}}, 2, 0);
    writer.write(folder / "whole");
    const std::string bytes = read_bytes(folder / "whole");
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        write_bytes(folder / "cut", bytes.substr(0, size));
        EXPECT_THROW(PostingColumn{folder / "cut"}, Failure) << size;
    }
}

}  // namespace
}  // namespace onrecord::schema
