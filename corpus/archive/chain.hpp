// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/durable_file.hpp"
#include "corpus/files/zstd_frames.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The hash chain of the Archive. Its segments are files of zstd frames; each frame is a block of
// JSON lines. The first line of a block, its header, contains the SHA-256 of the previous block's
// header and of the block's own lines. The digest of the last header therefore determines all
// blocks before it, and no block can be changed, removed or inserted without detection by anybody
// who knows that digest (linked timestamping: Haber and Stornetta, J. Cryptology 3, 1991). The
// current digest is Archive::position().
namespace onrecord::corpus::archive {

/// A position between two blocks. The blocks before it are themselves a complete chain.
struct ChainPosition {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;  ///< In that segment's file.
    std::uint64_t blocks = 0;
    std::uint64_t revisions = 0;
    /// SHA-256 of the last block's first line, without its line feed.
    std::string digest = std::string(64, '0');
    /// Length of the last block, so that it can be read alone; 0: unknown.
    std::uint64_t last_block_bytes = 0;
    bool operator==(const ChainPosition&) const = default;
};

/// A block is written when its lines reach this size. A single longer line gives a longer block.
inline constexpr std::size_t block_bytes = 256U << 10U;
/// A segment of this size gets no further blocks.
inline constexpr std::uint64_t segment_bytes = 64U << 20U;
/// Upper limit of a block: a record of 8 MiB in which every byte is escaped as six.
inline constexpr std::size_t block_limit_bytes = 64U << 20U;

std::filesystem::path segment_file(const std::filesystem::path& folder, std::uint32_t segment);

/// Appends blocks after `from`, which must be the end of the segments: it never truncates existing
/// data. Throws Failure: cannot write; bad data when the segments do not end there.
class ChainWriter {
public:
    ChainWriter(std::filesystem::path folder, ChainPosition from);

    /// Sets the Capture from which the following lines come, until the next commit.
    void begin_capture(std::string capture) {
        capture_ = std::move(capture);
        part_ = 0;
    }
    /// Appends a line, given as JSON without line feed.
    void add_revision(std::string_view line);
    void add_view(std::string_view line);
    void add_capture_end(std::string_view line);
    /// Appends a block unchanged from another Archive whose chain this one continues.
    void add_block(std::string_view header, std::string_view lines);
    /// Makes the next block start a segment, so that earlier segments can be rewritten.
    void begin_segment();
    /// Writes the last block of a Capture; a later commit flushes it.
    void end_capture();
    /// Removes what was added after a position at which a Capture started and was not committed.
    void drop_behind(const ChainPosition& begin);
    const ChainPosition& position() const { return position_; }
    /// Writes the last block and flushes to disk. Everything up to the returned position is
    /// durable.
    const ChainPosition& commit();

private:
    void add(std::string_view line);
    void write_block();
    void write_frame(std::string_view header, std::string_view lines);
    void turn_segment();

    std::filesystem::path folder_;
    ChainPosition position_;
    files::AppendFile segment_;
    files::FrameWriter frames_;
    std::string capture_;
    std::string lines_;
    std::uint64_t revisions_ = 0;
    std::uint64_t part_ = 0;
};

/// A block being read. The views are valid during the call that receives them.
struct Block {
    std::string_view header;  ///< Its first line, without the line feed.
    std::string_view capture;
    std::string_view lines;  ///< Each ends in a line feed.
    const ChainPosition& end;
};

/// Visits the lines of a block, without their line feeds.
template <class Visit>
void for_each_line(std::string_view lines, Visit visit) {
    while (!lines.empty()) {
        const std::size_t feed = lines.find('\n');
        visit(lines.substr(0, feed));
        lines.remove_prefix(feed == std::string_view::npos ? lines.size() : feed + 1);
    }
}

/// Checks whether a header and lines are the block that follows `at`; if so, advances `at` (except
/// segment and offset). Otherwise returns what is wrong.
std::optional<std::string> step_over_block(std::string_view header,
                                           std::string_view lines,
                                           ChainPosition& at,
                                           std::string& capture);

/// Why a chain ends at a position.
enum class BreakKind : std::uint8_t {
    End,      ///< No bytes.
    Torn,     ///< An incomplete frame or one that ends in zeros, as left by a kill or power cut.
    Damaged,  ///< A complete frame, but not the expected block.
};

/// Where a chain ends, and why.
struct ChainBreak {
    ChainPosition at;
    std::string reason;
    BreakKind kind = BreakKind::End;
};

/// Reads the blocks after `from` and verifies their digests, up to `to`, or without `to` up to the
/// last complete block. Returns the break at which it stopped (without `to`, this is the normal
/// end).
std::optional<ChainBreak> read_chain(const std::filesystem::path& folder,
                                     const ChainPosition& from,
                                     const std::optional<ChainPosition>& to,
                                     const std::function<void(const Block&)>& visit);

/// Verifies only the block that ends at `position`, whose last_block_bytes must be known. Returns
/// the break when it is not the right block.
std::optional<ChainBreak> check_last_block(const std::filesystem::path& folder,
                                           const ChainPosition& position);

/// A block that is valid by itself, regardless of its position in a chain.
struct LooseBlock {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;
    std::uint64_t number = 0;
    std::uint64_t revisions = 0;
    std::uint64_t part = 0;
    std::string capture;
    std::string lines;
};

/// Finds the valid blocks of a segment from an offset on, including those after damaged bytes.
void find_loose_blocks(const std::filesystem::path& folder,
                       std::uint32_t segment,
                       std::uint64_t from_bytes,
                       const std::function<void(LooseBlock&&)>& visit);

/// The valid block that starts at exactly this byte, if any.
std::optional<LooseBlock> loose_block_at(const std::filesystem::path& folder,
                                         std::uint32_t segment,
                                         std::uint64_t offset_bytes);

/// The numbers of the existing segments, ascending, including those after a gap.
std::vector<std::uint32_t> segment_numbers(const std::filesystem::path& folder);

}  // namespace onrecord::corpus::archive
