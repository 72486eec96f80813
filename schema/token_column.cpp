// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/token_column.hpp"

#include "schema/encoding/bytes.hpp"
#include "schema/encoding/narrow_numbers.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/encoding/token_sections.hpp"
#include "schema/encoding/word_code.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

namespace onrecord::schema {
namespace {

using encoding::append_word;
using encoding::are_offsets;
using encoding::body_lengths_section;
using encoding::by_form_section;
using encoding::ByteReader;
using encoding::counts_section;
using encoding::form_starts_section;
using encoding::forms_section;
using encoding::frequencies_section;
using encoding::NarrowNumbers;
using encoding::SectionFile;
using encoding::starts_section;
using encoding::stem_starts_section;
using encoding::stems_section;
using encoding::title_bytes_section;
using encoding::title_lengths_section;
using encoding::token_magic;
using encoding::TokenCounts;
using encoding::word_at;
using encoding::word_bytes;
using encoding::words_section;

/// True when `position` is where a word begins. `boundary` is one such place before it and is
/// moved on, so that a whole document is walked once however often this is asked.
bool is_boundary(std::span<const std::uint8_t> text, std::size_t& boundary, std::size_t position) {
    while (boundary < position) {
        boundary += word_bytes(text[boundary]);
    }
    return boundary == position;
}

constexpr std::size_t step = 16;
/// Sixteen bytes in one register; the compiler has instructions for it on every machine.
using Bytes = std::uint8_t __attribute__((vector_size(step)));

Bytes load(const std::uint8_t* bytes) {
    Bytes sixteen;
    std::memcpy(&sixteen, bytes, sizeof sixteen);
    return sixteen;
}

/// The place of `needle` in `text` at `from` or later; the text's size where it is not. Sixteen
/// places at a time are told by the needle's first and last byte (Mula 2016, "SIMD-friendly
/// algorithms for substring searching"): a phrase is a few bytes, for which memmem is slow.
std::size_t find_bytes(std::span<const std::uint8_t> text,
                       std::string_view needle,
                       std::size_t from) {
    const std::size_t behind = needle.size() - 1;
    const auto first = static_cast<std::uint8_t>(needle.front());
    const auto last = static_cast<std::uint8_t>(needle.back());
    for (; from + behind + step <= text.size(); from += step) {
        const Bytes likely = static_cast<Bytes>(load(text.data() + from) == first) &
                             static_cast<Bytes>(load(text.data() + from + behind) == last);
        std::uint64_t halves[2];
        std::memcpy(halves, &likely, sizeof halves);
        for (std::size_t half = 0; half < 2; ++half) {
            // Each likely place is a byte of ones, lowest address lowest.
            for (std::uint64_t left = halves[half] & 0x8080808080808080U; left != 0;
                 left &= left - 1) {
                const std::size_t place =
                    from + 8 * half + static_cast<std::size_t>(std::countr_zero(left)) / 8;
                if (std::memcmp(text.data() + place, needle.data(), needle.size()) == 0) {
                    return place;
                }
            }
        }
    }
    for (; from + behind < text.size(); ++from) {
        if (text[from] == first && text[from + behind] == last &&
            std::memcmp(text.data() + from, needle.data(), needle.size()) == 0) {
            return from;
        }
    }
    return text.size();
}

bool contains(std::span<const std::uint8_t> text, std::string_view needle) {
    std::size_t boundary = 0;
    std::size_t from = 0;
    while (from + needle.size() <= text.size()) {
        const std::size_t position = find_bytes(text, needle, from);
        if (position == text.size()) return false;
        // The tail of a longer word may look like the needle.
        if (is_boundary(text, boundary, position)) return true;
        from = position + 1;
    }
    return false;
}

}  // namespace

struct TokenColumn::State {
    explicit State(const std::filesystem::path& path) : file{path, token_magic} {}

    SectionFile file;
    TokenCounts counts;
    std::string_view words;
    NarrowNumbers starts;
    NarrowNumbers title_bytes;
    NarrowNumbers title_lengths;
    NarrowNumbers body_lengths;
    NarrowNumbers form_starts;
    std::string_view forms;
    NarrowNumbers frequencies;
    std::span<const WordId> by_form;
    NarrowNumbers stem_starts;
    std::string_view stems;

    std::string_view form(WordId word) const {
        return forms.substr(form_starts[word], form_starts[word + 1] - form_starts[word]);
    }
    void read_sections();
    void check_documents() const;
    void check_vocabulary() const;
    void check_stems() const;
};

void TokenColumn::State::read_sections() {
    const auto raw_counts = file.numbers<std::uint64_t>(counts_section, 4);
    counts = {raw_counts[0], raw_counts[1], raw_counts[2], raw_counts[3]};
    file.require(counts.documents < UINT32_MAX && counts.vocabulary < UINT32_MAX,
                 "it has too many documents or words");
    words = file.bytes(words_section);
    starts = {file, starts_section, counts.documents + 1};
    title_bytes = {file, title_bytes_section, counts.documents};
    title_lengths = {file, title_lengths_section, counts.documents};
    body_lengths = {file, body_lengths_section, counts.documents};
    form_starts = {file, form_starts_section, counts.vocabulary + 1};
    forms = file.bytes(forms_section);
    frequencies = {file, frequencies_section, counts.vocabulary};
    by_form = file.numbers<WordId>(by_form_section, counts.vocabulary);
    stem_starts = {file, stem_starts_section, counts.vocabulary + 1};
    stems = file.bytes(stems_section);
}

void TokenColumn::State::check_documents() const {
    file.require(are_offsets(starts, words.size()), "its documents are out of order");
    std::uint64_t title_words = 0;
    std::uint64_t body_words = 0;
    for (std::uint64_t i = 0; i < counts.documents; ++i) {
        const std::uint64_t bytes = starts[i + 1] - starts[i];
        const bool fits = title_bytes[i] <= bytes && title_lengths[i] <= title_bytes[i] &&
                          body_lengths[i] <= bytes - title_bytes[i];
        file.require(fits, "a document's parts do not fit it");
        title_words += title_lengths[i];
        body_words += body_lengths[i];
    }
    file.require(title_words == counts.title_words && body_words == counts.body_words,
                 "its lengths do not add up");
}

void TokenColumn::State::check_vocabulary() const {
    file.require(are_offsets(form_starts, forms.size()), "its forms are out of order");
    for (std::uint64_t i = 0; i < counts.vocabulary; ++i) {
        file.require(by_form[i] < counts.vocabulary, "its forms are out of order");
        const bool rises = i == 0 || form(by_form[i - 1]) < form(by_form[i]);
        const bool falls = i == 0 || frequencies[i] <= frequencies[i - 1];
        file.require(rises && falls, "its forms are out of order");
    }
}

void TokenColumn::State::check_stems() const {
    file.require(are_offsets(stem_starts, stems.size()), "its stems are out of order");
    try {
        for (std::uint64_t i = 0; i < counts.vocabulary; ++i) {
            ByteReader reader{stems.substr(stem_starts[i], stem_starts[i + 1] - stem_starts[i])};
            while (!reader.is_at_end()) {
                reader.string();
            }
        }
    } catch (const Failure& failure) {
        file.refuse(failure.what());
    }
}

TokenColumn::TokenColumn(const std::filesystem::path& file) {
    auto state = std::make_unique<State>(file);
    state->read_sections();
    state->check_documents();
    state->check_vocabulary();
    state->check_stems();
    state_ = std::move(state);
}
TokenColumn::~TokenColumn() = default;
TokenColumn::TokenColumn(TokenColumn&&) noexcept = default;
TokenColumn& TokenColumn::operator=(TokenColumn&&) noexcept = default;

std::uint32_t TokenColumn::size() const {
    return static_cast<std::uint32_t>(state_->counts.documents);
}

std::uint32_t TokenColumn::length(DocId document, Where where) const {
    const auto& lengths = where == Where::Title ? state_->title_lengths : state_->body_lengths;
    return static_cast<std::uint32_t>(lengths[document - 1]);
}

std::uint64_t TokenColumn::total_length(Where where) const {
    return where == Where::Title ? state_->counts.title_words : state_->counts.body_words;
}

std::span<const std::uint8_t> TokenColumn::encoded(DocId document, Where where) const {
    assert(document >= 1 && document <= size());
    const std::uint64_t begin = state_->starts[document - 1];
    const std::uint64_t middle = begin + state_->title_bytes[document - 1];
    const std::uint64_t end = state_->starts[document];
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(state_->words.data());
    if (where == Where::Title) return {bytes + begin, bytes + middle};
    return {bytes + middle, bytes + end};
}

void TokenColumn::read(DocId document, Where where, std::vector<WordId>& words) const {
    const auto text = encoded(document, where);
    words.resize(length(document, where));
    const std::uint8_t* at = text.data();
    const std::uint8_t* const end = at + text.size();
    WordId largest = 0;
    for (WordId& word : words) {
        const std::size_t bytes = at < end ? word_bytes(*at) : 1;
        state_->file.require(bytes <= static_cast<std::size_t>(end - at),
                             "a document has fewer words than it says");
        word = word_at(at);
        largest = std::max(largest, word);
        at += bytes;
    }
    state_->file.require(words.empty() || largest < state_->counts.vocabulary,
                         "a word does not exist");
    state_->file.require(at == end, "a document has more words than it says");
}

std::uint32_t TokenColumn::vocabulary_size() const {
    return static_cast<std::uint32_t>(state_->counts.vocabulary);
}

std::string_view TokenColumn::form(WordId word) const {
    assert(word < vocabulary_size());
    return state_->form(word);
}

std::optional<WordId> TokenColumn::find(std::string_view form) const {
    const auto by_form = state_->by_form;
    const auto found = std::ranges::lower_bound(
        by_form, form, {}, [this](WordId word) { return state_->form(word); });
    if (found == by_form.end() || state_->form(*found) != form) return std::nullopt;
    return *found;
}

std::uint64_t TokenColumn::frequency(WordId word) const {
    assert(word < vocabulary_size());
    return state_->frequencies[word];
}

std::vector<std::string_view> TokenColumn::stems(WordId word) const {
    assert(word < vocabulary_size());
    const std::uint64_t begin = state_->stem_starts[word];
    ByteReader reader{state_->stems.substr(begin, state_->stem_starts[word + 1] - begin)};
    std::vector<std::string_view> stems;
    while (!reader.is_at_end()) {
        stems.push_back(reader.string());
    }
    return stems;
}

std::span<const WordId> TokenColumn::with_prefix(std::string_view prefix) const {
    const auto head = [&](WordId word) { return state_->form(word).substr(0, prefix.size()); };
    // Two bounds, not one equal_range: clang 14 cannot compile libstdc++ 12's subrange.
    const auto words = state_->by_form;
    const auto begin = std::ranges::lower_bound(words, prefix, {}, head);
    return {begin, std::ranges::upper_bound(begin, words.end(), prefix, {}, head)};
}

std::string TokenColumn::encode(std::span<const WordId> words) {
    std::string phrase;
    for (const WordId word : words) {
        append_word(phrase, word);
    }
    return phrase;
}

bool TokenColumn::contains_encoded(DocId document, Where where, std::string_view phrase) const {
    return !phrase.empty() && contains(encoded(document, where), phrase);
}

bool TokenColumn::contains_phrase(DocId document,
                                  Where where,
                                  std::span<const WordId> words) const {
    return contains_encoded(document, where, encode(words));
}

}  // namespace onrecord::schema
