// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/statement_column.hpp"

#include "schema/encoding/narrow_numbers.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/encoding/statement_sections.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

namespace onrecord::schema {
namespace {

using encoding::add_narrow;
using encoding::are_offsets;
using encoding::NarrowNumbers;
using encoding::SectionFile;
using encoding::SectionWriter;

}  // namespace

struct StatementColumn::State {
    explicit State(const std::filesystem::path& path) : file{path, encoding::statement_magic} {}

    SectionFile file;
    std::uint64_t documents = 0;
    std::uint64_t statements = 0;
    NarrowNumbers starts;
    NarrowNumbers quotes;
    std::span<const std::uint8_t> flags;
    NarrowNumbers first_words;
    NarrowNumbers word_counts;
};

StatementColumn::StatementColumn(const std::filesystem::path& file) {
    auto state = std::make_unique<State>(file);
    const SectionFile& sections = state->file;
    const auto counts = sections.numbers<std::uint64_t>(encoding::statement_counts_section, 2);
    state->documents = counts[0];
    state->statements = counts[1];
    sections.require(counts[0] < UINT32_MAX && counts[1] < UINT32_MAX,
                     "it has too many Statements");
    state->starts = {sections, encoding::document_starts_section, state->documents + 1};
    sections.require(are_offsets(state->starts, state->statements),
                     "its documents are out of order");
    state->quotes = {sections, encoding::statement_quotes_section, state->statements};
    state->flags =
        sections.numbers<std::uint8_t>(encoding::statement_flags_section, state->statements);
    state->first_words = {sections, encoding::first_words_section, state->statements};
    state->word_counts = {sections, encoding::word_counts_section, state->statements};
    state_ = std::move(state);
}
StatementColumn::~StatementColumn() = default;
StatementColumn::StatementColumn(StatementColumn&&) noexcept = default;
StatementColumn& StatementColumn::operator=(StatementColumn&&) noexcept = default;

std::uint32_t StatementColumn::size() const {
    return static_cast<std::uint32_t>(state_->documents);
}

std::uint32_t StatementColumn::statement_count() const {
    return static_cast<std::uint32_t>(state_->statements);
}

StatementColumn::Range StatementColumn::of(DocId document) const {
    assert(document >= 1 && document <= size());
    return {static_cast<std::uint32_t>(state_->starts[document - 1]),
            static_cast<std::uint32_t>(state_->starts[document])};
}

Statement StatementColumn::operator[](std::uint32_t number) const {
    assert(number < statement_count());
    const std::uint8_t flags = state_->flags[number];
    return {static_cast<std::uint32_t>(state_->quotes[number]),
            (flags & encoding::title_flag) != 0 ? Where::Title : Where::Body,
            static_cast<std::uint32_t>(state_->first_words[number]),
            static_cast<std::uint32_t>(state_->word_counts[number]),
            (flags & encoding::piece_flag) != 0};
}

DocId StatementColumn::document_of(std::uint32_t number) const {
    assert(number < statement_count());
    DocId begin = 1;
    DocId end = size();
    while (begin < end) {
        const DocId middle = begin + (end - begin) / 2;
        if (state_->starts[middle] <= number) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

struct StatementColumnWriter::State {
    std::vector<std::uint64_t> starts{0};
    std::vector<std::uint64_t> quotes;
    std::vector<std::uint8_t> flags;
    std::vector<std::uint64_t> first_words;
    std::vector<std::uint64_t> word_counts;
};

StatementColumnWriter::StatementColumnWriter() : state_{std::make_unique<State>()} {}
StatementColumnWriter::~StatementColumnWriter() = default;
StatementColumnWriter::StatementColumnWriter(StatementColumnWriter&&) noexcept = default;
StatementColumnWriter& StatementColumnWriter::operator=(StatementColumnWriter&&) noexcept = default;

void StatementColumnWriter::add(const AnnotatedEntry& revision, const ReadWords& words) {
    for (const Statement& statement : statements_of(revision, words)) {
        state_->quotes.push_back(statement.quote);
        state_->flags.push_back(
            static_cast<std::uint8_t>((statement.where == Where::Title ? encoding::title_flag : 0) |
                                      (statement.is_piece ? encoding::piece_flag : 0)));
        state_->first_words.push_back(statement.first_word);
        state_->word_counts.push_back(statement.words);
    }
    if (state_->quotes.size() >= UINT32_MAX) {
        throw Failure{ExitStatus::CannotWrite,
                      "a Shard has too many Statements; choose smaller Shards"};
    }
    state_->starts.push_back(state_->quotes.size());
}

void StatementColumnWriter::write(const std::filesystem::path& file) const {
    SectionWriter writer{file, encoding::statement_magic, encoding::statement_section_count};
    writer.add(encoding::statement_counts_section,
               std::vector<std::uint64_t>{state_->starts.size() - 1, state_->quotes.size()});
    add_narrow(writer, encoding::document_starts_section, state_->starts);
    add_narrow(writer, encoding::statement_quotes_section, state_->quotes);
    writer.add(encoding::statement_flags_section, state_->flags);
    add_narrow(writer, encoding::first_words_section, state_->first_words);
    add_narrow(writer, encoding::word_counts_section, state_->word_counts);
    writer.finish();
}

}  // namespace onrecord::schema
