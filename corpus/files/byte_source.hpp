// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// A Capture's bytes as a stream. It hides compression from the format readers.
namespace onrecord::corpus::files {

/// Protection against decompression bombs: the total decompressed size of a file, over all nested
/// members. Beyond `always_unpacked` it must not exceed `most_times_packed` times the compressed
/// size. (Pages compress to a tenth, repetitive lines to a fiftieth, bombs to a thousandth.)
struct UnpackBudget {
    std::uint64_t given = 0;
    std::uint64_t packed = 0;  ///< Bytes read from the file itself.

    static constexpr std::uint64_t most_times_packed = 200;
    static constexpr std::uint64_t always_unpacked = 64U << 20U;
    bool is_spent() const { return given > always_unpacked && given / most_times_packed > packed; }
    /// The message when it is spent.
    static std::string describe();
};

/// Returns the next piece of a stream, empty at its end. Valid until the next call.
using Pieces = std::function<std::string_view()>;

/// Reads a file once, sequentially, decompressing gzip and zstd (detected by their first bytes, not
/// by name). Memory is bounded by their windows (zstd: at most 128 MiB, usually 8). Computes the
/// digest of the file's own bytes meanwhile.
class ByteSource {
public:
    /// Throws Failure (no input) when the file cannot be read.
    explicit ByteSource(const std::filesystem::path& file);
    /// Reads from memory, which must outlive the source.
    static ByteSource of_memory(std::string_view bytes);
    /// Reads a member of another source; both share one budget.
    static ByteSource of_pieces(Pieces pieces, UnpackBudget& budget);
    ~ByteSource();
    ByteSource(ByteSource&&) noexcept;
    ByteSource& operator=(ByteSource&&) noexcept;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Reads available decompressed bytes into `buffer`, at most `size`; 0 at the end.
    std::size_t read(char* buffer, std::size_t size);

    /// How many of the file's own bytes were read.
    std::uint64_t bytes_read() const;

    /// Why the stream ended too early, as a sentence, when its compressed data is damaged or
    /// truncated.
    const std::optional<std::string>& damage() const;

    /// SHA-256 of the file as stored on disk. Reads the rest of it, so call this last.
    std::string sha256();

    /// The file's budget, shared with nested members.
    UnpackBudget& budget();

private:
    struct State;
    explicit ByteSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// SHA-256 of a Capture's own bytes, up to its length when it was opened. Throws Failure (no input)
/// when it cannot be read, or is a pipe, device or socket, which may never end.
std::string sha256_of_capture(const std::filesystem::path& file);

}  // namespace onrecord::corpus::files
