// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The stored form of a Revision, from which results are displayed: a record, and the record as a
// compressed frame. docs/index-format.md describes the bytes.
namespace onrecord::schema {

/// Larger records are neither written nor read.
inline constexpr std::size_t largest_record_bytes = std::size_t{64} << 20U;

/// The uncompressed record of a Revision. It ends in the SHA-256 of the preceding bytes.
/// Boilerplate is omitted; it is in the Archive only. Throws Failure (internal) when a Span lies
/// outside its text.
std::string encode_record(const AnnotatedEntry& revision);
/// Decodes a record. Throws Failure (bad data) when the digest or the structure is wrong.
AnnotatedEntry decode_record(std::string_view bytes);

/// A zstd dictionary trained on records (at most 112 KiB); empty when there are too few to train.
std::string train_dictionary(const std::vector<std::string>& records);

/// Compresses each record to one zstd frame with zstd's checksum. One thread at a time.
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

/// Decompresses and decodes records. One thread at a time. Throws Failure (bad data) for a frame
/// that is damaged, too large (over 64 MiB) or made with another dictionary.
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

}  // namespace onrecord::schema
