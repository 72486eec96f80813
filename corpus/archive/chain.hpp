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

// The Archive's segments: files of zstd frames, one frame a block of JSON lines. A block's first
// line names the digest of the block before and of its own content, so that nothing can be
// changed, dropped or put between without showing.
namespace onrecord::corpus::archive {

/// A place between two blocks; what stands before it is a chain of its own.
struct ChainPosition {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;  ///< In that segment's file.
    std::uint64_t blocks = 0;
    std::uint64_t revisions = 0;
    /// SHA-256 of the last block's first line, without its line feed.
    std::string digest = std::string(64, '0');
    /// How long the last block is, so that it alone can be read; 0 where that is not known.
    std::uint64_t last_block_bytes = 0;
    bool operator==(const ChainPosition&) const = default;
};

/// A block's lines reach this size before it is written; one longer line makes a longer block.
inline constexpr std::size_t block_bytes = 256U << 10U;
/// A segment takes no further block once it is this long.
inline constexpr std::uint64_t segment_bytes = 64U << 20U;
/// No block that we write is longer: a record of 8 MiB whose every byte is escaped as six.
inline constexpr std::size_t block_limit_bytes = 64U << 20U;

std::filesystem::path segment_file(const std::filesystem::path& folder, std::uint32_t segment);

/// Adds blocks after `from`, where the segments must end: it never cuts anything off. Throws
/// Failure: cannot write; bad data when the segments do not end there.
class ChainWriter {
public:
    ChainWriter(std::filesystem::path folder, ChainPosition from);

    /// The Capture that the following lines come from, until the next commit.
    void begin_capture(std::string capture) {
        capture_ = std::move(capture);
        part_ = 0;
    }
    /// Takes over one line's JSON (no line feed).
    void add_revision(std::string_view line);
    void add_view(std::string_view line);
    void add_capture_end(std::string_view line);
    /// Adds a block as it stood in another Archive, whose chain this one goes on.
    void add_block(std::string_view header, std::string_view lines);
    /// The next block begins a segment, so that those before it can be written anew.
    void begin_segment();
    /// Writes the last block of a Capture; a later commit flushes it.
    void end_capture();
    /// Takes back what was added behind a place where a Capture began, and is not committed.
    void drop_behind(const ChainPosition& begin);
    const ChainPosition& position() const { return position_; }
    /// Writes the last block and flushes. What was added is durable at the position it gives.
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

/// One block as it was read; the views last as long as the call they are given to.
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

/// Checks whether a block's first line and its other lines are the block that follows `at`, and
/// steps over it, but for its place. What is wrong, when it is not.
std::optional<std::string> step_over_block(std::string_view header,
                                           std::string_view lines,
                                           ChainPosition& at,
                                           std::string& capture);

/// Why a chain goes no further.
enum class BreakKind : std::uint8_t {
    End,      ///< Nothing stands here.
    Torn,     ///< Bytes stand here, but no whole frame: what a killed writer leaves.
    Damaged,  ///< A whole frame, but not the block that belongs here.
};

/// What is wrong with a chain, and where.
struct ChainBreak {
    ChainPosition at;
    std::string reason;
    BreakKind kind = BreakKind::End;
};

/// Reads the blocks after `from` and checks each against its digests, up to `to`, or to the last
/// whole block when there is no `to`. Gives the break when it meets one (with no `to`, that is
/// simply where the chain ends).
std::optional<ChainBreak> read_chain(const std::filesystem::path& folder,
                                     const ChainPosition& from,
                                     const std::optional<ChainPosition>& to,
                                     const std::function<void(const Block&)>& visit);

/// Reads only the block that ends at `position`, and whether it is that position's. The break when
/// it is not. For a position that knows how long its last block is.
std::optional<ChainBreak> check_last_block(const std::filesystem::path& folder,
                                           const ChainPosition& position);

/// A block that is sound by itself, wherever it stands.
struct LooseBlock {
    std::uint32_t segment = 1;
    std::uint64_t offset_bytes = 0;
    std::uint64_t number = 0;
    std::uint64_t revisions = 0;
    std::uint64_t part = 0;
    std::string capture;
    std::string lines;
};

/// Finds the sound blocks in a segment from an offset on, also behind damage.
void find_loose_blocks(const std::filesystem::path& folder,
                       std::uint32_t segment,
                       std::uint64_t from_bytes,
                       const std::function<void(LooseBlock&&)>& visit);

/// The sound block that begins at this very byte, if one does.
std::optional<LooseBlock> loose_block_at(const std::filesystem::path& folder,
                                         std::uint32_t segment,
                                         std::uint64_t offset_bytes);

/// The numbers of the segments that are there, ascending, also behind a gap.
std::vector<std::uint32_t> segment_numbers(const std::filesystem::path& folder);

}  // namespace onrecord::corpus::archive
