// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "schema/field.hpp"

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// How one Revision becomes a Xapian document, and is read back. docs/index-format.md describes
// the bytes.
namespace onrecord::schema {

/// The record of a Revision as bytes, uncompressed, ending in the SHA-256 of what stands before.
std::string encode_record(const AnnotatedEntry& revision);
/// Reads it back. Throws Failure (bad data) when the digest or the shape is wrong.
AnnotatedEntry decode_record(std::string_view bytes);

/// A zstd dictionary trained on records (at most 112 KiB); empty when there are too few to train.
std::string train_dictionary(const std::vector<std::string>& records);

/// Compresses records: one zstd frame each, checksum on. One thread at a time.
class RecordCompressor {
public:
    RecordCompressor(std::string_view dictionary, int level);
    ~RecordCompressor();
    RecordCompressor(RecordCompressor&&) noexcept;
    RecordCompressor& operator=(RecordCompressor&&) noexcept;
    RecordCompressor(const RecordCompressor&) = delete;
    RecordCompressor& operator=(const RecordCompressor&) = delete;
    std::string compress(std::string_view record);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads compressed records back. One thread at a time. Throws Failure (bad data) for a frame
/// that is damaged, too large (64 MiB) or made with another dictionary.
class RecordReader {
public:
    explicit RecordReader(std::string_view dictionary);
    ~RecordReader();
    RecordReader(RecordReader&&) noexcept;
    RecordReader& operator=(RecordReader&&) noexcept;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;
    AnnotatedEntry read(std::string_view frame);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A facet Field's values in a Revision, as they are shown: country codes, canonical names,
/// topic codes (the top level ones), the day for date. Empty strings are left out.
std::vector<std::string> facet_values(const AnnotatedEntry& revision, FieldId field);

/// The boolean term of a value: the Field's prefix and the folded value, cut to Xapian's 245
/// bytes by a digest where it is longer.
std::string boolean_term(FieldId field, std::string_view value);

/// The term of a stem: `stem` itself in the text, with the Field's prefix in the title. Empty
/// when the stem is too long to be one (over 200 bytes); such words stand in the token column only.
std::string word_term(FieldId field, std::string_view stem);

/// A Revision that is not the current one of its Entry carries this boolean term and is passed
/// over unless a search asks for it.
inline constexpr std::string_view superseded_term = "XV:old";

/// The words of a Revision, read once for terms and token column both.
struct ReadWords {
    std::vector<Word> title;
    std::vector<Word> body;
};
ReadWords read_words(const Entry& entry, const Analyzer& analyzer);

/// The Xapian document of a Revision: terms, facet terms and values, `frame` as data. Every
/// facet term, of narrow topics too, is boolean (wdf 0).
Xapian::Document make_document(const AnnotatedEntry& revision,
                               const ReadWords& words,
                               const Analyzer& analyzer,
                               std::string_view frame);

}  // namespace onrecord::schema
