// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/bit_packing.hpp"
#include "schema/encoding/posting_sections.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/facet_rows.hpp"
#include "schema/failure.hpp"
#include "schema/posting_column.hpp"
#include "schema/ranking.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace onrecord::schema {
namespace {

using encoding::bitmap_share;
using encoding::bitmap_words;
using encoding::bitmaps_section;
using encoding::bits_needed;
using encoding::blocks_section;
using encoding::pack;
using encoding::packed_section;
using encoding::posting_counts_section;
using encoding::posting_magic;
using encoding::posting_section_count;
using encoding::PostingCounts;
using encoding::PostingTerm;
using encoding::SectionWriter;
using encoding::slot_hash;
using encoding::stored_bytes_a_document;
using encoding::stored_counts_section;
using encoding::stored_least;
using encoding::stored_packed_section;
using encoding::stored_share;
using encoding::stored_width_words;
using encoding::StoredHead;
using encoding::term_names_section;
using encoding::term_slots_section;
using encoding::terms_section;

std::uint32_t as_place(std::size_t size) {
    if (size < std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(size);
    throw Failure{ExitStatus::CannotWrite,
                  "a Shard's posting column is too large; choose smaller Shards"};
}

/// A float that is not smaller.
float rounded_up(double value) {
    return std::nextafter(static_cast<float>(value), std::numeric_limits<float>::infinity());
}

}  // namespace

struct PostingColumnWriter::State {
    explicit State(std::vector<std::uint32_t> lengths);
    void count_values(const FacetColumns& facets);
    void add_block(std::span<const Posting> postings, DocId before, bool has_bitmap);
    std::uint32_t add_bitmap(std::span<const Posting> postings);
    std::vector<std::uint32_t> slots() const;
    void add_stored(std::span<const Posting> postings);
    std::vector<StoredHead> kept_stored() const;
    void write_stored(SectionWriter& writer) const;

    std::vector<float> norms;  ///< By document from 1 on.
    PostingCounts counts;
    std::string names;
    std::vector<PostingTerm> terms;
    std::vector<PostingBlock> blocks;
    std::vector<std::uint32_t> packed;
    std::vector<std::uint64_t> bitmaps;
    const FacetColumns* facets = nullptr;  ///< Where counts are stored.
    std::optional<FacetRows> rows;
    std::vector<StoredHead> stored;  ///< Of all terms that may have counts.
    std::vector<std::uint32_t> stored_packed;
};

PostingColumnWriter::State::State(std::vector<std::uint32_t> lengths) {
    const auto words = std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
    counts.documents = lengths.size();
    counts.average_length =
        lengths.empty() ? 0 : static_cast<double>(words) / static_cast<double>(lengths.size());
    norms.reserve(lengths.size());
    for (const std::uint32_t length : lengths) {
        norms.push_back(length_norm(length, counts.average_length));
    }
}

void PostingColumnWriter::State::add_block(std::span<const Posting> postings,
                                           DocId before,
                                           bool has_bitmap) {
    std::array<std::uint32_t, block_postings> gaps{};
    std::array<std::uint32_t, block_postings> more{};
    double bound = 0;
    for (std::size_t i = 0; i < postings.size(); ++i) {
        const auto [document, count] = postings[i];
        assert(document > before && document <= norms.size() && count > 0);
        gaps[i] = document - before - 1;
        more[i] = count - 1;
        bound = std::max(bound, saturation(count, norms[document - 1]));
        before = document;
    }
    const std::span all_gaps = std::span{gaps}.first(has_bitmap ? 0 : postings.size());
    const std::span all_more = std::span{more}.first(postings.size());
    PostingBlock block;
    block.last = before;
    block.bound = rounded_up(bound);
    block.begin = as_place(packed.size());
    block.gap_bits = static_cast<std::uint8_t>(bits_needed(all_gaps));
    block.count_bits = static_cast<std::uint8_t>(bits_needed(all_more));
    pack(all_gaps, block.gap_bits, packed);
    pack(all_more, block.count_bits, packed);
    blocks.push_back(block);
}

std::uint32_t PostingColumnWriter::State::add_bitmap(std::span<const Posting> postings) {
    const std::uint64_t words = bitmap_words(counts.documents);
    const std::size_t begin = bitmaps.size();
    bitmaps.resize(begin + words);
    for (const Posting& posting : postings) {
        const DocId bit = posting.document - 1;
        bitmaps[begin + bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    return as_place(bitmaps.size() / words);
}

void PostingColumnWriter::State::count_values(const FacetColumns& columns) {
    facets = &columns;
    rows.emplace(columns);
    counts.values = rows->value_count();
}

/// Of the term added last.
void PostingColumnWriter::State::add_stored(std::span<const Posting> postings) {
    StoredHead head{
        static_cast<std::uint32_t>(terms.size() - 1), 0, as_place(stored_packed.size())};
    std::vector<std::uint32_t> values(std::max<std::size_t>(
        rows->number_count(), encoding::stored_blocks(counts.values) * block_postings));
    for (const Posting& posting : postings) {
        if (!facets->is_current(posting.document)) continue;
        ++head.documents;
        rows->count(*facets, posting.document, values);
    }
    std::fill(values.begin() + static_cast<std::ptrdiff_t>(counts.values), values.end(), 0);
    stored_packed.resize(stored_packed.size() + stored_width_words(counts.values));
    for (std::uint32_t begin = 0, block = 0; begin < counts.values; ++block) {
        const std::span numbers = std::span{values}.subspan(begin, block_postings);
        const std::uint32_t bits = bits_needed(numbers);
        stored_packed[head.begin + block / 4] |= bits << (block % 4 * 8);
        pack(numbers, bits, stored_packed);
        begin += block_postings;
    }
    stored.push_back(head);
}

/// Those that have room, by term; `begin` is where they stand in `stored_packed`, and the last ends
/// it.
std::vector<StoredHead> PostingColumnWriter::State::kept_stored() const {
    std::vector<StoredHead> heads = stored;
    const StoredHead end{0, 0, as_place(stored_packed.size())};
    const auto size_of = [&](const StoredHead& head) -> std::uint64_t {
        const auto at = std::ranges::upper_bound(stored, head.begin, {}, &StoredHead::begin);
        return (at == stored.end() ? end.begin : at->begin) - head.begin;
    };
    std::ranges::stable_sort(
        heads, std::greater{}, [&](const StoredHead& head) { return terms[head.term].documents; });
    std::uint64_t room = counts.documents * stored_bytes_a_document;
    std::size_t kept = 0;
    for (; kept < heads.size(); ++kept) {
        const std::uint64_t bytes = sizeof(StoredHead) + size_of(heads[kept]) * 4;
        if (bytes > room) break;
        room -= bytes;
    }
    heads.resize(kept);
    std::ranges::sort(heads, {}, &StoredHead::term);
    return heads;
}

void PostingColumnWriter::State::write_stored(SectionWriter& writer) const {
    std::vector<std::uint32_t> words;
    std::vector<StoredHead> heads = kept_stored();
    for (StoredHead& head : heads) {
        const auto at = std::ranges::upper_bound(stored, head.begin, {}, &StoredHead::begin);
        const std::size_t end = at == stored.end() ? stored_packed.size() : at->begin;
        const std::size_t begin = std::exchange(head.begin, as_place(words.size()));
        words.insert(words.end(),
                     stored_packed.begin() + static_cast<std::ptrdiff_t>(begin),
                     stored_packed.begin() + static_cast<std::ptrdiff_t>(end));
    }
    heads.push_back({0, 0, as_place(words.size())});
    writer.add(stored_counts_section, heads);
    writer.add(stored_packed_section, words);
}

/// Twice the terms at least, so that a name is found, or known to be absent, after a look or two.
std::vector<std::uint32_t> PostingColumnWriter::State::slots() const {
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * terms.size() + 1));
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::size_t end = i + 1 < terms.size() ? terms[i + 1].name_begin : names.size();
        const std::string_view name{names.data() + terms[i].name_begin, end - terms[i].name_begin};
        std::size_t slot = slot_hash(name) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    return slots;
}

PostingColumnWriter::PostingColumnWriter(std::vector<std::uint32_t> lengths)
    : state_{std::make_unique<State>(std::move(lengths))} {}
PostingColumnWriter::PostingColumnWriter(std::vector<std::uint32_t> lengths,
                                         const FacetColumns& facets)
    : PostingColumnWriter{std::move(lengths)} {
    state_->count_values(facets);
}
PostingColumnWriter::~PostingColumnWriter() = default;
PostingColumnWriter::PostingColumnWriter(PostingColumnWriter&&) noexcept = default;
PostingColumnWriter& PostingColumnWriter::operator=(PostingColumnWriter&&) noexcept = default;

void PostingColumnWriter::add(std::string_view term,
                              std::span<const Posting> postings,
                              std::uint32_t bodies,
                              std::uint32_t titles) {
    assert(!postings.empty());
    PostingTerm added;
    added.name_begin = as_place(state_->names.size());
    added.block_begin = as_place(state_->blocks.size());
    added.documents = as_place(postings.size());
    added.bodies = bodies;
    added.titles = titles;
    // Below a block a list is as quick, and smaller.
    const bool has_bitmap = postings.size() >= block_postings &&
                            postings.size() * bitmap_share > state_->counts.documents;
    if (has_bitmap) added.bitmap = state_->add_bitmap(postings);
    DocId before = 0;
    for (std::size_t begin = 0; begin < postings.size(); begin += block_postings) {
        const std::size_t size = std::min<std::size_t>(block_postings, postings.size() - begin);
        const auto block = postings.subspan(begin, size);
        state_->add_block(block, before, has_bitmap);
        before = block.back().document;
    }
    state_->names += term;
    state_->terms.push_back(added);
    const bool may_store = state_->counts.values > 0 && postings.size() >= stored_least &&
                           postings.size() * stored_share > state_->counts.documents;
    if (may_store) state_->add_stored(postings);
}

void PostingColumnWriter::say_neighbours(std::uint32_t words, std::uint32_t buckets) {
    state_->counts.neighbour_words = words;
    state_->counts.neighbour_buckets = buckets;
}

void PostingColumnWriter::write(const std::filesystem::path& file) const {
    PostingCounts counts = state_->counts;
    counts.terms = state_->terms.size();
    std::vector<PostingTerm> terms = state_->terms;
    PostingTerm end;
    end.name_begin = as_place(state_->names.size());
    end.block_begin = as_place(state_->blocks.size());
    terms.push_back(end);
    SectionWriter writer{file, posting_magic, posting_section_count};
    writer.begin(posting_counts_section);
    writer.append(std::span<const PostingCounts>{&counts, 1});
    writer.begin(term_names_section);
    writer.append(state_->names);
    writer.add(terms_section, terms);
    writer.add(term_slots_section, state_->slots());
    writer.add(blocks_section, state_->blocks);
    writer.add(packed_section, state_->packed);
    writer.add(bitmaps_section, state_->bitmaps);
    state_->write_stored(writer);
    writer.finish();
}

}  // namespace onrecord::schema
