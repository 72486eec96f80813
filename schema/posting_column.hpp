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

// Per Shard: the posting lists of its Xapian database once more, laid out for reading in place.
// Xapian stays the whole database; this makes searching quick, and is made from it, list by list
// (docs/decisions/0023). Blocks of 128 documents carry the last of them and the most that any of
// them can score, so that a search passes over what cannot match or cannot enter the best ten
// (block-max indexes: Ding and Suel 2011). docs/index-format.md has the bytes.
namespace onrecord::schema {

/// A document and how often the term stands in it; of a value always once.
struct Posting {
    DocId document = 0;
    std::uint32_t count = 1;
    bool operator==(const Posting&) const = default;
};

inline constexpr std::uint32_t block_postings = encoding::packed_block;

/// Up to block_postings documents of one list, as the file has it.
struct PostingBlock {
    DocId last = 0;           ///< The largest document of it.
    float bound = 0;          ///< No document of it has a larger saturation() (schema/ranking.hpp).
    std::uint32_t begin = 0;  ///< Into the packed words: the gaps, then the counts.
    std::uint8_t gap_bits = 0;
    std::uint8_t count_bits = 0;
    std::uint16_t zero = 0;
};
static_assert(sizeof(PostingBlock) == 16);

/// Of one term, how many current documents have it and, by the numbers of the Shard's FacetRows,
/// each value with it. A view: valid as long as the PostingColumn it came from.
class StoredCounts {
public:
    std::uint32_t documents() const { return documents_; }
    /// Adds the count of each value to `counts`, which has as many at least.
    void add_to(std::span<std::uint32_t> counts) const;

private:
    friend class PostingColumn;
    std::span<const std::uint32_t> words_;  ///< Widths, then blocks.
    std::uint32_t values_ = 0;
    std::uint32_t documents_ = 0;
};

/// One term's documents, rising. A view: valid as long as the PostingColumn it came from. Where it
/// has a bitmap the blocks have counts and bounds only, and read_documents() may not be called.
class PostingList {
public:
    std::uint32_t size() const { return documents_; }
    /// Of a stem: how many documents have it in the text, in the title.
    std::uint32_t bodies() const { return bodies_; }
    std::uint32_t titles() const { return titles_; }
    std::span<const PostingBlock> blocks() const { return blocks_; }
    /// Document 1 is bit 0; empty where it has none.
    std::span<const std::uint64_t> bitmap() const { return bitmap_; }

    /// Of the commonest terms, the counts of values made when the Shard was built.
    const std::optional<StoredCounts>& stored() const { return stored_; }

    std::uint32_t size_of(std::size_t block) const {
        return block + 1 < blocks_.size() ? block_postings : (documents_ - 1) % block_postings + 1;
    }
    /// The largest document before those of a block; 0 before the first.
    DocId before(std::size_t block) const { return block == 0 ? 0 : blocks_[block - 1].last; }
    /// Each fills size_of(block) numbers.
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

/// The lists of one Shard: of every stem in the text or title together, of its title alone (`S:`),
/// of every value and common pair. Not of ids and addresses, which are looked up one at a time:
/// see has_list(). Immutable; many threads may read. Opening checks the whole shape and throws
/// Failure (bad data) naming the file.
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
    /// How many values each term's stored counts have; 0 where none are stored.
    std::uint32_t stored_values() const;
    /// How many words have pairs, and how many lists pairs share (schema/neighbours.hpp).
    std::uint32_t neighbour_words() const;
    std::uint32_t neighbour_buckets() const;
    /// What the bounds were worked out for; see bound_scale().
    double average_length() const;
    /// Empty when no document has the term.
    PostingList find(std::string_view term) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Whether a term of the database has a list in the column.
bool has_list(std::string_view term);

/// Collects a Shard's lists and writes the column. Holds them packed: some 300 bytes a document.
/// Throws Failure (cannot write).
class PostingColumnWriter {
public:
    /// `lengths`: words of title and text together, by document from 1 on.
    explicit PostingColumnWriter(std::vector<std::uint32_t> lengths);
    /// Also stores counts of the commonest terms. `facets` outlives this.
    PostingColumnWriter(std::vector<std::uint32_t> lengths, const FacetColumns& facets);
    ~PostingColumnWriter();
    PostingColumnWriter(const PostingColumnWriter&) = delete;
    PostingColumnWriter& operator=(const PostingColumnWriter&) = delete;
    PostingColumnWriter(PostingColumnWriter&&) noexcept;
    PostingColumnWriter& operator=(PostingColumnWriter&&) noexcept;

    /// A term once; `postings` rise and are not empty. `bodies` and `titles` are 0 of a value.
    void add(std::string_view term,
             std::span<const Posting> postings,
             std::uint32_t bodies,
             std::uint32_t titles);
    /// What neighbour_words() and neighbour_buckets() are to give.
    void say_neighbours(std::uint32_t words, std::uint32_t buckets);
    void write(const std::filesystem::path& file) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::schema
