// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/encoding/bit_packing.hpp"
#include "schema/encoding/posting_sections.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/failure.hpp"
#include "schema/posting_column.hpp"
#include "schema/ranking.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
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
    void add_block(std::span<const Posting> postings, DocId before, bool has_bitmap);
    std::uint32_t add_bitmap(std::span<const Posting> postings);
    std::vector<std::uint32_t> slots() const;

    std::vector<float> norms;  ///< By document from 1 on.
    PostingCounts counts;
    std::string names;
    std::vector<PostingTerm> terms;
    std::vector<PostingBlock> blocks;
    std::vector<std::uint32_t> packed;
    std::vector<std::uint64_t> bitmaps;
};

PostingColumnWriter::State::State(std::vector<std::uint32_t> lengths) {
    const auto words = std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0});
    counts.documents = lengths.size();
    counts.average_length =
        lengths.empty() ? 0 : static_cast<double>(words) / static_cast<double>(lengths.size());
    norms.reserve(lengths.size());
    for (const std::uint32_t length : lengths)
        norms.push_back(length_norm(length, counts.average_length));
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

/// Twice the terms at least, so that a name is found, or known to be absent, after a look or two.
std::vector<std::uint32_t> PostingColumnWriter::State::slots() const {
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * terms.size() + 1));
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::size_t end = i + 1 < terms.size() ? terms[i + 1].name_begin : names.size();
        const std::string_view name{names.data() + terms[i].name_begin, end - terms[i].name_begin};
        std::size_t slot = slot_hash(name) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = static_cast<std::uint32_t>(i + 1);
    }
    return slots;
}

PostingColumnWriter::PostingColumnWriter(std::vector<std::uint32_t> lengths)
    : state_{std::make_unique<State>(std::move(lengths))} {}
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
    writer.finish();
}

}  // namespace onrecord::schema
