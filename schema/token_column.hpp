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

// Per Shard: every document's words in order (folded, not stemmed) as ids, with the Shard's
// vocabulary (elsewhere called a forward index). The 200 most frequent words take one byte, others
// two or three, at most five (encoding/word_code.hpp). It is read for phrases, NEAR, wildcards, the
// quote check and the choice of passages. Titles and bodies are separate; no match ever spans two
// documents.
namespace onrecord::schema {

/// A word's number within a Shard: 0 is the most frequent; ties in byte order.
using WordId = std::uint32_t;

class TokenColumn {
public:
    /// Checks the structure (bounds and order) and throws Failure (bad data) naming the file.
    explicit TokenColumn(const std::filesystem::path& file);
    ~TokenColumn();
    TokenColumn(TokenColumn&&) noexcept;
    TokenColumn& operator=(TokenColumn&&) noexcept;
    TokenColumn(const TokenColumn&) = delete;
    TokenColumn& operator=(const TokenColumn&) = delete;

    std::uint32_t size() const;                               ///< Documents.
    std::uint32_t length(DocId document, Where where) const;  ///< In words.
    std::uint64_t total_length(Where where) const;            ///< Of all documents, in words.
    /// The words of a document in order; `words` is overwritten. Throws Failure (bad data) when the
    /// code does not decode to the document's number of words, all in the vocabulary.
    void read(DocId document, Where where, std::vector<WordId>& words) const;
    /// The encoded words, for scanning without decoding (encoding/word_code.hpp).
    std::span<const std::uint8_t> encoded(DocId document, Where where) const;

    std::uint32_t vocabulary_size() const;
    std::string_view form(WordId word) const;
    std::optional<WordId> find(std::string_view form) const;
    /// How often the word occurs in the Shard, in titles and bodies together.
    std::uint64_t frequency(WordId word) const;
    /// The stems of the word in the languages of the Shard's texts that contain it (one, rarely
    /// more).
    std::vector<std::string_view> stems(WordId word) const;
    /// The words that start with `prefix`, in byte order of their forms.
    std::span<const WordId> with_prefix(std::string_view prefix) const;

    /// True when that text of the document contains the words next to each other.
    bool contains_phrase(DocId document, Where where, std::span<const WordId> words) const;
    /// The same in two steps: encode a phrase once, then look for it in many documents.
    static std::string encode(std::span<const WordId> words);
    bool contains_encoded(DocId document, Where where, std::string_view phrase) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Collects a Shard's words in docid order and writes the column. The vocabulary is kept in memory,
/// the words as 32-bit ids in a scratch file in the folder `scratch`. Throws Failure (cannot
/// write).
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
