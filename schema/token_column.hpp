// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/facet_columns.hpp"
#include "schema/read_words.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Per Shard: every document's words in order (folded, unstemmed) as ids, with the Shard's
// vocabulary. One byte for the 200 commonest words, two or three (at most five) for the rest.
// Phrases, NEAR, quotations, word alignment and the choice of passages read it. Titles and bodies
// are kept apart, and nothing here ever crosses a document.
namespace onrecord::schema {

/// A word's number within a Shard: 0 is the commonest; ties in byte order.
using WordId = std::uint32_t;

class TokenColumn {
public:
    /// Checks the shape (bounds and order) and throws Failure (bad data) naming the file.
    explicit TokenColumn(const std::filesystem::path& file);
    ~TokenColumn();
    TokenColumn(TokenColumn&&) noexcept;
    TokenColumn& operator=(TokenColumn&&) noexcept;
    TokenColumn(const TokenColumn&) = delete;
    TokenColumn& operator=(const TokenColumn&) = delete;

    std::uint32_t size() const;                               ///< Documents.
    std::uint32_t length(DocId document, Where where) const;  ///< In words.
    std::uint64_t total_length(Where where) const;            ///< Of all documents, in words.
    /// The words of a document in order; `words` is overwritten. Throws Failure (bad data) where
    /// the code does not give the document's length in words of the vocabulary.
    void read(DocId document, Where where, std::vector<WordId>& words) const;
    /// The encoded words, for scanning without decoding (docs/index-format.md has the code).
    std::span<const std::uint8_t> encoded(DocId document, Where where) const;

    std::uint32_t vocabulary_size() const;
    std::string_view form(WordId word) const;
    std::optional<WordId> find(std::string_view form) const;
    /// How often the word stands in the Shard, titles and bodies.
    std::uint64_t frequency(WordId word) const;
    /// The stems that the word has in the languages it stands in here (one, rarely more).
    std::vector<std::string_view> stems(WordId word) const;
    /// The words that begin with `prefix`, in byte order of their forms.
    std::span<const WordId> with_prefix(std::string_view prefix) const;

    /// True when the words stand next to one another somewhere in that text of the document.
    bool contains_phrase(DocId document, Where where, std::span<const WordId> words) const;
    /// The same for words that were encoded once for many documents.
    static std::string encode(std::span<const WordId> words);
    bool contains_encoded(DocId document, Where where, std::string_view phrase) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Collects a Shard's words in docid order and writes the column. Holds the vocabulary in memory
/// and the words as 32-bit ids in a scratch file in `scratch`, so memory does not grow with the
/// text. Throws Failure (cannot write).
class TokenColumnWriter {
public:
    explicit TokenColumnWriter(const std::filesystem::path& scratch);
    ~TokenColumnWriter();
    TokenColumnWriter(const TokenColumnWriter&) = delete;
    TokenColumnWriter& operator=(const TokenColumnWriter&) = delete;
    TokenColumnWriter(TokenColumnWriter&&) noexcept;
    TokenColumnWriter& operator=(TokenColumnWriter&&) noexcept;

    void add(const ReadWords& words, const Analyzer& analyzer, std::string_view lang);
    void write(const std::filesystem::path& file);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::schema
