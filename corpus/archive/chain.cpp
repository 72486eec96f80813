// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/chain.hpp"

#include "corpus/archive/block_header.hpp"
#include "corpus/archive/erased_lines.hpp"
#include "schema/failure.hpp"
#include "schema/mapped_file.hpp"
#include "schema/sha256.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

std::uint64_t size_or_zero(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

/// AppendFile would fill a gap with zeros and cut off a rest: lost data must not look like data,
/// and a rest is set aside before (settling.hpp), never cut here.
std::filesystem::path checked_segment(const std::filesystem::path& folder,
                                      const ChainPosition& position) {
    std::filesystem::path file = segment_file(folder, position.segment);
    if (size_or_zero(file) != position.offset_bytes) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "The Archive's '" + file.string() + "' does not end at byte " +
                                  std::to_string(position.offset_bytes) +
                                  ". Nothing was changed; onrecord-index verify --archive shows "
                                  "what is wrong."};
    }
    return file;
}

}  // namespace

std::filesystem::path segment_file(const std::filesystem::path& folder, std::uint32_t segment) {
    constexpr std::size_t digits = 6;
    const std::string number = std::to_string(segment);
    const std::string zeros(digits - std::min(digits, number.size()), '0');
    return folder / (zeros + number + ".jsonl.zst");
}

ChainWriter::ChainWriter(std::filesystem::path folder, ChainPosition from)
    : folder_{std::move(folder)},
      position_{std::move(from)},
      segment_{checked_segment(folder_, position_), position_.offset_bytes} {}

void ChainWriter::add_revision(std::string_view line) {
    add(line);
    ++revisions_;
    if (lines_.size() >= block_bytes) write_block();
}

void ChainWriter::add_view(std::string_view line) {
    add(line);
    if (lines_.size() >= block_bytes) write_block();
}

void ChainWriter::add_capture_end(std::string_view line) { add(line); }

void ChainWriter::add(std::string_view line) {
    // Keeps a block under its limit: a long line begins its own.
    if (!lines_.empty() && lines_.size() + line.size() > 2 * block_bytes) write_block();
    lines_ += line;
    lines_ += '\n';
}

void ChainWriter::end_capture() {
    if (!lines_.empty()) write_block();
}

void ChainWriter::drop_behind(const ChainPosition& begin) {
    lines_.clear();
    revisions_ = 0;
    if (position_ == begin) return;
    for (std::uint32_t segment = position_.segment; segment > begin.segment; --segment) {
        files::AppendFile{segment_file(folder_, segment), 0}.flush();
    }
    position_ = begin;
    segment_ = files::AppendFile{segment_file(folder_, position_.segment), position_.offset_bytes};
}

const ChainPosition& ChainWriter::commit() {
    end_capture();
    segment_.flush();
    return position_;
}

void ChainWriter::write_block() {
    if (position_.offset_bytes >= segment_bytes) turn_segment();
    write_frame(write_block_header({position_.blocks + 1,
                                    position_.digest,
                                    schema::sha256(lines_),
                                    capture_,
                                    revisions_,
                                    ++part_,
                                    digest_of_lines(lines_)}),
                lines_);
    position_.revisions += revisions_;
    lines_.clear();
    revisions_ = 0;
}

void ChainWriter::write_frame(std::string_view header, std::string_view lines) {
    const std::string frame = frames_.compress(std::string{header} + '\n' + std::string{lines});
    segment_.append(frame);
    position_.offset_bytes = segment_.size_bytes();
    position_.last_block_bytes = frame.size();
    position_.blocks += 1;
    position_.digest = schema::sha256(header);
}

void ChainWriter::add_block(std::string_view header, std::string_view lines) {
    end_capture();
    if (position_.offset_bytes >= segment_bytes) turn_segment();
    const auto read = read_block_header(header);
    write_frame(header, lines);
    position_.revisions += read ? read->revisions : 0;
}

void ChainWriter::begin_segment() {
    end_capture();
    if (position_.offset_bytes > 0) turn_segment();
}

void ChainWriter::turn_segment() {
    segment_.flush();
    position_.segment += 1;
    position_.offset_bytes = 0;
    segment_ = files::AppendFile{segment_file(folder_, position_.segment), 0};
}

namespace {}  // namespace

std::optional<std::string> step_over_block(std::string_view header,
                                           std::string_view lines,
                                           ChainPosition& at,
                                           std::string& capture) {
    auto read = read_block_header(header);
    if (!read) return "the block has no header";
    if (read->previous != at.digest || read->number != at.blocks + 1) {
        return "the block does not follow the one before it";
    }
    if (!are_lines_of(*read, lines)) return "the block's content does not have its digest";
    at.blocks += 1;
    at.revisions += read->revisions;
    at.digest = schema::sha256(header);
    capture = std::move(read->capture);
    return std::nullopt;
}

namespace {

/// A power cut can leave a file with the length that was being written and without its last bytes,
/// which then read as zeros. A whole frame ends in its checksum.
bool is_unwritten(std::string_view left, std::size_t frame_bytes) {
    constexpr std::size_t more_than_a_checksum = 8;
    const std::size_t written = left.find_last_not_of('\0') + 1;
    return written + more_than_a_checksum <= frame_bytes;
}

/// Walks one chain; `reason` is set when it cannot go on.
class ChainWalk {
public:
    ChainWalk(std::filesystem::path folder, ChainPosition from)
        : folder_{std::move(folder)},
          at_{std::move(from)} {
        open_segment();
    }

    const ChainPosition& at() const { return at_; }
    const std::string& reason() const { return reason_; }
    BreakKind kind() const { return kind_; }

    /// Reads the next block and steps over it. False at the end or at a break.
    bool step(const std::function<void(const Block&)>& visit) {
        while (at_.offset_bytes >= bytes_.size()) {
            if (!turn_segment()) return false;
        }
        const std::string_view left = bytes_.substr(at_.offset_bytes);
        const auto size = files::frame_bytes(left);
        if (!size) return stop("no whole block stands here", BreakKind::Torn);
        const auto text = frames_.unpack(left.substr(0, *size), block_limit_bytes);
        if (!text) {
            return stop("the block does not unpack (its checksum is wrong)",
                        is_unwritten(left, *size) ? BreakKind::Torn : BreakKind::Damaged);
        }
        return take(*text, *size, visit);
    }

private:
    bool take(std::string_view text,
              std::size_t size_bytes,
              const std::function<void(const Block&)>& visit) {
        const std::size_t feed = text.find('\n');
        const std::string_view first = text.substr(0, feed);
        if (feed == std::string_view::npos) return stop("the block has no header");
        const std::string_view lines = text.substr(feed + 1);
        std::string capture;
        if (const auto complaint = step_over_block(first, lines, at_, capture)) {
            return stop(*complaint);
        }
        at_.offset_bytes += size_bytes;
        at_.last_block_bytes = size_bytes;
        visit({first, capture, lines, at_});
        return true;
    }

    bool stop(std::string_view reason, BreakKind kind = BreakKind::Damaged) {
        reason_ = reason;
        kind_ = kind;
        return false;
    }

    bool turn_segment() {
        std::error_code error;
        const auto next = segment_file(folder_, at_.segment + 1);
        if (!std::filesystem::exists(next, error)) {
            return stop("the segment ends here", BreakKind::End);
        }
        at_.segment += 1;
        at_.offset_bytes = 0;
        open_segment();
        return true;
    }

    void open_segment() {
        const auto file = segment_file(folder_, at_.segment);
        // An empty file cannot be mapped, and has no blocks.
        mapped_ = size_or_zero(file) > 0 ? schema::MappedFile{file} : schema::MappedFile{};
        const auto bytes = mapped_.bytes();
        bytes_ = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    std::filesystem::path folder_;
    ChainPosition at_;
    schema::MappedFile mapped_;
    std::string_view bytes_;
    files::FrameReader frames_;
    std::string reason_;
    BreakKind kind_ = BreakKind::End;
};

}  // namespace

std::optional<ChainBreak> read_chain(const std::filesystem::path& folder,
                                     const ChainPosition& from,
                                     const std::optional<ChainPosition>& to,
                                     const std::function<void(const Block&)>& visit) {
    ChainWalk walk{folder, from};
    while (!to || walk.at().blocks < to->blocks) {
        if (!walk.step(visit)) return ChainBreak{walk.at(), walk.reason(), walk.kind()};
    }
    if (walk.at().digest != to->digest) {
        return ChainBreak{
            walk.at(), "the chain does not end in the committed digest", BreakKind::Damaged};
    }
    return std::nullopt;
}

namespace {

/// A mapped segment; an empty or missing one has no bytes.
class SegmentBytes {
public:
    explicit SegmentBytes(const std::filesystem::path& file)
        : mapped_{size_or_zero(file) > 0 ? schema::MappedFile{file} : schema::MappedFile{}} {}
    std::string_view view() const {
        const auto bytes = mapped_.bytes();
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

private:
    schema::MappedFile mapped_;
};

/// The frame's block, when its content has the digest that its header says.
std::optional<LooseBlock> read_loose_block(files::FrameReader& frames, std::string_view frame) {
    auto text = frames.unpack(frame, block_limit_bytes);
    if (!text) return std::nullopt;
    const std::size_t feed = text->find('\n');
    if (feed == std::string::npos) return std::nullopt;
    auto header = read_block_header(std::string_view{*text}.substr(0, feed));
    if (!header) return std::nullopt;
    LooseBlock block;
    block.lines = text->substr(feed + 1);
    if (!are_lines_of(*header, block.lines)) return std::nullopt;
    block.number = header->number;
    block.revisions = header->revisions;
    block.part = header->part;
    block.capture = std::move(header->capture);
    return block;
}

}  // namespace

std::optional<ChainBreak> check_last_block(const std::filesystem::path& folder,
                                           const ChainPosition& position) {
    const auto broken = [&](std::string reason) {
        return ChainBreak{position, std::move(reason), BreakKind::Damaged};
    };
    const SegmentBytes segment{segment_file(folder, position.segment)};
    if (segment.view().size() < position.offset_bytes) {
        return broken("the segment is shorter than what was committed");
    }
    if (position.last_block_bytes > position.offset_bytes) {
        return broken("the committed block would begin before the segment");
    }
    const std::string_view frame = segment.view().substr(
        position.offset_bytes - position.last_block_bytes, position.last_block_bytes);
    files::FrameReader frames;
    const auto text = frames.unpack(frame, block_limit_bytes);
    if (!text) return broken("no block ends where COMMITTED says");
    const std::string_view first = std::string_view{*text}.substr(0, text->find('\n'));
    const auto block = read_loose_block(frames, frame);
    if (!block || block->number != position.blocks || schema::sha256(first) != position.digest) {
        return broken("the block that ends where COMMITTED says is another one");
    }
    return std::nullopt;
}

void find_loose_blocks(const std::filesystem::path& folder,
                       std::uint32_t segment,
                       std::uint64_t from_bytes,
                       const std::function<void(LooseBlock&&)>& visit) {
    constexpr std::string_view zstd_magic{"\x28\xb5\x2f\xfd", 4};
    const SegmentBytes mapped{segment_file(folder, segment)};
    const std::string_view bytes = mapped.view();
    files::FrameReader frames;
    for (std::size_t at = bytes.find(zstd_magic, from_bytes); at != std::string_view::npos;) {
        const std::string_view left = bytes.substr(at);
        const auto size = files::frame_bytes(left);
        auto block = size ? read_loose_block(frames, left.substr(0, *size)) : std::nullopt;
        const std::size_t step = block ? *size : 1;
        if (block) {
            block->segment = segment;
            block->offset_bytes = at;
            visit(std::move(*block));
        }
        at = bytes.find(zstd_magic, at + step);
    }
}

std::optional<LooseBlock> loose_block_at(const std::filesystem::path& folder,
                                         std::uint32_t segment,
                                         std::uint64_t offset_bytes) {
    const SegmentBytes mapped{segment_file(folder, segment)};
    if (mapped.view().size() <= offset_bytes) return std::nullopt;
    const std::string_view left = mapped.view().substr(offset_bytes);
    files::FrameReader frames;
    const auto size = files::frame_bytes(left);
    return size ? read_loose_block(frames, left.substr(0, *size)) : std::nullopt;
}

std::vector<std::uint32_t> segment_numbers(const std::filesystem::path& folder) {
    std::vector<std::uint32_t> numbers;
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator{folder, error}) {
        const std::string name = file.path().filename().string();
        const std::size_t digits = name.find_first_not_of("0123456789");
        if (digits == 0 || digits == std::string::npos || digits > 9) continue;
        if (name.substr(digits) != ".jsonl.zst") continue;
        numbers.push_back(static_cast<std::uint32_t>(std::stoul(name.substr(0, digits))));
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

}  // namespace onrecord::corpus::archive
