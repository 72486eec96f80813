// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/byte_source.hpp"
#include "corpus/files/decoder.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::corpus::files {

/// One line without its line feed (and carriage return).
struct Line {
    std::string_view text;     ///< Valid until the next line is read. Empty when too long.
    std::uint64_t number = 1;  ///< Counted from 1.
    bool is_too_long = false;  ///< Longer than the limit; its bytes were skipped.
};

/// Cuts a stream into lines with memory bounded by `limit_bytes`.
class LineReader {
public:
    LineReader(ByteSource& source, std::uint64_t limit_bytes);

    /// The first bytes of the stream (at most `bytes`), without consuming them, for detecting the
    /// format. Call before the first line is read.
    std::string_view head(std::size_t bytes);
    /// Sets the encoding of the stream; lines are then returned as UTF-8. Call before the first
    /// line is read.
    void decode_from(const Encoding& encoding);
    /// The decoder, which knows what could not be decoded; nullptr when bytes are passed unchanged.
    const Decoder* decoder() const { return decoder_.get(); }
    /// Budget of the file from which all this is decompressed.
    UnpackBudget& budget() { return source_->budget(); }
    /// The next line; empty at the end.
    std::optional<Line> next();
    /// The next `bytes` bytes, fewer only at the end.
    std::string take(std::uint64_t bytes);
    /// Skips as many bytes; returns how many there were.
    std::uint64_t pass_over(std::uint64_t bytes);
    /// The rest as one text; empty when it is longer than `limit_bytes`.
    std::optional<std::string> rest(std::uint64_t limit_bytes);

private:
    bool fill();
    bool fill_decoded();
    void pass_over_line();

    ByteSource* source_;
    std::uint64_t limit_bytes_;
    std::unique_ptr<Decoder> decoder_;
    std::string undecoded_;  ///< One piece of the source's bytes.
    std::string buffer_;
    std::size_t begin_ = 0;  ///< Of what is not yet given.
    std::size_t end_ = 0;
    std::uint64_t lines_ = 0;
};

}  // namespace onrecord::corpus::files
