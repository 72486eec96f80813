// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Complete zstd frames in memory, each with content size and checksum. Used for the Archive's
// blocks.
namespace onrecord::corpus::files {

/// Compresses each text to one frame with checksum. One thread at a time.
class FrameWriter {
public:
    FrameWriter();
    ~FrameWriter();
    FrameWriter(FrameWriter&&) noexcept;
    FrameWriter& operator=(FrameWriter&&) noexcept;
    FrameWriter(const FrameWriter&) = delete;
    FrameWriter& operator=(const FrameWriter&) = delete;
    std::string compress(std::string_view text);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Length of the frame at the start of `bytes`; empty when it is not complete.
std::optional<std::size_t> frame_bytes(std::string_view bytes);

/// Decompresses frames. One thread at a time.
class FrameReader {
public:
    FrameReader();
    ~FrameReader();
    FrameReader(FrameReader&&) noexcept;
    FrameReader& operator=(FrameReader&&) noexcept;
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;
    /// The text of exactly one frame; empty when it is damaged or its declared size exceeds
    /// `limit_bytes`.
    std::optional<std::string> unpack(std::string_view frame, std::size_t limit_bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Compresses a file to `packed`, as one zstd frame; the file gets its name when it is complete. It
/// is not flushed: the caller flushes many at once (flush_file_system). Returns the SHA-256 of the
/// original bytes. Throws Failure.
std::string pack_file(const std::filesystem::path& file, const std::filesystem::path& packed);

/// SHA-256 of the original bytes of a file made by pack_file(); empty when it cannot be
/// decompressed completely. No limit on the compression ratio applies, because these files are our
/// own.
std::string digest_of_packed(const std::filesystem::path& packed);

/// The same, and writes the original bytes to `file`, without flushing.
std::string unpack_file(const std::filesystem::path& packed, const std::filesystem::path& file);

}  // namespace onrecord::corpus::files
