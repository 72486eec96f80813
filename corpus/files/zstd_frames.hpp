// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Whole zstd frames in memory, each with its size and checksum: the Archive's blocks.
namespace onrecord::corpus::files {

/// Compresses texts to one frame each, checksum on. One thread at a time.
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

/// How many bytes the frame at the beginning of `bytes` has; nothing when there is no whole one.
std::optional<std::size_t> frame_bytes(std::string_view bytes);

/// Unpacks frames. One thread at a time.
class FrameReader {
public:
    FrameReader();
    ~FrameReader();
    FrameReader(FrameReader&&) noexcept;
    FrameReader& operator=(FrameReader&&) noexcept;
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;
    /// The text of exactly one frame; nothing when it is damaged or says that it is longer than
    /// `limit_bytes`.
    std::optional<std::string> unpack(std::string_view frame, std::size_t limit_bytes);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Copies a file's bytes as they are into `packed`, one zstd frame, named last. It is not flushed:
/// the caller flushes many of them at once (flush_file_system). Gives the SHA-256 of the bytes that
/// were copied. Throws Failure.
std::string pack_file(const std::filesystem::path& file, const std::filesystem::path& packed);

/// SHA-256 of the bytes that pack_file() packed; empty when the file does not unpack to its end.
/// However well they were packed: these files are our own, and no bound on foreign ones holds here.
std::string digest_of_packed(const std::filesystem::path& packed);

/// The same, and writes the bytes to `file`, not flushed.
std::string unpack_file(const std::filesystem::path& packed, const std::filesystem::path& file);

}  // namespace onrecord::corpus::files
