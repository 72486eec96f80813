// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/bit_packing.hpp"
#include "schema/facet_columns.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// Per Shard: a copy of the posting lists of its Xapian database in a format that is read in place.
// Xapian remains the complete database; this file makes searching fast and is generated from it,
// list by list (docs/decisions/0023). A list is cut into blocks of 128 documents. Each block stores
// its last document and an upper bound of the score of its documents, so that a search can skip
// blocks that cannot match or cannot contribute to the best results (block-max indexes: Ding and
// Suel, SIGIR 2011). docs/index-format.md has the bytes.
namespace onrecord::schema {

/// A document and how often the term occurs in it; for the value of a Field always 1.
struct Posting {
    DocId document = 0;
    std::uint32_t count = 1;
    bool operator==(const Posting&) const = default;
};

inline constexpr std::uint32_t block_postings = encoding::packed_block;

/// The header of up to block_postings documents of one list, as stored in the file.
struct PostingBlock {
    DocId last = 0;           ///< The largest document in it.
    float bound = 0;          ///< Upper bound of saturation() (schema/ranking.hpp) in it.
    std::uint32_t begin = 0;  ///< Offset into the packed words: gaps, then counts.
    std::uint8_t gap_bits = 0;
    std::uint8_t count_bits = 0;
    std::uint16_t zero = 0;
};
static_assert(sizeof(PostingBlock) == 16);

/// For one frequent term, precomputed facet counts: how many current documents have the term, and
/// how many of those have each value, indexed by the numbers of the Shard's FacetRows
/// (docs/decisions/0025). A view: valid as long as the PostingColumn it came from.
class StoredCounts {
public:
    std::uint32_t documents() const { return documents_; }
    /// Adds the count of each value to `counts`, whose size is at least
    /// PostingColumn::stored_values().
    void add_to(std::span<std::uint32_t> counts) const;

private:
    friend class PostingColumn;
    std::span<const std::uint32_t> words_;  ///< Bit widths of the blocks, then the packed blocks.
    std::uint32_t values_ = 0;
    std::uint32_t documents_ = 0;
};

/// One term's documents, ascending. A view: valid as long as the PostingColumn it came from. When
/// the list has a bitmap, its blocks contain counts and bounds only, and read_documents() must not
/// be called.
class PostingList {
public:
    std::uint32_t size() const { return documents_; }
    /// For a stem: how many documents have it in the text, and in the title.
    std::uint32_t bodies() const { return bodies_; }
    std::uint32_t titles() const { return titles_; }
    std::span<const PostingBlock> blocks() const { return blocks_; }
    /// Document 1 is bit 0; empty when the list has no bitmap.
    std::span<const std::uint64_t> bitmap() const { return bitmap_; }

    /// Precomputed facet counts; only the most frequent terms have them.
    const std::optional<StoredCounts>& stored() const { return stored_; }

    std::uint32_t size_of(std::size_t block) const {
        return block + 1 < blocks_.size() ? block_postings : (documents_ - 1) % block_postings + 1;
    }
    /// The last document of the preceding block; 0 for the first block.
    DocId before(std::size_t block) const { return block == 0 ? 0 : blocks_[block - 1].last; }
    /// Unpack the documents, or the counts, of a block: size_of(block) numbers.
    void read_documents(std::size_t block, std::span<DocId, block_postings> documents) const;
    void read_counts(std::size_t block, std::span<std::uint32_t, block_postings> counts) const;

private:
    friend class PostingColumn;
    std::span<const PostingBlock> blocks_;
    std::span<const std::uint64_t> bitmap_;
    const std::uint32_t* packed_ = nullptr;
    std::uint32_t documents_ = 0;
    std::uint32_t bodies_ = 0;
    std::uint32_t titles_ = 0;
    std::optional<StoredCounts> stored_;
};

/// The lists of one Shard: of every stem in text or title, of every stem in the title (`S:`), of
/// every value, common pair and neighbour pair. Ids and addresses have none, because they are
/// looked up one at a time: see has_list(). Immutable; many threads may read. The constructor
/// checks the whole structure and throws Failure (bad data) naming the file.
class PostingColumn {
public:
    explicit PostingColumn(const std::filesystem::path& file);
    ~PostingColumn();
    PostingColumn(PostingColumn&&) noexcept;
    PostingColumn& operator=(PostingColumn&&) noexcept;
    PostingColumn(const PostingColumn&) = delete;
    PostingColumn& operator=(const PostingColumn&) = delete;

    std::uint32_t size() const;  ///< Documents.
    std::uint64_t term_count() const;
    /// How many values the stored counts of each term have; 0 when no counts are stored.
    std::uint32_t stored_values() const;
    /// The members of schema::Neighbours (schema/neighbours.hpp).
    std::uint32_t neighbour_words() const;
    std::uint32_t neighbour_buckets() const;
    /// Average length, in words, for which the bounds were computed; see bound_scale().
    double average_length() const;
    /// Empty when no document has the term.
    PostingList find(std::string_view term) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Whether a term of the database has a list in the column.
bool has_list(std::string_view term);

/// Collects a Shard's lists and writes the column. Keeps them packed in memory: about 300 bytes for
/// each document. Throws Failure (cannot write).
class PostingColumnWriter {
public:
    /// `lengths`: number of words of title and text together, for documents 1, 2, 3 ...
    explicit PostingColumnWriter(std::vector<std::uint32_t> lengths);
    /// Also stores facet counts of the most frequent terms. `facets` must outlive this object.
    PostingColumnWriter(std::vector<std::uint32_t> lengths, const FacetColumns& facets);
    ~PostingColumnWriter();
    PostingColumnWriter(const PostingColumnWriter&) = delete;
    PostingColumnWriter& operator=(const PostingColumnWriter&) = delete;
    PostingColumnWriter(PostingColumnWriter&&) noexcept;
    PostingColumnWriter& operator=(PostingColumnWriter&&) noexcept;

    /// Call once for each term. `postings` are ascending and not empty. `bodies` and `titles` are 0
    /// for values.
    void add(std::string_view term,
             std::span<const Posting> postings,
             std::uint32_t bodies,
             std::uint32_t titles);
    /// Sets what neighbour_words() and neighbour_buckets() will return.
    void say_neighbours(std::uint32_t words, std::uint32_t buckets);
    void write(const std::filesystem::path& file) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::schema
