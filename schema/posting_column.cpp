// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/posting_column.hpp"

#include "schema/encoding/posting_sections.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace onrecord::schema {
namespace {

using encoding::bitmap_words;
using encoding::bitmaps_section;
using encoding::blocks_section;
using encoding::packed_section;
using encoding::packed_words;
using encoding::posting_counts_section;
using encoding::posting_magic;
using encoding::PostingCounts;
using encoding::PostingTerm;
using encoding::SectionFile;
using encoding::slot_hash;
using encoding::stored_blocks;
using encoding::stored_counts_section;
using encoding::stored_packed_section;
using encoding::stored_width_words;
using encoding::StoredHead;
using encoding::term_names_section;
using encoding::term_slots_section;
using encoding::terms_section;

std::uint32_t blocks_of(std::uint32_t documents) {
    return documents / block_postings + (documents % block_postings == 0 ? 0 : 1);
}

}  // namespace

bool has_list(std::string_view term) {
    return !term.starts_with(field(FieldId::Id).prefix) &&
           !term.starts_with(field(FieldId::Url).prefix);
}

void PostingList::read_documents(std::size_t block,
                                 std::span<DocId, block_postings> documents) const {
    const PostingBlock& head = blocks_[block];
    const auto filled = documents.first(size_of(block));
    encoding::unpack(packed_ + head.begin, head.gap_bits, filled);
    // Never past the block's last, whatever the bytes are: so they rise, and none lies outside.
    std::uint64_t document = before(block);
    for (DocId& gap : filled) {
        document = std::min<std::uint64_t>(document + gap + 1, head.last);
        gap = static_cast<DocId>(document);
    }
}

void PostingList::read_counts(std::size_t block,
                              std::span<std::uint32_t, block_postings> counts) const {
    const PostingBlock& head = blocks_[block];
    const auto filled = counts.first(size_of(block));
    const std::uint64_t gaps = packed_words(filled.size(), head.gap_bits);
    encoding::unpack(packed_ + head.begin + gaps, head.count_bits, filled);
    for (std::uint32_t& count : filled) {
        ++count;
    }
}

void StoredCounts::add_to(std::span<std::uint32_t> counts) const {
    std::uint64_t packed = stored_width_words(values_);
    if (packed > words_.size()) return;
    std::array<std::uint32_t, block_postings> numbers{};
    for (std::uint32_t begin = 0, block = 0; begin < values_; begin += block_postings, ++block) {
        const std::uint32_t bits = words_[block / 4] >> (block % 4 * 8) & 0xFFU;
        if (bits == 0) continue;
        const std::uint64_t next = packed + encoding::packed_words(block_postings, bits);
        // Opening has proven that all lies within; the file may have been damaged since.
        if (bits > encoding::widest_number || next > words_.size()) return;
        encoding::unpack(words_.data() + packed, bits, numbers);
        packed = next;
        const std::uint32_t size = std::min(values_ - begin, block_postings);
        for (std::uint32_t i = 0; i < size; ++i) {
            counts[begin + i] += numbers[i];
        }
    }
}

struct PostingColumn::State {
    explicit State(const std::filesystem::path& path) : file{path, posting_magic} {}

    void read_sections();
    void check_terms() const;
    void check_blocks(const PostingTerm& term, const PostingTerm& next) const;
    void check_stored() const;
    /// Empty where the file was damaged after it was opened (docs/decisions/0021).
    std::span<const std::uint32_t> stored_words(std::size_t head) const {
        const std::uint32_t begin = stored[head].begin;
        const std::uint32_t end = stored[head + 1].begin;
        if (end < begin || end > stored_packed.size()) return {};
        return stored_packed.subspan(begin, end - begin);
    }
    std::string_view name(std::size_t term) const {
        return names.substr(terms[term].name_begin,
                            terms[term + 1].name_begin - terms[term].name_begin);
    }

    SectionFile file;
    PostingCounts counts;
    std::string_view names;
    std::span<const PostingTerm> terms;
    std::span<const std::uint32_t> slots;
    std::span<const PostingBlock> blocks;
    std::span<const std::uint32_t> packed;
    std::span<const std::uint64_t> bitmaps;
    std::span<const StoredHead> stored;
    std::span<const std::uint32_t> stored_packed;
};

void PostingColumn::State::read_sections() {
    const std::string_view raw = file.bytes(posting_counts_section);
    file.require(raw.size() == sizeof counts, "a section has another length");
    std::memcpy(&counts, raw.data(), sizeof counts);
    file.require(counts.documents < UINT32_MAX && counts.terms < UINT32_MAX,
                 "it has too many documents or terms");
    file.require(std::isfinite(counts.average_length) && counts.average_length >= 0,
                 "its average length is none");
    file.require((counts.neighbour_buckets & (counts.neighbour_buckets - 1U)) == 0,
                 "its pairs have another number of lists");
    names = file.bytes(term_names_section);
    terms = file.numbers<PostingTerm>(terms_section, counts.terms + 1);
    slots = file.numbers<std::uint32_t>(term_slots_section);
    blocks = file.numbers<PostingBlock>(blocks_section);
    packed = file.numbers<std::uint32_t>(packed_section);
    bitmaps = file.numbers<std::uint64_t>(bitmaps_section);
    stored = file.numbers<StoredHead>(stored_counts_section);
    stored_packed = file.numbers<std::uint32_t>(stored_packed_section);
}

void PostingColumn::State::check_blocks(const PostingTerm& term, const PostingTerm& next) const {
    file.require(next.block_begin - term.block_begin == blocks_of(term.documents),
                 "a list has another number of blocks");
    DocId before = 0;
    for (std::uint32_t i = term.block_begin; i < next.block_begin; ++i) {
        const PostingBlock& block = blocks[i];
        const std::uint32_t left = term.documents - (i - term.block_begin) * block_postings;
        const std::uint32_t size = std::min(left, block_postings);
        const bool rises = block.last > before && block.last - before >= size;
        file.require(rises && block.last <= counts.documents, "a list is out of order");
        file.require(block.gap_bits <= 32 && block.count_bits <= 32 && block.bound >= 0 &&
                         std::isfinite(block.bound),
                     "a block has another form");
        const std::uint64_t end = std::uint64_t{block.begin} + packed_words(size, block.gap_bits) +
                                  packed_words(size, block.count_bits);
        file.require(end <= packed.size(), "a block lies outside it");
        before = block.last;
    }
}

void PostingColumn::State::check_terms() const {
    const std::uint64_t words = bitmap_words(counts.documents);
    const PostingTerm& end = terms.back();
    file.require(terms.front().name_begin == 0 && terms.front().block_begin == 0 &&
                     end.name_begin == names.size() && end.block_begin == blocks.size(),
                 "its terms are out of order");
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
        const PostingTerm& term = terms[i];
        const PostingTerm& next = terms[i + 1];
        file.require(term.name_begin <= next.name_begin && term.block_begin <= next.block_begin &&
                         next.name_begin <= names.size() && next.block_begin <= blocks.size(),
                     "its terms are out of order");
        file.require(term.documents > 0 && term.documents <= counts.documents &&
                         term.bitmap * words <= bitmaps.size(),
                     "a list is larger than the Shard");
        check_blocks(term, next);
    }
    const std::uint64_t used = counts.documents % 64;
    for (std::size_t i = words; used != 0 && i <= bitmaps.size(); i += words) {
        file.require(bitmaps[i - 1] >> used == 0, "a bitmap has documents that do not exist");
    }
    file.require(!slots.empty() && (slots.size() & (slots.size() - 1)) == 0,
                 "its table of terms has another length");
    const bool all_exist =
        std::ranges::all_of(slots, [&](std::uint32_t slot) { return slot <= counts.terms; });
    file.require(all_exist, "a term does not exist");
}

void PostingColumn::State::check_stored() const {
    file.require(counts.values <= UINT16_MAX && !stored.empty() && stored.front().begin == 0 &&
                     stored.back().begin == stored_packed.size(),
                 "its stored counts are out of order");
    const std::uint64_t blocks_of_each = stored_blocks(counts.values);
    const std::uint64_t widths = stored_width_words(counts.values);
    for (std::size_t i = 0; i + 1 < stored.size(); ++i) {
        const StoredHead& head = stored[i];
        const StoredHead& next = stored[i + 1];
        file.require(head.term < counts.terms && head.begin <= next.begin &&
                         next.begin <= stored_packed.size() &&
                         (i == 0 || stored[i - 1].term < head.term),
                     "its stored counts are out of order");
        file.require(head.documents <= terms[head.term].documents, "more is counted than there is");
        const std::span<const std::uint32_t> words = stored_words(i);
        file.require(words.size() >= widths, "stored counts lie outside it");
        std::uint64_t needed = widths;
        for (std::uint64_t block = 0; block < blocks_of_each; ++block) {
            const std::uint32_t bits = words[block / 4] >> (block % 4 * 8) & 0xFFU;
            file.require(bits <= encoding::widest_number, "stored counts have another form");
            needed += packed_words(block_postings, bits);
        }
        file.require(needed == words.size(), "stored counts lie outside it");
    }
}

PostingColumn::PostingColumn(const std::filesystem::path& file) {
    auto state = std::make_unique<State>(file);
    state->read_sections();
    state->check_terms();
    state->check_stored();
    state_ = std::move(state);
}
PostingColumn::~PostingColumn() = default;
PostingColumn::PostingColumn(PostingColumn&&) noexcept = default;
PostingColumn& PostingColumn::operator=(PostingColumn&&) noexcept = default;

std::uint32_t PostingColumn::size() const {
    return static_cast<std::uint32_t>(state_->counts.documents);
}
std::uint64_t PostingColumn::term_count() const { return state_->counts.terms; }
std::uint32_t PostingColumn::stored_values() const {
    return static_cast<std::uint32_t>(state_->counts.values);
}
std::uint32_t PostingColumn::neighbour_words() const { return state_->counts.neighbour_words; }
std::uint32_t PostingColumn::neighbour_buckets() const { return state_->counts.neighbour_buckets; }
double PostingColumn::average_length() const { return state_->counts.average_length; }

PostingList PostingColumn::find(std::string_view term) const {
    const std::size_t mask = state_->slots.size() - 1;
    std::size_t slot = slot_hash(term) & mask;
    // A damaged table may have no free slot; it is then walked once.
    for (std::size_t i = 0; i <= mask; ++i, slot = (slot + 1) & mask) {
        const std::uint32_t number = state_->slots[slot];
        if (number == 0) break;
        if (state_->name(number - 1) != term) continue;
        const PostingTerm& found = state_->terms[number - 1];
        PostingList list;
        list.blocks_ = state_->blocks.subspan(found.block_begin, blocks_of(found.documents));
        const std::uint64_t words = bitmap_words(state_->counts.documents);
        if (found.bitmap > 0) {
            list.bitmap_ = state_->bitmaps.subspan((found.bitmap - 1) * words, words);
        }
        list.packed_ = state_->packed.data();
        list.documents_ = found.documents;
        list.bodies_ = found.bodies;
        list.titles_ = found.titles;
        const auto heads = state_->stored.first(state_->stored.size() - 1);
        const auto head = std::ranges::lower_bound(heads, number - 1, {}, &StoredHead::term);
        if (head == heads.end() || head->term != number - 1) return list;
        StoredCounts& stored = list.stored_.emplace();
        stored.words_ = state_->stored_words(static_cast<std::size_t>(head - heads.begin()));
        stored.values_ = stored_values();
        stored.documents_ = head->documents;
        return list;
    }
    return {};
}

}  // namespace onrecord::schema
