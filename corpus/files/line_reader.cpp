// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/line_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace onrecord::corpus::files {
namespace {

constexpr std::size_t piece_bytes = 256U << 10U;

std::string_view without_carriage_return(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

LineReader::LineReader(ByteSource& source, std::uint64_t limit_bytes)
    : source_{&source},
      limit_bytes_{limit_bytes} {}

/// Adds a piece to the buffer, first moving what is left to its beginning. False at the end.
bool LineReader::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (decoder_ != nullptr) return fill_decoded();
    if (buffer_.size() < end_ + piece_bytes) {
        buffer_.resize(std::max(buffer_.size() * 2, end_ + piece_bytes));
    }
    const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    return got > 0;
}

/// A piece may decode to nothing (half a character), so that only the source's end is the end.
bool LineReader::fill_decoded() {
    buffer_.resize(end_);
    for (bool is_end = false; !is_end && buffer_.size() == end_;) {
        undecoded_.resize(piece_bytes);
        undecoded_.resize(source_->read(undecoded_.data(), undecoded_.size()));
        is_end = undecoded_.empty();
        decoder_->decode(undecoded_, buffer_);
    }
    const bool has_more = buffer_.size() > end_;
    end_ = buffer_.size();
    return has_more;
}

void LineReader::decode_from(const Encoding& encoding) {
    decoder_ = std::make_unique<Decoder>(encoding);
    std::string decoded;
    if (begin_ < end_) decoder_->decode({buffer_.data() + begin_, end_ - begin_}, decoded);
    buffer_ = std::move(decoded);
    begin_ = 0;
    end_ = buffer_.size();
}

std::string_view LineReader::head(std::size_t bytes) {
    while (end_ - begin_ < bytes && fill()) {
    }
    return {buffer_.data() + begin_, std::min(bytes, end_ - begin_)};
}

std::optional<Line> LineReader::next() {
    std::size_t searched = 0;
    for (;;) {
        const std::string_view left{buffer_.data() + begin_, end_ - begin_};
        const std::size_t feed = left.find('\n', searched);
        const std::size_t length = std::min(feed, left.size());
        if (length > limit_bytes_) {
            pass_over_line();
            return Line{{}, ++lines_, true};
        }
        if (feed != std::string_view::npos) {
            begin_ += feed + 1;
            return Line{without_carriage_return(left.substr(0, feed)), ++lines_, false};
        }
        searched = left.size();
        if (fill()) continue;
        if (begin_ == end_) return std::nullopt;
        const std::string_view last{buffer_.data() + begin_, end_ - begin_};
        begin_ = end_;
        return Line{without_carriage_return(last), ++lines_, false};
    }
}

void LineReader::pass_over_line() {
    do {
        const std::string_view left{buffer_.data() + begin_, end_ - begin_};
        const std::size_t feed = left.find('\n');
        if (feed != std::string_view::npos) {
            begin_ += feed + 1;
            return;
        }
        begin_ = end_;
    } while (fill());
}

std::string LineReader::take(std::uint64_t bytes) {
    std::string taken;
    while (taken.size() < bytes && (begin_ < end_ || fill())) {
        const std::size_t piece = std::min<std::uint64_t>(bytes - taken.size(), end_ - begin_);
        taken.append(buffer_.data() + begin_, piece);
        begin_ += piece;
    }
    return taken;
}

std::uint64_t LineReader::pass_over(std::uint64_t bytes) {
    std::uint64_t passed = 0;
    while (passed < bytes && (begin_ < end_ || fill())) {
        const std::size_t piece = std::min<std::uint64_t>(bytes - passed, end_ - begin_);
        begin_ += piece;
        passed += piece;
    }
    return passed;
}

std::optional<std::string> LineReader::rest(std::uint64_t limit_bytes) {
    std::string all{buffer_.data() + begin_, end_ - begin_};
    begin_ = end_;
    while (all.size() <= limit_bytes && fill()) {
        all.append(buffer_.data() + begin_, end_ - begin_);
        begin_ = end_;
    }
    if (all.size() > limit_bytes) return std::nullopt;
    return all;
}

}  // namespace onrecord::corpus::files
