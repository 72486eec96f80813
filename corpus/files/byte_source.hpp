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

// A Capture's bytes as a stream. The formats rely on it and never learn how a file was packed.
namespace onrecord::corpus::files {

/// How much has been unpacked out of one file, through all that is packed within it: what is
/// unpacked past `always_unpacked` must not be more than `most_times_packed` times what it was
/// packed into. Pages pack to a tenth, lines that repeat to a fiftieth, bombs to a thousandth.
struct UnpackBudget {
    std::uint64_t given = 0;
    std::uint64_t packed = 0;  ///< Bytes taken of the file itself.

    static constexpr std::uint64_t most_times_packed = 200;
    static constexpr std::uint64_t always_unpacked = 64U << 20U;
    bool is_spent() const { return given > always_unpacked && given / most_times_packed > packed; }
    /// What to tell where it is.
    static std::string describe();
};

/// The next piece of a stream; empty at its end. Valid until the next is asked for.
using Pieces = std::function<std::string_view()>;

/// Reads a file once from its beginning, unpacking gzip and zstd (told by their first bytes, not
/// by the name) with memory bounded by their windows (zstd: 128 MiB at most, usually 8), and
/// digests the file's own bytes on the way.
class ByteSource {
public:
    /// Throws Failure (no input) when the file cannot be read.
    explicit ByteSource(const std::filesystem::path& file);
    /// Reads what is held already, which must outlive the source.
    static ByteSource of_memory(std::string_view bytes);
    /// Reads what another unpacks; both, and all within, share one budget.
    static ByteSource of_pieces(Pieces pieces, UnpackBudget& budget);
    ~ByteSource();
    ByteSource(ByteSource&&) noexcept;
    ByteSource& operator=(ByteSource&&) noexcept;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Unpacked bytes into `buffer`, as many as are at hand and at most `size`; 0 at the end.
    std::size_t read(char* buffer, std::size_t size);

    /// How many of the file's own bytes have been taken in.
    std::uint64_t bytes_read() const;

    /// Why the stream ended too early: a sentence, when its packing is damaged or cut off.
    const std::optional<std::string>& damage() const;

    /// SHA-256 of the file as it lies on the disk. Reads what is left of it, so call it last.
    std::string sha256();

    /// Of the file, shared by what is packed within it.
    UnpackBudget& budget();

private:
    struct State;
    explicit ByteSource(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// SHA-256 of a Capture's own bytes, as long as it was when it was opened. Throws Failure (no
/// input) when it cannot be read, or is a pipe, a device or a socket: those have no end to wait
/// for.
std::string sha256_of_capture(const std::filesystem::path& file);

}  // namespace onrecord::corpus::files
