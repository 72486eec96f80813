// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"
#include "schema/statement.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

// Per Shard: the positions of its Statements, so that they can be compared by the words of the
// token column, without decompressing records.
namespace onrecord::schema {

/// Immutable, memory-mapped; many threads may read.
class StatementColumn {
public:
    /// Checks the structure and throws Failure (bad data) naming the file. It cannot check word
    /// ranges against the token column: the caller must, before reading the words.
    explicit StatementColumn(const std::filesystem::path& file);
    ~StatementColumn();
    StatementColumn(StatementColumn&&) noexcept;
    StatementColumn& operator=(StatementColumn&&) noexcept;
    StatementColumn(const StatementColumn&) = delete;
    StatementColumn& operator=(const StatementColumn&) = delete;

    std::uint32_t size() const;             ///< Documents.
    std::uint32_t statement_count() const;  ///< In all documents.

    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    /// The numbers of a document's Statements within the Shard.
    Range of(DocId document) const;
    Statement operator[](std::uint32_t number) const;
    DocId document_of(std::uint32_t number) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Collects a Shard's Statements in docid order and writes the column. Memory: about 20 bytes for
/// each Statement. Throws Failure (cannot write).
class StatementColumnWriter {
public:
    StatementColumnWriter();
    ~StatementColumnWriter();
    StatementColumnWriter(const StatementColumnWriter&) = delete;
    StatementColumnWriter& operator=(const StatementColumnWriter&) = delete;
    StatementColumnWriter(StatementColumnWriter&&) noexcept;
    StatementColumnWriter& operator=(StatementColumnWriter&&) noexcept;

    void add(const AnnotatedEntry& revision, const ReadWords& words);
    void write(const std::filesystem::path& file) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::schema
