// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/chain.hpp"

#include "corpus/archive/block_header.hpp"
#include "schema/failure.hpp"
#include "schema/mapped_file.hpp"
#include "schema/sha256.hpp"

#include <system_error>
#include <utility>

namespace onrecord::corpus::archive {
namespace {

std::uint64_t size_or_zero(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

/// AppendFile would fill a gap with zeros, and lost data must not look like data.
std::filesystem::path checked_segment(const std::filesystem::path& folder,
                                      const ChainPosition& position) {
    std::filesystem::path file = segment_file(folder, position.segment);
    if (size_or_zero(file) < position.offset_bytes) {
        throw schema::Failure{schema::ExitStatus::BadData,
                              "The Archive has lost data: '" + file.string() +
                                  "' is shorter than what was committed. Restore the Archive from "
                                  "a copy."};
    }
    return file;
}

void remove_later_segments(const std::filesystem::path& folder, std::uint32_t segment) {
    std::error_code error;
    while (std::filesystem::remove(segment_file(folder, ++segment), error)) {
    }
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
      segment_{checked_segment(folder_, position_), position_.offset_bytes} {
    remove_later_segments(folder_, position_.segment);
}

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

const ChainPosition& ChainWriter::commit() {
    if (!lines_.empty()) write_block();
    segment_.flush();
    return position_;
}

void ChainWriter::write_block() {
    if (position_.offset_bytes >= segment_bytes) turn_segment();
    const std::string header = write_block_header(
        {position_.blocks + 1, position_.digest, schema::sha256(lines_), capture_, revisions_});
    segment_.append(frames_.compress(header + '\n' + lines_));
    position_.offset_bytes = segment_.size_bytes();
    position_.blocks += 1;
    position_.revisions += revisions_;
    position_.digest = schema::sha256(header);
    lines_.clear();
    revisions_ = 0;
}

void ChainWriter::turn_segment() {
    segment_.flush();
    position_.segment += 1;
    position_.offset_bytes = 0;
    segment_ = files::AppendFile{segment_file(folder_, position_.segment), 0};
}

namespace {

/// Walks one chain; `reason` is set when it cannot go on.
class ChainWalk {
public:
    ChainWalk(std::filesystem::path folder, ChainPosition from)
        : folder_{std::move(folder)},
          at_{std::move(from)} {
        open_segment();
    }

    const ChainPosition& at() const { return at_; }
    std::string& reason() { return reason_; }

    /// Reads the next block and steps over it. False at the end or at a break.
    bool step(const std::function<void(const Block&)>& visit) {
        while (at_.offset_bytes >= bytes_.size()) {
            if (!turn_segment()) return false;
        }
        const std::string_view left = bytes_.substr(at_.offset_bytes);
        const auto size = files::frame_bytes(left);
        if (!size) return stop("no whole block stands here");
        const auto text = frames_.unpack(left.substr(0, *size), block_limit_bytes);
        if (!text) return stop("the block does not unpack (its checksum is wrong)");
        return take(*text, *size, visit);
    }

private:
    bool take(std::string_view text,
              std::size_t size_bytes,
              const std::function<void(const Block&)>& visit) {
        const std::size_t feed = text.find('\n');
        const std::string_view first = text.substr(0, feed);
        const auto header = read_block_header(first);
        if (!header || feed == std::string_view::npos) return stop("the block has no header");
        const std::string_view lines = text.substr(feed + 1);
        if (header->previous != at_.digest || header->number != at_.blocks + 1) {
            return stop("the block does not follow the one before it");
        }
        if (header->content != schema::sha256(lines)) {
            return stop("the block's content does not have its digest");
        }
        at_.offset_bytes += size_bytes;
        at_.blocks += 1;
        at_.revisions += header->revisions;
        at_.digest = schema::sha256(first);
        visit({header->capture, lines, at_});
        return true;
    }

    bool stop(std::string_view reason) {
        reason_ = reason;
        return false;
    }

    bool turn_segment() {
        std::error_code error;
        const auto next = segment_file(folder_, at_.segment + 1);
        if (!std::filesystem::exists(next, error)) return stop("the segment ends here");
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
};

}  // namespace

std::optional<ChainBreak> read_chain(const std::filesystem::path& folder,
                                     const ChainPosition& from,
                                     const std::optional<ChainPosition>& to,
                                     const std::function<void(const Block&)>& visit) {
    ChainWalk walk{folder, from};
    while (!to || walk.at().blocks < to->blocks) {
        if (!walk.step(visit)) return ChainBreak{walk.at(), walk.reason()};
    }
    if (walk.at().digest != to->digest) {
        return ChainBreak{walk.at(), "the chain does not end in the committed digest"};
    }
    return std::nullopt;
}

}  // namespace onrecord::corpus::archive
